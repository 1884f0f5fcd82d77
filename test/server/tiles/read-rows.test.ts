/** Packed rows written out by hand. */
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../server/tiles/read-rows.ts';
import { thinningOf } from '../../../server/tiles/tile-grid.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('reading the rows of a tile', () => {
  it('reads shape, place of the name and properties of each, also from the middle of a larger buffer', () => {
    // A point (1, 1), nothing, a line (1, 1) (5, 5); 1.5 and -2 as IEEE 754 doubles; NaN for none.
    const shapes = bytes('ff 00000004 01000202 00000000 00000007 02000202020808').subarray(1);
    const labels = bytes('3ff8000000000000 c000000000000000 7ff8000000000000 7ff8000000000000 7ff8000000000000 7ff8000000000000');
    expect([...readRows({ shapes, labels, properties: '[{"id": "甲"},{"id": "b"},{"id": "c"}]' })]).toEqual([
      { shape: { kind: 'point', points: [1, 1] }, label_at: [1.5, -2], properties: { id: '甲' } },
      { shape: null, label_at: null, properties: { id: 'b' } },
      { shape: { kind: 'line', lines: [[1, 1, 5, 5]] }, label_at: null, properties: { id: 'c' } },
    ]);
  });
  it('reads nothing where nothing lies', () => {
    expect([...readRows({ shapes: null, labels: null, properties: null })]).toEqual([]);
  });
  it('refuses what ends too early', () => {
    expect(() => [...readRows({ shapes: bytes('0000'), labels: bytes(''), properties: '[{}]' })]).toThrow(RangeError);
  });
});

describe('thinning', () => {
  it('is two tile units, and none where the stored shapes were thinned by as much', () => {
    // A tile unit of zoom 10 is 40075016.686 m ÷ 1024 ÷ 4096 = 9.5546 m; bands below 10 serve two zooms each.
    expect(thinningOf(10)).toBeCloseTo(19.109, 3);
    expect([9, 8, 7, 6].map(thinningOf)).toEqual([0, 0, 0, 0]);
    expect(thinningOf(5)).toBeCloseTo(19.1093 * 32, 1);
  });
});
