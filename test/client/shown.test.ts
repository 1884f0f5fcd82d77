/** The list of drawn layers, top first. */
import { expect, test } from 'vitest';
import { fadeLayer, moveLayer, resolveShown, switchLayer } from '../../client/view/shown.ts';

const catalogue = ['a', 'b', 'c', 'd'].map((id) => ({ id, visible: id !== 'b' }));
const ids = (list: readonly { id: string }[]) => list.map((layer) => layer.id).join('');
const all = (text: string) => text.split('').map((id) => ({ id, opacity: 1 }));

test('unsaid means as the catalogue has it', () => {
  expect(ids(resolveShown(null, catalogue))).toBe('acd');
  expect(ids(resolveShown([], catalogue))).toBe('');
});

test('layers that the catalogue does not know, and repetitions, are left out', () => {
  expect(ids(resolveShown(all('zcac'), catalogue))).toBe('ca');
});

test('a layer switched on lies above what stands below it in the catalogue', () => {
  expect(ids(switchLayer(all('acd'), catalogue, 'b', true))).toBe('abcd');
  expect(ids(switchLayer(all('ab'), catalogue, 'd', true))).toBe('abd');
  expect(ids(switchLayer([], catalogue, 'c', true))).toBe('c');
  expect(ids(switchLayer(all('abcd'), catalogue, 'c', false))).toBe('abd');
  expect(ids(switchLayer(all('ab'), catalogue, 'unknown', true))).toBe('ab');
});

test('a layer moves by places and stops at the ends', () => {
  expect(ids(moveLayer(all('abcd'), 'c', -1))).toBe('acbd');
  expect(ids(moveLayer(all('abcd'), 'a', 2))).toBe('bcad');
  expect(ids(moveLayer(all('abcd'), 'a', -5))).toBe('abcd');
  expect(ids(moveLayer(all('abcd'), 'b', 99))).toBe('acdb');
});

test('opacity stays between 0 and 1', () => {
  expect(fadeLayer(all('ab'), 'b', 1.7)[1]?.opacity).toBe(1);
  expect(fadeLayer(all('ab'), 'b', -2)[1]?.opacity).toBe(0);
  expect(fadeLayer(all('ab'), 'b', 0.3)[1]?.opacity).toBe(0.3);
});
