/** Shapes cut at the square from 0 to 10, worked out on squared paper. */
import { describe, expect, it } from 'vitest';
import { clip } from '../../../server/tiles/clip.ts';
import type { Path, Shape } from '../../../server/tiles/read-twkb.ts';

const cut = (shape: Shape) => clip(shape, 0, 10);
const polygon = (...rings: Path[]): Shape => ({ kind: 'polygon', polygons: [rings] });
const areaOf = (shape: Shape | null): number => (shape?.kind === 'polygon' ? shape.polygons.flat().reduce((sum, ring) => sum + ringArea(ring), 0) : 0);
function ringArea(ring: Path): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    sum += (ring[at] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[at + 1] ?? 0);
  }
  return sum / 2;
}

describe('cutting at the edge of a tile', () => {
  it('keeps points on and inside the edge, leaves those outside', () => {
    expect(cut({ kind: 'point', points: [5, 5, 11, 5, 10, 0, -1, 3] })).toEqual({ kind: 'point', points: [5, 5, 10, 0] });
    expect(cut({ kind: 'point', points: [11, 11] })).toBeNull();
  });
  it('cuts a line that crosses the whole square', () => {
    expect(cut({ kind: 'line', lines: [[-10, 5, 20, 5]] })).toEqual({ kind: 'line', lines: [[0, 5, 10, 5]] });
  });
  it('splits a line that leaves and comes back', () => {
    expect(cut({ kind: 'line', lines: [[5, 2, 15, 2, 15, 8, 5, 8]] })).toEqual({ kind: 'line', lines: [[5, 2, 10, 2], [10, 8, 5, 8]] });
  });
  it('drops a line that passes by the corner', () => {
    expect(cut({ kind: 'line', lines: [[8, 14, 14, 8]] })).toBeNull();
  });
  it('cuts a square that lies over a corner to the quarter inside', () => {
    const piece = cut(polygon([5, 5, 15, 5, 15, 15, 5, 15, 5, 5]));
    expect(areaOf(piece)).toBe(25);
  });
  it('gives the whole square for a polygon around it', () => {
    expect(areaOf(cut(polygon([-5, -5, 15, -5, 15, 15, -5, 15, -5, -5])))).toBe(100);
  });
  it('keeps a hole a hole, cut at the same edge', () => {
    // Outer 100 inside; hole from 6 to 14 leaves 4 × 4 = 16 inside, wound the other way round.
    const piece = cut(polygon([-5, -5, 15, -5, 15, 15, -5, 15, -5, -5], [6, 6, 6, 14, 14, 14, 14, 6, 6, 6]));
    expect(areaOf(piece)).toBe(84);
    expect(piece).toMatchObject({ polygons: [{ length: 2 }] });
  });
  it('drops a polygon outside with its hole', () => {
    expect(cut(polygon([20, 20, 30, 20, 30, 30, 20, 20], [22, 21, 28, 27, 28, 21, 22, 21]))).toBeNull();
  });
  it('cuts a slanting edge where it crosses, on whole units', () => {
    // The edge from (5, 0) to (15, 5) crosses x = 10 at y = 2.5, rounded to 3.
    const piece = cut(polygon([5, 0, 15, 5, 15, 10, 5, 10, 5, 0]));
    expect(piece?.kind === 'polygon' && piece.polygons[0]?.[0]).toEqual(expect.arrayContaining([10, 3]));
  });
});
