/** What the site check draws on the map: rings, the site where no pen holds it, clipped pieces and distance lines in their verdict's colour, the other option. */
import type { Geometry } from 'geojson';
import type { Verdict } from '../../../data/grammar.ts';
import type { SiteAnswer } from '../../../server/contract/sites.ts';
import { ringsAround } from '../../geo/rings.ts';
import { labelPoint } from '../../geo/shapes.ts';
import { formatLength } from '../../i18n/format.ts';
import { verdictColour } from '../../ui/verdicts.ts';
import type { OverlayArea, OverlayGeometry, OverlayLine, OverlayPoint, OverlayScene } from '../../view/overlay.ts';
import type { Language } from '../../view/view.ts';

export interface Scenery {
  readonly shape: OverlayGeometry | null;
  /** The pen draws it already. */
  readonly held: boolean;
  readonly answer: SiteAnswer | null;
  readonly rings_m: readonly number[];
  readonly other: { readonly shape: OverlayGeometry; readonly verdict: Verdict | null; readonly labels: readonly [string, string] } | null;
  /** Rule under the pointer; its pieces stand out. */
  readonly pointed: string | null;
  readonly dark: boolean;
  readonly language: Language;
}

const ink = { light: '#a0187f', dark: '#ff8ae2' };
const shown_verdicts: ReadonlySet<Verdict> = new Set(['prohibited', 'restricted', 'review']);
/** Distance lines of what lies far away would be noise. */
const near_m = 3_000;

export function siteScene({ shape, held, answer, rings_m, other, pointed, dark, language }: Scenery): OverlayScene {
  const colour = dark ? ink.dark : ink.light;
  const areas: OverlayArea[] = [];
  const lines: OverlayLine[] = [];
  const points: OverlayPoint[] = [];
  if (shape && rings_m.length > 0) addRings(shape, rings_m, dark, language, areas, points);
  if (other) areas.push({ key: 'other', geometry: other.shape, colour: other.verdict ? verdictColour(other.verdict, dark) : colour, fill_opacity: 0.12, line_width: 3, dashed: true });
  if (shape && !held) areas.push({ key: 'site', geometry: shape, colour, fill_opacity: 0.14, line_width: 3 });
  for (const { rule, findings } of answer?.rules ?? []) {
    for (const { key, verdict, object, evidence } of findings) {
      if (!shown_verdicts.has(verdict) && rule !== pointed) continue;
      const look = verdictColour(verdict, dark);
      if (evidence.overlap) areas.push({ key, geometry: evidence.overlap, colour: look, fill_opacity: rule === pointed ? 0.55 : pointed === null ? 0.22 : 0.06, line_width: rule === pointed ? 3 : 1.5, hint: object?.name ?? '' });
      if (evidence.nearest && evidence.distance_m !== null && evidence.distance_m > 0 && (evidence.distance_m <= near_m || rule === pointed)) {
        lines.push({ key, path: [evidence.nearest.subject, evidence.nearest.object], colour: look, dashed: true, width: rule === pointed ? 3.5 : 2, label: formatLength(evidence.distance_m, language) });
      }
    }
  }
  if (other && shape) for (const [geometry, label, key] of [[shape, other.labels[0], 'a'], [other.shape, other.labels[1], 'b']] as const) points.push({ key, position: labelPoint(geometry as unknown as Geometry), colour, radius: 3, label });
  return { areas, lines, points };
}

function addRings(shape: OverlayGeometry, rings_m: readonly number[], dark: boolean, language: Language, areas: OverlayArea[], points: OverlayPoint[]): void {
  for (const { distance_m, geometry } of ringsAround(shape as unknown as Geometry, rings_m)) {
    const colour = dark ? '#9fb3bb' : '#50646b';
    areas.push({ key: `ring ${distance_m}`, geometry: geometry, colour, fill_opacity: 0, line_width: 1.5, dashed: false });
    const outline = (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0]) ?? [];
    const top = outline.reduce((best, position) => ((position[1] ?? 0) > (best[1] ?? -91) ? position : best), [0, -91]);
    points.push({ key: `ring ${distance_m}`, position: top, colour, radius: 0, label: formatLength(distance_m, language) });
  }
}
