/** Undo and redo of a site: one step for each gesture, however often a slow machine thinks that the hand rests. */
import { beforeEach, expect, test } from 'vitest';
import { drawingStore } from '../../../client/view/pen/drawing.ts';
import { beginGesture, clearSite, keepStep, laySite, penFor, redoStep, siteShape, siteStore, undoStep } from '../../../client/view/site/site.ts';

const at = (lon: number) => ({ type: 'Point', coordinates: [lon, 39.5] });
beforeEach(clearSite);

test('steps are taken back and made again; a new one forgets what was taken back', () => {
  laySite(at(1));
  for (const lon of [2, 3]) {
    beginGesture();
    keepStep(at(lon));
  }
  undoStep();
  expect(siteShape()).toEqual(at(2));
  undoStep();
  expect(siteShape()).toEqual(at(1));
  undoStep();
  expect(siteShape()).toEqual(at(1));
  redoStep();
  expect(siteShape()).toEqual(at(2));
  beginGesture();
  keepStep(at(4));
  redoStep();
  expect(siteStore.get().past).toEqual([at(1), at(2), at(4)]);
});

test('one drag that seems to rest twice is one step, and the same shape is none', () => {
  laySite(at(1));
  beginGesture();
  keepStep(at(2));
  keepStep(at(2.5));
  keepStep({ type: 'Point', coordinates: [2.5 + 1e-9, 39.5] });
  expect(siteStore.get().past).toEqual([at(1), at(2.5)]);
});

test('what the pen cannot hold is kept as it is', () => {
  const ring = (count: number) => [Array.from({ length: count }, (_, corner) => [106 + corner * 1e-4, 39])];
  expect(penFor({ type: 'Polygon', coordinates: ring(300) })).toBe('polygon');
  expect(penFor({ type: 'Polygon', coordinates: ring(301) })).toBeNull();
  expect(penFor({ type: 'Polygon', coordinates: [...ring(5), ...ring(4)] })).toBeNull();
  const parts = { type: 'MultiPolygon', coordinates: [ring(5)] };
  laySite(parts);
  expect(drawingStore.get().owner).toBeNull();
  expect(siteShape()).toEqual(parts);
});
