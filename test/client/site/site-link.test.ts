/** An unsaved site in a web address comes back as it was; rubbish gives nothing. */
import { describe, expect, test } from 'vitest';
import { decodeSite, encodeSite, type LinkedSite } from '../../../client/view/site/site-link.ts';
import { nothingSaid } from '../../../client/view/site/site.ts';
import { decodeView, encodeView } from '../../../client/view/address.ts';
import { changeSite, initialView } from '../../../client/view/view.ts';

const said = { activity: 'fuel_facility', act_type: 'expand', act_date: '2026-08-15', accuracy_m: 2.5, name: '锅炉房~一号 & 二号', more: { boiler_t_per_h: 35, class: 'Ⅱ', wet: true } } as const;
const shapes: readonly LinkedSite['shape'][] = [
  { type: 'Point', coordinates: [106.82, 39.65] },
  { type: 'LineString', coordinates: [[106.8, 39.6], [106.8123456, 39.6054321]] },
  { type: 'Polygon', coordinates: [[[106.8, 39.6], [106.82, 39.6], [106.82, 39.62], [106.8, 39.6]], [[106.81, 39.605], [106.812, 39.605], [106.812, 39.607], [106.81, 39.605]]] },
  { type: 'MultiPolygon', coordinates: [[[[106.8, 39.6], [106.82, 39.6], [106.82, 39.62], [106.8, 39.6]]], [[[-0.0000001, -1], [1, 0], [0, 1], [-0.0000001, -1]]]] },
];

describe('a site in an address', () => {
  test.each(shapes)('$type comes back to the centimetre, with its words', (shape) => {
    const text = encodeSite({ said, shape });
    expect(decodeSite(text)).toEqual({ said, shape });
    const address = encodeView(changeSite({ draft: text })(initialView));
    expect(address).toMatch(/^[\w&=~%.,:!*'()+-]+$/);
    expect(decodeSite(decodeView(address).site.draft)).toEqual({ said, shape });
  });
  test('Chinese is encoded once, as the UTF-8 of 锅 is E9 94 85; signs that part the words come back too', () => {
    const name = '锅炉房~100% & 二号+%7E';
    const address = encodeView(changeSite({ draft: encodeSite({ said: { ...nothingSaid, name }, shape: { type: 'Point', coordinates: [106.82, 39.65] } }) })(initialView));
    expect(address).toContain('%E9%94%85');
    expect(address).not.toContain('%25E9');
    expect(decodeSite(decodeView(address).site.draft)?.said.name).toBe(name);
  });
  test('a link of the time when it was encoded twice still opens', () => {
    const old = '0gk4t1_Bgiuo0X~fuel_facility~expand~2026-08-15~2.5~%E9%94%85%E7%82%89%E6%88%BF%7E%E4%B8%80%E5%8F%B7%20%26%20100%25~%7B%22boiler_t_per_h%22%3A35%2C%22class%22%3A%22%E2%85%A1%22%2C%22wet%22%3Atrue%7D';
    const opened = decodeSite(decodeView(`?${new URLSearchParams({ draft: old })}`).site.draft);
    expect(opened).toEqual({ shape: { type: 'Point', coordinates: [106.82, 39.65] }, said: { ...said, name: '锅炉房~一号 & 100%' } });
  });
  test('200 corners fit, 201 do not', () => {
    const line = (count: number) => ({ type: 'LineString', coordinates: Array.from({ length: count }, (_, at) => [106.7 + at * 0.001234, 39.5 + Math.sin(at) * 0.01].map((value) => Math.round(value * 1e7) / 1e7)) });
    const text = encodeSite({ said: nothingSaid, shape: line(200) });
    expect(text?.length).toBeLessThan(2_000);
    expect(decodeSite(text)?.shape).toEqual(line(200));
    expect(encodeSite({ said: nothingSaid, shape: line(201) })).toBeNull();
  });
  test.each([null, '', 'x', '4', '9AAA~~new~~~~', '4BEAAAA~~new~~~', '0____________~~new~~~~', '0AA~~new~~~~%E0%A4%A', '4-____~~new~~~~', `0${'A'.repeat(7000)}~~new~~~~`])('rubbish %#', (text) => {
    expect(decodeSite(text)).toBeNull();
  });
  test('words that nobody knows become nothing', () => {
    expect(decodeSite('0AA~DROP TABLE~destroy~tomorrow~-5~x~')).toEqual({ shape: { type: 'Point', coordinates: [0, 0] }, said: { ...nothingSaid, name: 'x' } });
  });
});
