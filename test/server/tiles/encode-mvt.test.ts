/** Tiles written here and read by Mapbox's own reader. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../../server/tiles/read-twkb.ts';
import { encodeMvt, type TileFeature } from '../../../server/tiles/encode-mvt.ts';

const layerOf = (name: string, features: TileFeature[]) => encodeMvt([{ name, features }]);

function decode(bytes: Uint8Array | null) {
  if (!bytes) throw new Error('a tile was expected');
  return new VectorTile(new PbfReader(bytes));
}

describe('writing a vector tile', () => {
  it('writes the bytes that the specification gives for its first polygon (4.3.5.4)', () => {
    // Example polygon of the specification: 9 6 12 18 10 12 24 44 15
    const bytes = layerOf('a', [{ shape: { kind: 'polygon', polygons: [[[3, 6, 8, 12, 20, 34, 3, 6]]] }, properties: {} }]);
    expect(Buffer.from(bytes ?? []).toString('hex')).toContain('220909060c120a0c182c0f');
  });
  it('names its layer, its size and its version', () => {
    const layer = decode(layerOf('rivers', [{ shape: { kind: 'point', points: [1, 2] }, properties: {} }])).layers['rivers'];
    expect(layer).toMatchObject({ name: 'rivers', extent: 4096, version: 2, length: 1 });
  });
  it('carries text, whole, negative and broken numbers and truth', () => {
    const properties = { id: '甲-01', count: 3, depth: -7, share: 0.25, synthetic: true, gone: null, nested: { a: 1 } };
    const feature = decode(layerOf('x', [{ shape: { kind: 'point', points: [1, 2] }, properties }])).layers['x']?.feature(0);
    expect(feature?.properties).toEqual({ id: '甲-01', count: 3, depth: -7, share: 0.25, synthetic: true });
  });
  it('winds the outer ring clockwise on the screen and the hole against it, whichever way they came', () => {
    const outer = [0, 0, 0, 100, 100, 100, 100, 0, 0, 0];
    const hole = [10, 10, 10, 20, 20, 20, 20, 10, 10, 10];
    const feature = decode(layerOf('x', [{ shape: { kind: 'polygon', polygons: [[outer, hole]] }, properties: {} }])).layers['x']?.feature(0);
    const [first, second] = feature?.loadGeometry() ?? [];
    expect(first?.slice(0, 2)).toMatchObject([{ x: 100, y: 0 }, { x: 100, y: 100 }]);
    expect(second?.slice(0, 2)).toMatchObject([{ x: 10, y: 10 }, { x: 10, y: 20 }]);
  });
  it('drops repeated points, rings without area and lines of one point', () => {
    const shapes: Shape[] = [
      { kind: 'line', lines: [[1, 1, 1, 1], [2, 2, 2, 2, 5, 5]] },
      { kind: 'polygon', polygons: [[[0, 0, 9, 9, 0, 0]], [[0, 0, 4, 0, 4, 0, 4, 4, 0, 0], [1, 1, 2, 2, 1, 1]]] },
    ];
    const layer = decode(layerOf('x', shapes.map((shape) => ({ shape, properties: {} })))).layers['x'];
    expect(layer?.feature(0).loadGeometry()).toMatchObject([[{ x: 2, y: 2 }, { x: 5, y: 5 }]]);
    expect(layer?.feature(1).loadGeometry()).toMatchObject([[{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }, { x: 0, y: 0 }]]);
  });
  it('is no tile when nothing is left to draw', () => {
    expect(layerOf('x', [{ shape: { kind: 'line', lines: [[1, 1, 1, 1]] }, properties: {} }])).toBeNull();
    expect(encodeMvt([])).toBeNull();
  });
  it('holds several layers, each with words of its own, and leaves out the empty ones', () => {
    const at = (x: number, id: string): TileFeature => ({ shape: { kind: 'point', points: [x, 2] }, properties: { id } });
    const { layers } = decode(encodeMvt([{ name: 'a', features: [at(1, 'one')] }, { name: 'b', features: [] }, { name: 'c', features: [at(7, 'two')] }]));
    expect(Object.keys(layers)).toEqual(['a', 'c']);
    expect(layers['c']?.feature(0).loadGeometry()).toMatchObject([[{ x: 7, y: 2 }]]);
    expect(layers['c']?.feature(0).properties).toEqual({ id: 'two' });
  });
});
