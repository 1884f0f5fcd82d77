/** The demonstration fire points under three rules, and the measures behind them: nearest owner, days open, metres and months since a closing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import { findingsOf, newRun } from '../../../../server/analysis/findings.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { allSubjects } from '../../../../server/analysis/subject-slot.ts';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { cityDay } from '../../../../server/scan/city-day.ts';
import { eastOf } from '../geodesic.ts';
import { box, openWorld, point, type Put, type World } from '../world.ts';
import { catalogueOf, complete, demonstrate, shows, strayWhatIfs, type Demonstration } from './demonstration.ts';

const RULES = ['r11_fire_owner', 'r11b_fire_overdue', 'r11c_fire_again'] as const;
const [owner, overdue, again] = RULES;

describe('the demonstration fires', () => {
  let demo: Demonstration;
  beforeAll(async () => {
    demo = await demonstrate(...RULES);
  });
  afterAll(() => demo.close());

  it.each(RULES)('%s shows something found, something clear, something that cannot be told', (rule) => {
    // Where nothing is near, the fire itself is invented.
    expect(shows(demo.of(rule))).toEqual(complete);
  });
  it.each(RULES)('%s says the same of a fire asked for by itself', async (rule) => {
    expect(await strayWhatIfs(demo, rule, 8)).toEqual([]);
  });
  it.each([
    [owner, 'fire-014', 'restricted in_heap'],
    [owner, 'fire-007', 'review in_mine'],
    [owner, 'fire-058', 'review to_verify'],
    [owner, 'fire-066', 'review no_owner'],
    [owner, 'fire-067', 'undetermined outside_coverage'],
    [owner, 'fire-061', 'clear closed'],
    [overdue, 'fire-004', 'review overdue'],
    [overdue, 'fire-065', 'undetermined found_on_unknown'],
    [overdue, 'fire-001', 'clear closed'],
    [again, 'fire-062', 'review lit_again'],
    [again, 'fire-063', 'review lit_again_within_accuracy'],
    [again, 'fire-064', 'clear not_lit_again'],
    [again, 'fire-003', 'review recorded'],
    [again, 'fire-065', 'undetermined found_on_unknown'],
    [again, 'fire-067', 'undetermined outside_coverage'],
  ])('%s of %s: %s', (rule, id, expected) => expect(demo.said(rule, id)).toEqual([expected]));

  it('counts days from the day it was found to the city’s today, or to the day that is asked for', async () => {
    const today = cityDay(demo.catalogue.city, new Date());
    const facts = demo.of(overdue).find(({ subject }) => subject.id === 'fire-004')?.evidence.facts;
    expect(facts?.['judged_on']).toBe(today);
    expect(facts?.['days_open']).toBe((Date.parse(today) - Date.parse('2024-11-26')) / 86_400_000);
    // 2025-05-25 is 180 days after 2024-11-26.
    const on = async (day: string) => (await demo.analysis.check(overdue, { layer: 'fire_points', id: 'fire-004', attributes: { as_of_day: day } })).findings.map(({ code, evidence }) => `${code} ${evidence.facts['days_open']}`);
    expect(await on('2025-05-25')).toEqual(['within_term 180']);
    expect(await on('2025-05-26')).toEqual(['overdue 181']);
  });
});

const catalogue = catalogueOf(owner, again);
const everywhere: Geometry = box(106, 39, 108, 40);
const here = [106.9, 39.4] as const;

describe('measures', () => {
  let world: World;
  let analysis: Analysis;
  beforeAll(async () => {
    world = await openWorld(catalogue);
    analysis = createAnalysis(world.database, catalogue);
  });
  afterAll(() => world.database.close());

  const published = { accuracy_m: 0, coverage: everywhere };
  const fires = (...put: Put[]) => world.put('fire_points', put, published);
  const said = async (id: string, rule: string, change: Record<string, number> = {}) => {
    const one = catalogue.rules.find((rule_) => rule_.id === rule);
    if (one === undefined) throw new Error(`no rule ${rule}`);
    const findings = await findingsOf(world.database, catalogue, one, allSubjects(one), [], newRun(), {}, { ...thresholdsOf(one), ...change });
    return findings.filter(({ subject }) => subject.id === id).map(({ code, object }) => `${code} ${object?.id ?? ''}`.trim());
  };
  const open = (id: string, metresEast: number, found_on: string): Put => ({ id, geometry: point(eastOf(here, metresEast), here[1]), attributes: { name: id, status: 'open', found_on } });
  const closed: Put = { id: 'old', geometry: point(...here), attributes: { name: 'old', status: 'closed', found_on: '2024-06-03', closed_on: '2025-03-10' } };

  it('a fire has lit again within 50 m and 12 months, both to the last', async () => {
    await fires(closed, open('near', 49.99, '2026-03-10'), open('far', -50.01, '2026-03-10'), open('late', 49.99, '2026-03-11'), open('same-day', 10, '2025-03-10'), open('before', 10, '2025-03-09'));
    expect(await said('near', again)).toEqual(['lit_again old']);
    expect(await said('far', again)).toEqual(['not_lit_again']);
    expect(await said('late', again)).toEqual(['not_lit_again']);
    expect(await said('same-day', again)).toEqual(['lit_again old']);
    expect(await said('before', again)).toEqual(['not_lit_again']);
    expect(await said('far', again, { within_m: 50.02 })).toEqual(['lit_again old']);
    expect(await said('late', again, { months: 13 })).toEqual(['lit_again old']);
  });
  it('a fire is no neighbour of itself, and a closed one is not judged', async () => {
    await fires({ ...closed, attributes: { ...closed.attributes, status: 'open' } });
    expect(await said('old', again)).toEqual(['not_lit_again']);
    await fires(closed);
    expect(await said('old', again)).toEqual([]);
  });
  it('positions that may err by 30 m make 80 m near', async () => {
    await world.put('fire_points', [closed, open('at-79', 79.9, '2025-06-01'), open('at-80', -80.1, '2025-06-01')], { ...published, accuracy_m: 30 });
    expect(await said('at-79', again)).toEqual(['lit_again_within_accuracy old']);
    expect(await said('at-80', again)).toEqual(['not_lit_again']);
  });
  it('a closed fire of which nobody knows when it was closed counts, unless it was found later', async () => {
    const undated = (found_on: string | null): Put => ({ id: 'undated', geometry: point(...here), attributes: { name: 'undated', status: 'closed', ...(found_on !== null && { found_on }) } });
    await fires(undated('2020-01-01'), open('near', 9, '2026-03-10'), open('far', 60, '2026-03-10'));
    expect(await said('near', again)).toEqual(['closing_day_unknown undated']);
    expect(await said('far', again)).toEqual(['not_lit_again']);
    await fires(undated(null), open('near', 9, '2026-03-10'));
    expect(await said('near', again)).toEqual(['closing_day_unknown undated']);
    await fires(undated('2026-03-11'), open('near', 9, '2026-03-10'));
    expect(await said('near', again)).toEqual(['not_lit_again']);
    // One whose day is known says more.
    await fires(undated('2020-01-01'), { ...closed, geometry: point(eastOf(here, -30), here[1]) }, open('near', 9, '2025-06-01'));
    expect(await said('near', again)).toEqual(['lit_again old']);
  });
  it('what may err is what the two may err, not what any fire ever did', async () => {
    await fires(closed, open('at-430', 430, '2025-06-01'));
    await world.put('fire_points', [open('vague', 5000, '2025-06-01')], { ...published, accuracy_m: 1000, mode: 'merge' });
    expect(await said('at-430', again)).toEqual(['not_lit_again']);
    expect(await said('vague', again)).toEqual(['not_lit_again']);
    await world.put('fire_points', [open('vague-near', 1049, '2025-06-01'), open('vague-far', -1051, '2025-06-01')], { ...published, accuracy_m: 1000, mode: 'merge' });
    expect(await said('vague-near', again)).toEqual(['lit_again_within_accuracy old']);
    expect(await said('vague-far', again)).toEqual(['not_lit_again']);
    await world.put('fire_points', [{ ...closed, id: 'unplaced', geometry: point(106.5, 39.9) }], { ...published, accuracy_m: null, mode: 'merge' });
    expect(await said('at-430', again)).toEqual(['accuracy_unknown']);
  });
  it('a fire is undetermined until both heaps and mines are published', async () => {
    await fires(open('f', 0, '2025-06-01'));
    expect(await said('f', owner)).toEqual(['no_layer']);
    await world.put('mines', [], published);
    expect(await said('f', owner)).toEqual(['no_layer']);
    await world.put('spoil_heaps', [], published);
    expect(await said('f', owner)).toEqual(['no_owner']);
  });
  it('its owner is the heap that it lies in, before the mine around it, before a nearer one that it does not lie in', async () => {
    const heap: Put = { id: 'heap', geometry: box(106.899, 39.399, 106.901, 39.401), attributes: { name: 'heap', owner: '甲' } };
    const mine: Put = { id: 'mine', geometry: box(106.89, 39.39, 106.91, 39.41), attributes: { name: 'mine', owner: '乙' } };
    await world.put('mines', [mine], published);
    expect(await said('f', owner)).toEqual(['in_mine mine']);
    await world.put('spoil_heaps', [heap], published);
    expect(await said('f', owner)).toEqual(['in_heap heap']);
    // The heap's edge is 30 m away, but the fire lies in the mine.
    await world.put('spoil_heaps', [{ ...heap, geometry: box(eastOf(here, 30), 39.399, 106.905, 39.401) }], published);
    expect(await said('f', owner)).toEqual(['in_mine mine']);
  });
  it('the nearest owner counts to the metre', async () => {
    await world.put('mines', [], published);
    await world.put('spoil_heaps', [{ id: 'heap', geometry: box(eastOf(here, 499.9), 39.399, 106.92, 39.401), attributes: { name: 'heap', owner: '甲' } }], published);
    expect(await said('f', owner)).toEqual(['nearest_owner heap']);
    await world.put('spoil_heaps', [{ id: 'heap', geometry: box(eastOf(here, 500.1), 39.399, 106.92, 39.401), attributes: { name: 'heap', owner: '甲' } }], published);
    expect(await said('f', owner)).toEqual(['no_owner']);
    expect(await said('f', owner, { nearest_m: 501 })).toEqual(['nearest_owner heap']);
  });
  it('one drawn by hand is judged by the same measures, and an empty layer clears nobody', async () => {
    const asked = { geometry: point(eastOf(here, 20), here[1]), attributes: { act_date: '2025-04-01', status: 'open' } };
    await fires();
    expect((await analysis.check(again, asked)).findings.map(({ code }) => code)).toEqual(['no_objects']);
    await fires(closed);
    expect((await analysis.check(again, asked)).findings.map(({ code }) => code)).toEqual(['lit_again']);
  });
});
