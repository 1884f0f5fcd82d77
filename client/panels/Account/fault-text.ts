/** What went wrong with an account, and what a look at the audit log showed, in words; and what was typed into a form. */
import { ApiProblem } from '../../api/call.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { TwoLanguages } from '../../i18n/words.ts';
import type { AuditVerification } from '../../../server/contract/people.ts';
import type { Language } from '../../view/view.ts';
import type { accountWords } from './words.ts';

type Words = typeof accountWords extends TwoLanguages<infer T> ? T : never;

const reasons: Readonly<Record<string, 'length' | 'same' | 'near_login' | 'simple'>> = { length: 'length', same: 'same', login: 'near_login', simple: 'simple' };
const plain = ['WRONG_CREDENTIALS', 'NOT_ALLOWED', 'LOGIN_TAKEN', 'LAST_ADMINISTRATOR', 'OTHER_PERSON', 'BUSY', 'unreachable'] as const;

export function faultText(words: Words, fault: unknown): string {
  if (!(fault instanceof ApiProblem)) return words.faults.other({ code: fault instanceof Error ? fault.message : 'unknown' });
  const { code, extra } = fault;
  if (code === 'TOO_MANY_REQUESTS') return words.faults.TOO_MANY_REQUESTS({ seconds: Math.max(1, Number(extra['retry_after_s']) || 60) });
  if (code === 'BAD_PASSWORD') return words.faults[reasons[String(extra['reason'])] ?? 'length'];
  if (code === 'BAD_REQUEST' && extra['pointer'] === '/login') return words.faults.bad_login;
  const known = plain.find((one) => one === code);
  return known ? words.faults[known] : words.faults.other({ code });
}

/** What the look at the audit log showed: of the chain of its rows, and of the signature at its end. */
export function proofText({ seals, ...words }: Words, { rows, broken_at, last_hash, seal, signed_rows }: AuditVerification, language: Language): string {
  const chain = broken_at === null ? words.chain_whole({ rows: formatNumber(rows, language), hash: last_hash.slice(0, 16) }) : words.chain_broken({ number: broken_at });
  return `${chain}${language === 'zh' ? '' : ' '}${seals[seal]({ rows: formatNumber(signed_rows, language) })}`;
}

/** What a person typed into a form's field. */
export function saidIn(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
