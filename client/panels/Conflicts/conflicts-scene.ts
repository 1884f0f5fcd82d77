/** What the conflicts panel has the map draw: clipped pieces in the verdict's colour, and of the open finding its whole story. */
import type { Geometry } from 'geojson';
import type { Finding } from '../../../server/contract/rules.ts';
import type { Verdict } from '../../../data/grammar.ts';
import { labelPoint } from '../../geo/shapes.ts';
import { formatLength } from '../../i18n/format.ts';
import type { Words } from '../../i18n/words.ts';
import { verdictColour, verdictOrder } from '../../ui/verdicts.ts';
import type { OverlayArea, OverlayGeometry, OverlayLine, OverlayPoint, OverlayScene } from '../../view/overlay.ts';
import type { Language } from '../../view/view.ts';
import { gist, subjectName } from './figures.ts';
import type { ConflictWords } from './words.ts';

interface Telling {
  /** Listed findings; the open one is among them or not. */
  readonly findings: readonly Finding[];
  readonly open: Finding | null;
  /** Key of the finding under the pointer in the list. */
  readonly pointed: string | null;
  /** Where a subject lies whose finding has neither piece nor distance, by the finding's key. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The open finding's subject, as published. */
  readonly subject: OverlayGeometry | null;
  readonly dark: boolean;
  readonly language: Language;
  readonly words: ConflictWords;
  readonly general: Words;
  readonly onPick: (key: string) => void;
}

export function conflictsScene(telling: Telling): OverlayScene {
  const { findings, open, pointed } = telling;
  const others = open ? [] : findings;
  const only = findings.length === 1 ? findings[0] : undefined;
  const told = open ?? findings.find((finding) => finding.key === pointed) ?? only ?? null;
  return {
    areas: [...(open ? subjectOf(open, telling) : []), ...[...others, ...(open ? [open] : [])].flatMap((finding) => piecesOf(finding, telling))],
    lines: told ? distanceOf(told, telling) : [],
    points: (open ? [] : verdictOrder).toReversed().flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict).flatMap((finding) => markOf(finding, telling))),
    onPick: telling.onPick,
  };
}

const hintOf = (finding: Finding, { words, general, language }: Telling): string =>
  [subjectName(finding, words), general.verdicts[finding.verdict], gist(finding, words, language)].filter(Boolean).join(' · ');

/** The whole subject as an outline; of an expansion the added part that was tested is hatched. */
function subjectOf(finding: Finding, telling: Telling): OverlayArea[] {
  const colour = verdictColour(finding.verdict, telling.dark);
  const look = { key: finding.key, colour, hint: hintOf(finding, telling) };
  return [
    ...(telling.subject ? [{ ...look, geometry: telling.subject, fill_opacity: 0.06, line_width: 2.5 }] : []),
    ...(finding.evidence.tested ? [{ ...look, geometry: finding.evidence.tested, fill_opacity: 0.4, line_width: 1.5, dashed: true }] : []),
  ];
}

function piecesOf(finding: Finding, telling: Telling): OverlayArea[] {
  if (!finding.evidence.overlap) return [];
  const emphasised = finding.key === telling.open?.key || finding.key === telling.pointed;
  const colour = verdictColour(finding.verdict, telling.dark);
  return [{ key: finding.key, geometry: finding.evidence.overlap, colour, fill_opacity: 0.42, line_width: 2.5, emphasised, hint: hintOf(finding, telling) }];
}

function distanceOf(finding: Finding, { dark, language }: Telling): OverlayLine[] {
  const { nearest, distance_m } = finding.evidence;
  if (!nearest || distance_m === null || distance_m === 0) return [];
  const colour = verdictColour(finding.verdict, dark);
  return [{ key: finding.key, path: [nearest.subject, nearest.object], colour, width: 2.5, dashed: true, label: formatLength(distance_m, language) }];
}

/** Pixels: what is worst is largest and drawn last; what is clear stays in the background. */
const radius_px: Readonly<Record<Verdict, number>> = { prohibited: 8, restricted: 7.5, review: 6, undetermined: 7, clear: 4 };

/** Every listed finding is a point that can be seen over the whole city: on its piece, else where the subject comes nearest. */
function markOf(finding: Finding, telling: Telling): OverlayPoint[] {
  const position = placeOf(finding) ?? telling.places.get(finding.key);
  if (!position) return [];
  const radius = radius_px[finding.verdict] + (finding.key === telling.pointed ? 4 : 0);
  return [{ key: finding.key, position, colour: verdictColour(finding.verdict, telling.dark), radius, hint: hintOf(finding, telling) }];
}

function placeOf({ evidence }: Finding): readonly number[] | null {
  if (evidence.overlap) return labelPoint(evidence.overlap as Geometry);
  return evidence.nearest?.subject ?? null;
}

/** Findings about which the evidence holds no place: a point that lies inside, or nothing to compare with. */
export const placeless = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => placeOf(finding) === null);
