/** What went wrong with an account, in words; and what was typed into a form. */
import { ApiProblem } from '../../api/call.ts';
import type { TwoLanguages } from '../../i18n/words.ts';
import type { accountWords } from './words.ts';

type Words = typeof accountWords extends TwoLanguages<infer T> ? T : never;

const reasons: Readonly<Record<string, 'length' | 'same' | 'near_login' | 'simple'>> = { length: 'length', same: 'same', login: 'near_login', simple: 'simple' };
const plain = ['WRONG_CREDENTIALS', 'NOT_ALLOWED', 'LOGIN_TAKEN', 'LAST_ADMINISTRATOR', 'BUSY', 'unreachable'] as const;

export function faultText(words: Words, fault: unknown): string {
  if (!(fault instanceof ApiProblem)) return words.faults.other({ code: fault instanceof Error ? fault.message : 'unknown' });
  const { code, extra } = fault;
  if (code === 'TOO_MANY_REQUESTS') return words.faults.TOO_MANY_REQUESTS({ seconds: Math.max(1, Number(extra['retry_after_s']) || 60) });
  if (code === 'BAD_PASSWORD') return words.faults[reasons[String(extra['reason'])] ?? 'length'];
  if (code === 'BAD_REQUEST' && extra['pointer'] === '/login') return words.faults.bad_login;
  const known = plain.find((one) => one === code);
  return known ? words.faults[known] : words.faults.other({ code });
}

/** What a person typed into a form's field. */
export function saidIn(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
