/** What came out of a file or a text, ready to be laid on the map: one of its shapes, or all as one site. */
import type { SiteRead } from '../../../../server/contract/sites.ts';
import { boxOf, flyTo } from '../../../view/flight.ts';
import { change } from '../../../view/looking.ts';
import type { OverlayGeometry } from '../../../view/overlay.ts';
import { laySite, say, siteStore } from '../../../view/site/site.ts';
import { changeSite } from '../../../view/view.ts';

export type ReadShape = SiteRead['shapes'][number];

/** Several shapes of one kind as one; null where they are of several kinds. */
export function joined(shapes: readonly ReadShape[]): ReadShape | null {
  const [first] = shapes;
  const kind = first?.geometry.type.replace('Multi', '');
  if (!first || shapes.length < 2 || !shapes.every(({ geometry }) => geometry.type.replace('Multi', '') === kind)) return null;
  const coordinates = shapes.flatMap(({ geometry }) => (geometry.type.startsWith('Multi') ? geometry.coordinates : [geometry.coordinates]));
  return { name: first.name, geometry: { type: `Multi${kind}`, coordinates } };
}

export function takeShape({ name, geometry }: ReadShape, notes: SiteRead['notes']): void {
  change(changeSite({ id: null, draft: null }));
  if (name !== '' && siteStore.get().said.name === '') say({ name });
  laySite(geometry, notes);
  const bbox = boxOf(geometry);
  if (bbox) flyTo({ bbox, max_zoom: 15 });
}

export function vertexCount(geometry: OverlayGeometry): number {
  let count = 0;
  const visit = (part: readonly unknown[]): void => {
    if (typeof part[0] === 'number') count += 1;
    else for (const inner of part) if (Array.isArray(inner)) visit(inner);
  };
  visit(geometry.coordinates);
  return count;
}
