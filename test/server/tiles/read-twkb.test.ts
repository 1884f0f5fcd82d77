/** TWKB literals below were printed by ST_AsTWKB of PostGIS 3.3.2. */
import { describe, expect, it } from 'vitest';
import { readTwkb } from '../../../server/tiles/read-twkb.ts';

const read = (hex: string) => readTwkb(Uint8Array.from(Buffer.from(hex, 'hex')));

describe('reading TWKB', () => {
  it('reads a point, negative and above one byte', () => {
    expect(read('010005c03e')).toEqual({ kind: 'point', points: [-3, 4000] });
  });
  it('reads coordinates beyond 32 bits, as a river at zoom 22 has them', () => {
    expect(read('010080c8afa025ff97dc9334')).toEqual({ kind: 'point', points: [5_000_000_000, -7_000_000_000] });
  });
  it('reads several points, each told from the one before', () => {
    expect(read('04000202020408')).toEqual({ kind: 'point', points: [1, 1, 3, 5] });
  });
  it('reads a line', () => {
    expect(read('02000202020808')).toEqual({ kind: 'line', lines: [[1, 1, 5, 5]] });
  });
  it('reads a line that carries its size and its box', () => {
    expect(read('020309020802080202020808')).toEqual({ kind: 'line', lines: [[1, 1, 5, 5]] });
  });
  it('reads several lines', () => {
    expect(read('05000202000014000214281400')).toEqual({ kind: 'line', lines: [[0, 0, 10, 0], [20, 20, 30, 20]] });
  });
  it('reads a polygon with a hole', () => {
    expect(read('03000205000014000014130000130504040400000403000003')).toEqual({
      kind: 'polygon',
      polygons: [[[0, 0, 10, 0, 10, 10, 0, 10, 0, 0], [2, 2, 4, 2, 4, 4, 2, 4, 2, 2]]],
    });
  });
  it('reads several polygons', () => {
    expect(read('0600020104000002000002010101041414040000040303')).toEqual({
      kind: 'polygon',
      polygons: [[[0, 0, 1, 0, 1, 1, 0, 0]], [[10, 10, 12, 10, 12, 12, 10, 10]]],
    });
  });
  it('skips the ids of a collection', () => {
    expect(read('0404020e1202020408')).toEqual({ kind: 'point', points: [1, 1, 3, 5] });
  });
  it('gives nothing for an empty geometry', () => {
    expect(read('0310')).toBeNull();
  });
  it('refuses a third dimension, decimals, collections and what ends too early', () => {
    expect(() => read('010801020406')).toThrow(RangeError);
    expect(() => read('22000214145050')).toThrow(RangeError);
    expect(() => read('0700')).toThrow(RangeError);
    expect(() => read('01')).toThrow(RangeError);
  });
});
