/** Rule R9: mines against four kinds of protected space, and both sides of 1 July 2025. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../data/rules/r9_mine_protected/rule.ts';
import { mineralsOf } from '../../../../data/rules/r9_mine_protected/minerals.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

type Facts = Parameters<typeof rule.judge>[0];
const inLine: Facts = {
  ...meeting, object_layer: 'red_lines', act_date: '2025-09-10', minerals: '煤', status: 'construction', zone_status: 'published', zone_published_on: '2022-10-14', zone_document: null, zone_kind: 'red_line',
};
const judged = (change: Partial<Facts>, base: Facts = inLine) => {
  const { verdict, code } = rule.judge({ ...base, ...change }, thresholdsOf(rule));
  return `${verdict} ${code}`;
};
const reserve = (zone_kind: string | null): Partial<Facts> => ({ object_layer: 'nature_reserves', zone_kind });
const wetland = (zone_kind: string | null): Partial<Facts> => ({ object_layer: 'wetlands', zone_kind });
const scope: Partial<Facts> = { object_layer: 'river_scopes', zone_kind: 'river_scope' };

describe('a mine in protected space', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['new coal in a red line is prohibited', {}, 'prohibited mining_in_red_line'],
    ['new coking coal too', { minerals: '焦煤' }, 'prohibited mining_in_red_line'],
    ['coal beside a listed mineral is prohibited', { minerals: '煤、锂' }, 'prohibited mining_in_red_line'],
    ['limestone in a red line goes to a person, because the list is not confirmed', { minerals: '石灰岩' }, 'review mineral_not_listed'],
    ['listed minerals in a red line go to a person, because the list is not confirmed', { minerals: '铜、钴' }, 'review listed_mineral'],
    ['a listed mineral beside one that is not goes to a person for the other', { minerals: '铜、石灰岩' }, 'review mineral_not_listed'],
    ['middle and heavy rare earths are listed', { minerals: '中、重稀土' }, 'review listed_mineral'],
    ['light rare earths are not', { minerals: '轻稀土' }, 'review mineral_not_listed'],
    ['rare earths of which no more is said are not', { minerals: '稀土' }, 'review mineral_not_listed'],
    ['geothermal water is for existing rights alone', { minerals: '地热' }, 'review existing_rights_only'],
    ['mineral water too', { minerals: '矿泉水' }, 'review existing_rights_only'],
    ['gas from coal seams is gas, not coal', { minerals: '煤层气' }, 'review existing_rights_only'],
    ['unknown minerals in a red line go to a person', { minerals: null }, 'review minerals_unknown'],
    ['a new mine in a core zone is prohibited', reserve('core'), 'prohibited mining_in_core'],
    ['a new mine in a general zone goes to a person', reserve('general'), 'review mining_in_general'],
    ['a new mine in a zone nobody stated goes to a person', reserve(null), 'review zone_unknown'],
    ['a new mine in a wetland of national importance is prohibited', wetland('national_wetland'), 'prohibited mining_in_national_wetland'],
    ['a new mine in a wetland of regional importance needs an opinion', wetland('provincial_wetland'), 'restricted mining_in_wetland'],
    ['a new mine in a general wetland, which needs no listing, needs an opinion', { ...wetland('general_wetland'), zone_published_on: null }, 'restricted mining_in_wetland'],
    ['a wetland of regional importance without the day of its listing goes to a person', { ...wetland('provincial_wetland'), zone_published_on: null }, 'review zone_date_unknown'],
    ['a wetland of national importance without the day of its listing goes to a person', { ...wetland('national_wetland'), zone_published_on: null }, 'review zone_date_unknown'],
    ['a red line without its day goes to a person', { zone_published_on: null }, 'review zone_date_unknown'],
    ['a reserve without its day goes to a person', { ...reserve('core'), zone_published_on: null }, 'review zone_date_unknown'],
    ['a scope without its day goes to a person', { ...scope, zone_published_on: null }, 'review zone_date_unknown'],
    ['a draft general wetland prohibits nothing', { ...wetland('general_wetland'), zone_status: 'draft' }, 'review zone_not_published'],
    ['a new mine in a wetland of unknown level goes to a person', wetland(null), 'review zone_unknown'],
    ['a new mine in a river scope needs approval', scope, 'restricted mining_in_river_scope'],
    ['a licence of the last day of the old law goes to a person', { act_date: '2025-06-30' }, 'review before_law'],
    ['a licence of the first day of the new law is prohibited', { act_date: '2025-07-01' }, 'prohibited mining_in_red_line'],
    ['a licence older than the line goes to a person', { zone_published_on: '2025-09-11' }, 'review before_zone'],
    ['a licence of the day of the line is prohibited', { zone_published_on: '2025-09-10' }, 'prohibited mining_in_red_line'],
    ['a licence without a day goes to a person', { act_date: null }, 'review licence_date_unknown'],
    ['a closed mine goes to a person', { status: 'closed' }, 'review closed_mine'],
    ['a restored mine goes to a person', { status: 'restored' }, 'review closed_mine'],
    ['a mine of unknown state is judged by its licence', { status: null }, 'prohibited mining_in_red_line'],
    ['a draft scope prohibits nothing', { ...scope, zone_status: 'draft' }, 'review zone_not_published'],
    ['a line of unknown standing prohibits nothing', { zone_status: null }, 'review zone_not_published'],
    ['as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited mining_in_red_line'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
});

it.each([['煤、锂', ['煤', '锂']], ['铜,钴；镍', ['铜', '钴', '镍']], ['中、重稀土', ['中重稀土']], ['煤和煤层气', ['煤', '煤层气']], ['  ', []]])('the minerals of “%s”', (said, expected) => {
  expect(mineralsOf(said.trim())).toEqual(expected);
});

describe('a mine apart from protected space', () => {
  const off: Facts = { ...inLine, ...apart, object_layer: 'red_lines' };
  it('is clear of that layer', () => expect(judged({}, off)).toBe('clear apart'));
  it('names the layer it was tested against', () => {
    for (const [layer, word] of [['red_lines', '生态保护红线'], ['nature_reserves', '自然保护区'], ['wetlands', '湿地'], ['river_scopes', '河湖管理范围']] as const) {
      expect(rule.judge({ ...off, object_layer: layer }, thresholdsOf(rule)).reason.zh).toContain(word);
    }
  });
  it.each(withoutData)('is not clear when %s', (_, change, expected) => {
    expect(judged(change, off)).toBe(expected);
  });
});
