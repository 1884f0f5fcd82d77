/** What each rule is told of a drawn site: the activity's own words until the person says otherwise in words that the rule understands. */
import { expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import { saidFor } from '../../../server/sites/said-for.ts';

function rule(id: string) {
  const found = catalogue.rules.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}
const source = rule('r20_drinking_water');

it('takes the activity’s own words where the person says nothing', () => {
  expect(saidFor(source, { activity: 'industrial_project', act_type: 'new', act_date: '2025-01-01' })).toEqual({ source_works: 'polluting', act_type: 'new', act_date: '2025-01-01' });
});
it('lets the person correct them', () => {
  expect(saidFor(source, { activity: 'industrial_project', act_type: 'new', more: { source_works: 'supply' } })).toEqual({ source_works: 'supply', act_type: 'new' });
});
it('keeps them against a word that the rule does not know', () => {
  expect(saidFor(source, { activity: 'industrial_project', act_type: 'new', more: { source_works: 'casino' } })).toEqual({ source_works: 'polluting', act_type: 'new' });
});
it('tells a rule nothing of another rule’s paper', () => {
  const more = { outfall_approval_no: '乌环排1号', outfall_approved_on: '2025-01-01' };
  const asking = catalogue.rules.filter((one) => Object.hasOwn(one.what_if, 'outfall_approval_no')).map(({ id }) => id);
  expect(asking).toEqual(['r8b_outfall_approval']);
  expect(saidFor(rule('r8b_outfall_approval'), { activity: 'outfall', act_type: 'new', more })).toMatchObject(more);
  expect(catalogue.rules.filter((one) => Object.hasOwn(one.what_if, 'approval_no')).map(({ id }) => id)).toEqual([]);
});
