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

/** Corners as a person counts them: the one that closes a ring is its first. */
export function vertexCount({ type, coordinates }: OverlayGeometry): number {
  const closed = type.endsWith('Polygon');
  const count = (part: readonly unknown[]): number => {
    if (typeof part[0] === 'number') return 1;
    const inner = part.filter((one): one is readonly unknown[] => Array.isArray(one));
    const [first, last] = [inner[0], inner.at(-1)];
    const repeated = closed && inner.length > 1 && typeof first?.[0] === 'number' && first[0] === last?.[0] && first[1] === last?.[1];
    return inner.reduce((sum, one) => sum + count(one), repeated ? -1 : 0);
  };
  return count(coordinates);
}
