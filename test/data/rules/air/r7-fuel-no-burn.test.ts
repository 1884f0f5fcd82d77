/** Rule R7 as an inspector reads it: the catalogue of fuels on both sides of every figure, and the zone's days. */
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../data/rules/r7_fuel_no_burn/facts.ts';
import { rule } from '../../../../data/rules/r7_fuel_no_burn/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

/** A coal boiler of 10 t/h, there since 2016, in a class II zone of 2019 whose transition ended with 2020. */
const zone = { zone_status: 'published', zone_published_on: '2019-10-01', zone_document: '示意9号', zone_class: 'II', issued_by: 'city', transition_until: '2020-12-31', today: '2026-11-23' };
const user = { act_type: 'existing', act_date: '2016-10-20', appliance: 'boiler', fuel: 'coal', boiler_t_h: 10, sulphur_pct: null, ash_pct: null, dedicated_boiler: null, dust_removal: null };
const inside: Facts = { ...meeting, ...user, ...zone };
const outside: Facts = { ...apart, ...user, ...zone };

const judge = (facts: Facts) => rule.judge(facts, thresholdsOf(rule));
const judged = (facts: Facts) => `${judge(facts).verdict} ${judge(facts).code}`;
const clear = 'clear fuel_allowed';
const allowed = 'clear fuel_allowed_in_class';
const banned = 'prohibited after_deadline';
const unknown = 'review fuel_unknown';

describe('what the catalogue names', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['II: coal in a boiler of 19.99 t/h', { boiler_t_h: 19.99 }, banned],
    ['II: coal in a boiler of 20 t/h', { boiler_t_h: 20 }, allowed],
    ['II: coal in a boiler of unknown size', { boiler_t_h: null }, unknown],
    ['II: coal in a household stove', { appliance: 'household', boiler_t_h: null }, banned],
    ['II: coal in a kiln', { appliance: 'kiln', boiler_t_h: null }, banned],
    ['II: coal in nobody knows what', { appliance: 'unknown', boiler_t_h: null }, unknown],
    ['II: briquettes in a stove', { appliance: 'household', fuel: 'coal_products' }, banned],
    ['II: biomass', { fuel: 'biomass' }, allowed],
    ['III: coal in a boiler of 20 t/h', { zone_class: 'III', boiler_t_h: 20 }, banned],
    ['III: coal in nobody knows what', { zone_class: 'III', appliance: null, boiler_t_h: null }, banned],
    ['III: biomass in its own boiler with dust removal', { zone_class: 'III', fuel: 'biomass', dedicated_boiler: true, dust_removal: true }, allowed],
    ['III: biomass in its own boiler without dust removal', { zone_class: 'III', fuel: 'biomass', dedicated_boiler: true, dust_removal: false }, banned],
    ['III: biomass in another boiler', { zone_class: 'III', fuel: 'biomass', dedicated_boiler: false, dust_removal: true }, banned],
    ['III: biomass with dust removal in nobody knows what boiler', { zone_class: 'III', fuel: 'biomass', dust_removal: true }, unknown],
    ['I: coal of 0.5 % sulphur and 10 % ash', { zone_class: 'I', sulphur_pct: 0.5, ash_pct: 10 }, allowed],
    ['I: coal of 0.51 % sulphur and 10.1 % ash', { zone_class: 'I', sulphur_pct: 0.51, ash_pct: 10.1 }, banned],
    ['I: coal with too much sulphur alone', { zone_class: 'I', sulphur_pct: 0.51, ash_pct: 10 }, unknown],
    ['I: coal with too much ash alone', { zone_class: 'I', sulphur_pct: 0.5, ash_pct: 10.1 }, unknown],
    ['I: coal that nobody tested', { zone_class: 'I', ash_pct: 20 }, unknown],
    ['I: dirty coal in a boiler of 20 t/h', { zone_class: 'I', sulphur_pct: 2, ash_pct: 30, boiler_t_h: 20 }, allowed],
    ['I: briquettes, whose limits are not loaded', { zone_class: 'I', fuel: 'coal_products', sulphur_pct: 2, ash_pct: 30 }, unknown],
    ['I: dirty coal in a kiln', { zone_class: 'I', appliance: 'kiln', sulphur_pct: 2, ash_pct: 30 }, unknown],
    ['I: biomass', { zone_class: 'I', fuel: 'biomass' }, allowed],
    ['I: heavy oil', { zone_class: 'I', fuel: 'heavy_oil' }, banned],
    ['III: heavy oil', { zone_class: 'III', fuel: 'heavy_oil' }, banned],
    ['a class nobody stated: coal', { zone_class: null }, unknown],
    ['a class nobody stated: biomass', { zone_class: null, fuel: 'biomass' }, unknown],
    ['a class nobody stated: heavy oil', { zone_class: null, fuel: 'heavy_oil' }, banned],
    ['gas', { fuel: 'clean' }, clear],
    ['crop residue, which the catalogue leaves out', { fuel: 'other' }, clear],
    ['an unknown fuel', { fuel: 'unknown' }, unknown],
    ['a fuel nobody stated', { fuel: null }, unknown],
  ])('%s', (_, change, expected) => expect(judged({ ...inside, ...change })).toBe(expected));
});

