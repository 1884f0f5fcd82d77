/**
 * Which rules judge what a person draws, written down by hand: what somebody wants to build must meet the same rules as the same thing
 * once it is published. Where a cell is empty it says why.
 */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';

/** The rules about protected ground, in the order of the columns. */
const columns = ['r1_shoreline_chemical', 'r2_tailings_shoreline', 'r3_river_encroachments', 'r4_red_line_activities', 'r5_reserve_activities', 'r6_wetland_projects', 'r9_mine_protected', 'r13_waste_heaps'] as const;

const trade = 'only chemistry and tailings are banned there';
const no = { tailings: 'no tailings pond', mine: 'no mine', heap: 'no heap', r9: 'judged by R9', r13: 'judged by R13' };
/** ✓: judged. Anything else: why not. */
const matrix: Readonly<Record<string, readonly [string, string, string, string, string, string, string, string]>> = {
  chemical_park: ['✓', no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  chemical_project: ['✓', no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  // Its trade is unknown: it may be chemistry.
  industrial_project: ['✓', no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  mine: [trade, no.tailings, no.r9, no.r9, no.r9, no.r9, '✓', no.heap],
  tailings_pond: [trade, '✓', '✓', '✓', '✓', '✓', no.mine, no.heap],
  waste_site: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  gangue_yard: [trade, 'gangue is no tailings', no.r13, no.r13, '✓', '✓', no.mine, '✓'],
  sand_mining: [trade, no.tailings, '✓', '✓', '✓', '✓', 'no licence area: R3 to R6 ban it for what it is', no.heap],
  river_building: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  outfall: [trade, no.tailings, 'it belongs at the river: R8b asks for its approval', 'judged by R8', 'judged by R8', '✓', no.mine, no.heap],
  well: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  fuel_facility: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  pv: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  linear_works: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  housing: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  farming: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  tourism: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  restoration: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
  construction_site: [trade, no.tailings, '✓', '✓', '✓', '✓', no.mine, no.heap],
};

/** The layer that holds such things once they are there. */
const layerOf: Readonly<Record<string, string>> = {
  chemical_park: 'chemical_parks', chemical_project: 'industrial_projects', industrial_project: 'industrial_projects', mine: 'mines', tailings_pond: 'tailings_ponds', waste_site: 'land_activities',
  gangue_yard: 'spoil_heaps', sand_mining: 'encroachments', river_building: 'encroachments', outfall: 'outfalls', well: 'wells', fuel_facility: 'fuel_users', pv: 'land_activities', linear_works: 'land_activities',
  housing: 'land_activities', farming: 'land_activities', tourism: 'land_activities', restoration: 'land_activities', construction_site: 'construction_sites',
};

const rules = columns.map((id) => {
  const rule = catalogue.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`The catalogue has no rule "${id}"`);
  return rule;
});

it('every activity stands in the table', () => {
  const ids = catalogue.activities.map(({ id }) => id).toSorted();
  expect(Object.keys(matrix).toSorted()).toEqual(ids);
  expect(Object.keys(layerOf).toSorted()).toEqual(ids);
});

describe.each(Object.entries(matrix))('%s, drawn', (activity, cells) => {
  it('is judged by the rules that the table says, and by no other of them', () => {
    const expected = columns.filter((_, at) => cells[at] === '✓');
    expect(rules.filter(({ sites }) => Object.hasOwn(sites, activity)).map(({ id }) => id)).toEqual(expected);
  });
  it('says only what its rules ask for, in values that they know', () => {
    for (const { id, sites, what_if } of rules) {
      for (const [name, value] of Object.entries(sites[activity] ?? {})) {
        const { choices } = what_if[name] ?? {};
        expect(choices === undefined ? [] : Object.keys(choices), `${id}: ${name}`).toContain(value);
      }
    }
  });
  it('meets the same rules once it is published', () => {
    const layer = layerOf[activity] ?? '';
    const drawn = rules.filter(({ sites }) => Object.hasOwn(sites, activity));
    expect(drawn.filter(({ subjects }) => !subjects.includes(layer)).map(({ id }) => id)).toEqual([]);
  });
});

it('no rule names an activity that there is not', () => {
  const known = new Set(catalogue.activities.map(({ id }) => id));
  expect(catalogue.rules.flatMap(({ id, sites }) => Object.keys(sites).filter((activity) => !known.has(activity)).map((activity) => `${id}: ${activity}`))).toEqual([]);
});
