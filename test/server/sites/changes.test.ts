/** Two runs of one site: the number that it bears in one check is no change of what a rule says. */
import { expect, test } from 'vitest';
import { changesBetween } from '../../../server/sites/changes.ts';

type Run = Parameters<typeof changesBetween>[0];

const run = (site: string, object: string, at: string): Run => {
  const finding = { key: `r:drawn/${site}:zones/${object}`, verdict: 'prohibited', code: 'in', subject: { layer: 'drawn', id: site }, object: { layer: 'zones', id: object }, evidence: { run_at: at } };
  const answer = { layers: [{ layer: 'zones', revision: 1 }], rules: [{ rule: 'r', rule_version: '1.0.0', verdict: 'prohibited', findings: [finding] }] };
  return { id: at, at, actor: 'a', answer } as unknown as Run;
};

test('the same site run again changes nothing; another object does', () => {
  expect(changesBetween(run('aba493', 'z1', 'one'), run('e373b0', 'z1', 'two'))).toEqual({ nothing: true, since: 'one', layers: [], rules: [], answers: [] });
  expect(changesBetween(run('aba493', 'z1', 'one'), run('e373b0', 'z2', 'two'))).toMatchObject({ nothing: false, answers: [{ rule: 'r', from: 'prohibited', to: 'prohibited' }] });
});
