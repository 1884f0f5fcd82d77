/** What the page says of the audit log after a look: the chain and its signature apart, and nothing more than was shown. */
import { expect, it } from 'vitest';
import { ApiProblem } from '../../../client/api/call.ts';
import { faultText, proofText } from '../../../client/panels/Account/fault-text.ts';
import { accountWords } from '../../../client/panels/Account/words.ts';
import { LONGEST, SHORTEST } from '../../../server/accounts/passwords.ts';
import type { AuditVerification } from '../../../server/contract/people.ts';

const whole: AuditVerification = { rows: 1204, whole: true, broken_at: null, last_hash: 'ab'.repeat(32), seal: 'signed', signed_rows: 1204 };
const said = (more: Partial<AuditVerification>): string => proofText(accountWords.en, { ...whole, ...more }, 'en');

it('says what was shown of the chain and of the signature', () => {
  expect(said({})).toBe('1,204 rows follow on each other as they were written. Digest of the last one abababababababab… The end is signed by the server’s key, up to row 1,204.');
  expect(said({ seal: 'none', signed_rows: 0 })).toMatch(/as they were written.*no key to sign with.*cannot be shown/);
  expect(said({ seal: 'broken', whole: false, signed_rows: 0 })).toMatch(/as they were written.*missing, or not of the server’s key of now.*npm run audit -- --sign/);
  expect(said({ broken_at: 7, whole: false, signed_rows: 8 })).toMatch(/^From row 7 on it is changed, missing.*signed by the server’s key, up to row 8\.$/);
  expect(proofText(accountWords.zh, { ...whole, seal: 'none' }, 'zh')).toMatch(/^1,204 条记录前后相接.*没有签名密钥/);
});

it('words a change of person, and the rule for passwords as it is checked', () => {
  for (const language of ['zh', 'en'] as const) {
    const words = accountWords[language];
    expect(faultText(words, new ApiProblem('OTHER_PERSON', 't', 'd', 403))).toBe(words.faults.OTHER_PERSON);
    for (const figure of [SHORTEST, LONGEST, 4]) expect(words.password_rule).toMatch(new RegExp(`(?<!\\d)${figure}(?!\\d)`));
  }
});
