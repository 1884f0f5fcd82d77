/** What the page of a target has the map draw: its members, filled where they count above the line, hollow where below only, dashed where unknown. */
import type { OverlayArea, OverlayLine, OverlayPoint, OverlayScene } from '../../../view/overlay.ts';
import { keyOf, type Member } from './members.ts';

export interface MembersTelling {
  readonly members: readonly Member[];
  readonly chosen: ReadonlySet<string>;
  readonly pointed: string | null;
  readonly dark: boolean;
  readonly hint: (member: Member) => string;
  readonly onPick: (key: string) => void;
}

export function membersScene({ members, chosen, pointed, dark, hint, onPick }: MembersTelling): OverlayScene {
  const areas: OverlayArea[] = [];
  const lines: OverlayLine[] = [];
  const points: OverlayPoint[] = [];
  const inks = dark ? { own: '#5fc6c9', unknown: '#b9c6cb', chosen: '#ffd166' } : { own: '#0b6670', unknown: '#46565d', chosen: '#b3261e' };
  for (const member of members) {
    const key = keyOf(member);
    const { numerator } = member.properties;
    const picked = chosen.has(key);
    const unknown = numerator === null;
    const counts = !unknown && numerator !== 0;
    const colour = picked ? inks.chosen : unknown ? inks.unknown : inks.own;
    const shape = member.geometry;
    if (!shape) continue;
    if (shape.type.endsWith('Polygon')) {
      const line_width = picked || pointed === key ? 4 : 2;
      areas.push({ key, geometry: shape, colour, fill_opacity: counts ? 0.5 : picked ? 0.2 : 0.06, line_width, dashed: unknown, emphasised: pointed === key, hint: hint(member) });
    } else if (shape.type.endsWith('Point')) {
      for (const position of positionsOf(shape.coordinates)) points.push({ key, position, colour, radius: (counts ? 7 : 4.5) + (picked || pointed === key ? 3 : 0), hint: hint(member), ...(unknown ? { label: '?' } : {}) });
    } else for (const path of pathsOf(shape.coordinates)) lines.push({ key, path, colour, width: picked || pointed === key ? 5 : 3, dashed: unknown });
  }
  return { areas, lines, points, dim: 0.45, onPick };
}

type Position = readonly number[];
const isPosition = (part: unknown): part is Position => Array.isArray(part) && typeof part[0] === 'number';

function positionsOf(part: readonly unknown[]): readonly Position[] {
  return isPosition(part) ? [part] : part.filter(isPosition);
}

/** One line, or several. */
function pathsOf(part: readonly unknown[]): readonly (readonly Position[])[] {
  if (part.every(isPosition)) return [part];
  return part.flatMap((inner) => (Array.isArray(inner) && inner.every(isPosition) ? [inner] : []));
}
