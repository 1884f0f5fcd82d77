/** The pen clings to what one can see: layers that are drawn, and nothing that is out of force. */
import { expect, test } from 'vitest';
import type { Neighbour } from '../../../client/geo/preview.ts';
import { clingTo } from '../../../client/panels/Site/use-neighbours.ts';

const at = (layer: string, lon: number, repealed = false): Neighbour => ({ layer, id: String(lon), name: '', geometry: { type: 'Point', coordinates: [lon, 39] }, repealed });

test('neither what is repealed nor what is only judged against', () => {
  const neighbours = [at('zones', 1), at('zones', 2, true), at('judged_only', 3), at('rivers', 4)];
  expect(clingTo(neighbours, 'rivers,zones')).toEqual([{ type: 'Point', coordinates: [1, 39] }, { type: 'Point', coordinates: [4, 39] }]);
  expect(clingTo(neighbours, '')).toEqual([]);
});