describe('the days', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['on the last day of the transition it is restricted', { today: '2020-12-31' }, 'restricted in_transition'],
    ['on the day after it is prohibited', { today: '2021-01-01' }, banned],
    ['before the zone is in force it goes to a person', { today: '2019-09-30' }, 'review zone_not_yet_in_force'],
    ['on the zone’s first day it is restricted', { today: '2019-10-01' }, 'restricted in_transition'],
    ['without a deadline it goes to a person', { transition_until: null }, 'review deadline_unknown'],
    ['new on the zone’s first day is prohibited within the transition too', { act_type: 'new', act_date: '2019-10-01', today: '2020-06-01' }, 'prohibited new_equipment'],
    ['new on the day before is existing', { act_type: 'new', act_date: '2019-09-30', today: '2020-06-01' }, 'restricted in_transition'],
    ['an expansion is as new', { act_type: 'expand', act_date: '2020-01-01', today: '2020-06-01' }, 'prohibited new_equipment'],
    ['a rebuilding is not', { act_type: 'rebuild', act_date: '2020-01-01', today: '2020-06-01' }, 'restricted in_transition'],
    ['new without its day goes to a person within the transition', { act_type: 'new', act_date: null, today: '2020-06-01' }, 'review act_date_unknown'],
    ['and is prohibited after it', { act_type: 'new', act_date: null }, banned],
    ['an act nobody stated is judged by the deadline', { act_type: null, act_date: null, today: '2020-06-01' }, 'restricted in_transition'],
    ['without a today nothing is prohibited', { today: null }, 'review today_unknown'],
  ])('%s', (_, change, expected) => expect(judged({ ...inside, ...change })).toBe(expected));

  it('name the air law until 14 August 2026 and the Code from the 15th', () => {
    expect(judge({ ...inside, today: '2026-08-14' }).reason.zh).toContain('大气污染防治法第三十八条');
    expect(judge({ ...inside, today: '2026-08-15' }).reason.zh).toContain('生态环境法典第二百零七条');
    expect(judge({ ...inside, act_type: 'new', act_date: '2026-08-14' }).reason.zh).toContain('大气污染防治法第三十八条');
    expect(judge({ ...inside, act_type: 'new', act_date: '2026-08-15' }).reason.zh).toContain('生态环境法典第二百零七条');
  });
  it('cite the law of the same day: of the installation where that is barred, of today where it burns on', () => {
    expect(judge({ ...inside, act_type: 'new', act_date: '2026-08-14' }).law_day).toBe('2026-08-14');
    expect(judge(inside).law_day).toBe('2026-11-23');
    expect(judge({ ...inside, today: '2020-12-31' }).law_day).toBe('2020-12-31');
  });
});

describe('the zone', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['of a district is no zone', { issued_by: 'district' }, 'review district_notice'],
    ['of nobody knows whom may be none', { issued_by: null }, 'review issuer_unknown'],
    ['in consultation prohibits nothing', { zone_status: 'consultation' }, 'review zone_not_published'],
    ['without its day prohibits nothing', { zone_published_on: null }, 'review zone_date_unknown'],
    ['at its edge, as deep as it is exact', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper', { inside_depth_m: 10.01 }, banned],
    ['of unknown accuracy', { tolerance_m: null }, 'review accuracy_unknown'],
    ['in draft clears nothing that its class would allow', { zone_status: 'draft', zone_class: 'I', fuel: 'biomass' }, 'review zone_not_published'],
    ['of a district clears nothing that its class would allow', { issued_by: 'district', zone_class: 'I', fuel: 'biomass' }, 'review district_notice'],
    ['of unknown accuracy clears nothing that its class would allow', { tolerance_m: null, boiler_t_h: 20 }, 'review accuracy_unknown'],
    ['at its edge clears nothing that its class would allow', { inside_depth_m: 10, boiler_t_h: 20 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper clears it', { inside_depth_m: 10.01, boiler_t_h: 20 }, allowed],
    ['clears it only where there are data', { boiler_t_h: 20, coverage_share: 0.5 }, 'undetermined outside_coverage'],
    ['does not prohibit gas by notice of a district', { issued_by: 'district', fuel: 'clean' }, clear],
    ['where the layer says nowhere where it has data, another may lie over it', { fuel: 'clean', coverage_share: null }, 'undetermined no_coverage_stated'],
  ])('%s', (_, change, expected) => expect(judged({ ...inside, ...change })).toBe(expected));
});

describe('outside every zone', () => {
  it('is clear beyond the tolerance, and goes to a person within it', () => {
    expect(judged({ ...outside, distance_m: 10.01 })).toBe('clear apart');
    expect(judged({ ...outside, distance_m: 10 })).toBe('review distance_within_accuracy');
  });
  it.each(withoutData)('is not clear when %s', (_, change, expected) => expect(judged({ ...outside, ...change })).toBe(expected));
});
