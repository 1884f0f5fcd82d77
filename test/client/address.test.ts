/** The web address holds the whole view and survives rubbish. */
import { describe, expect, test } from 'vitest';
import { decodeView, encodeView } from '../../client/view/address.ts';
import { isStep } from '../../client/view/history.ts';
import { initialView, type View } from '../../client/view/view.ts';

const full: View = {
  camera: { longitude: 106.82134, latitude: 39.54321, zoom: 11.25 },
  shown: [{ id: 'upper', opacity: 0.4 }, { id: 'lower', opacity: 1 }],
  selected: { layer: 'upper', id: '乌达/一号 井' },
  panel: 'conflicts',
  language: 'en',
  theme: 'dark',
  basemap: 'tianditu-vec',
  conflicts: {
    face: 'rules',
    about: 'rule_a',
    finding: 'rule_a:upper/x:y&z=1',
    filter: { rule: 'rule_a,rule_b', verdict: 'prohibited,review', district: 'none,d#1', unit: '市水务局、市生态环境局', life: 'new', standing: 'open,confirmed', month: '2026-01,2026-11', min_age: '8', max_age: '30', subject: 'lower/p#7', scan: 's-1', bbox: '106.1,39.2,107,39.9', q: '化工 & 园' },
    sort: 'oldest',
    print: ['rule_a:upper/x:y&z=1', 'rule_b:lower/乙,丙:'],
  },
  treatment: { indicator: 'area', zone: 'watershed/ws-01', year: 2025, face: 'quality', print: true },
  site: { id: '5d0c', draft: '4BAAgz_-~outfall~new~2025-01-01~~%E5%8F%A3~', versus: '77aa', print: true },
  time: { face: 'day', day: '2026-03-01', swipe: true, beside: '2026-01-31', play: 'upper/done_on', moment: '2024-05', only: true },
  targets: { id: 'q_x', as_of: '2026-03-01', district: 'd#1', members: ['mines/乙,丙', 'mines/a:b/c'], filter: { status: 'missed,no_data', theme: 'air', kind: 'reported', q: '露天 & 矿' }, print: true },
};

describe('the view in the web address', () => {
  test('every part comes back as it was', () => {
    expect(decodeView(encodeView(full))).toEqual(full);
  });

  test('a view as first opened needs no query', () => {
    expect(encodeView(initialView)).toBe('');
    expect(decodeView('')).toEqual(initialView);
  });

  test('it reads well', () => {
    expect(encodeView({ ...initialView, camera: { longitude: 106.8, latitude: 39.5, zoom: 10 }, shown: [{ id: 'a', opacity: 0.5 }, { id: 'b', opacity: 1 }], panel: null })).toBe(
      'at=106.8,39.5,10&on=a:0.5,b&panel=none',
    );
  });

  test('links of the first edition still say the same', () => {
    expect(decodeView('panel=conflicts&verdicts=review,green&check=lower/p7').conflicts.filter).toEqual({ verdict: 'review', subject: 'lower/p7' });
  });

  test('no layer at all is not the same as unsaid', () => {
    const view: View = { ...initialView, shown: [] };
    expect(decodeView(encodeView(view))).toEqual(view);
  });

  test.each([
    'at=1,2',
    'at=a,b,c',
    'at=200,39,9',
    'at=106,39,99',
    'at=106,39,9,1',
    'at=,,',
    'at=Infinity,39,9',
    'feature=',
    'feature=/x',
    'feature=x/',
    'panel=../../etc',
    'lang=fr',
    'theme=pink',
    'year=20255',
    'year=-1',
    'verdicts=green',
    'verdict=green',
    'life=old',
    'month=2026',
    'min_age=-1',
    'bbox=1,2,3',
    'subject=x',
    'sort=best',
    'face=books',
    'time=hour',
    'day=2026-02-30',
    'day=1889-01-01',
    'beside=yesterday',
    'play=../x/y',
    'moment=2024-13',
    `ground=${'x'.repeat(600)}`,
    '%%%=%E0%A4%A',
  ])('rubbish is ignored: %s', (address) => {
    expect(decodeView(address)).toEqual(initialView);
  });

  test('a bad opacity means full, a bad layer name is left out', () => {
    expect(decodeView("on=a:7,b:x,c:-1,DROP TABLE,x';--,d:0.25").shown).toEqual([
      { id: 'a', opacity: 1 },
      { id: 'b', opacity: 1 },
      { id: 'c', opacity: 1 },
      { id: 'd', opacity: 0.25 },
    ]);
  });

  test('what the person prefers fills in what the address leaves out, and is left out of it', () => {
    const preferred: View = { ...initialView, language: 'en', theme: 'dark', panel: null };
    expect(decodeView('', preferred)).toEqual(preferred);
    expect(encodeView(preferred, preferred)).toBe('');
    expect(decodeView('lang=zh&theme=light&panel=layers', preferred)).toEqual({ ...initialView, theme: 'light' });
  });
});

describe('what Back undoes', () => {
  test('opening a feature or a panel, not panning, fading or the language', () => {
    expect(isStep({ ...initialView, selected: { layer: 'a', id: 'b' } }, initialView)).toBe(true);
    expect(isStep({ ...initialView, panel: 'conflicts' }, initialView)).toBe(true);
    expect(isStep({ ...initialView, treatment: { ...initialView.treatment, zone: 'w/1' } }, initialView)).toBe(true);
    expect(isStep({ ...initialView, camera: { longitude: 1, latitude: 2, zoom: 3 } }, initialView)).toBe(false);
    expect(isStep({ ...initialView, language: 'en', shown: [] }, initialView)).toBe(false);
  });

  const conflicts = (part: Partial<View['conflicts']>): View => ({ ...initialView, conflicts: { ...initialView.conflicts, ...part } });
  test.each([
    ['a filter is chosen', {}, { rule: 'a' }, true],
    ['another alternative joins', { rule: 'a' }, { rule: 'a,b' }, true],
    ['a filter is taken away', { district: 'd1' }, {}, true],
    ['an age is chosen', { q: '厂' }, { q: '厂', min_age: '91' }, true],
    ['the list begins to follow the map', {}, { bbox: '106,39,107,40' }, true],
    ['the list no longer follows the map', { bbox: '106,39,107,40' }, {}, true],
    ['the map is dragged under a list that follows it', { bbox: '106,39,107,40' }, { bbox: '106.1,39,107.1,40' }, false],
    ['a name is being typed', { q: '化' }, { q: '化工' }, false],
    ['the same is said again', { rule: 'a' }, { rule: 'a' }, false],
  ] as const)('%s', (_, former, now, step) => {
    expect(isStep(conflicts({ filter: now }), conflicts({ filter: former }))).toBe(step);
  });

  test('opening a finding, the page of a rule, another face', () => {
    expect(isStep(conflicts({ finding: 'k' }), initialView)).toBe(true);
    expect(isStep(conflicts({ face: 'rules', about: 'r' }), conflicts({ face: 'rules' }))).toBe(true);
    expect(isStep(conflicts({ sort: 'oldest' }), initialView)).toBe(false);
  });
});
