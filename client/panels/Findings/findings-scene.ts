/** What the workplace has the map draw: a mark for every finding of the filter, and of the open one its whole story. */
import type { FindingPoints, FindingRow } from '../../../server/contract/findings.ts';
import type { Finding } from '../../../server/contract/rules.ts';
import type { Verdict } from '../../../data/grammar.ts';
import { titled } from '../../i18n/punctuation.ts';
import type { Words } from '../../i18n/words.ts';
import { mutedColour } from '../../ui/verdict-marks.ts';
import { verdictColour } from '../../ui/verdicts.ts';
import type { OverlayArea, OverlayGeometry, OverlayPoint, OverlayScene } from '../../view/overlay.ts';
import type { Language } from '../../view/view.ts';
import { conflictsScene } from '../Conflicts/conflicts-scene.ts';
import type { ConflictWords } from '../Conflicts/words.ts';
import { gistOf, isMuted, nameOf } from './row-text.ts';
import type { FindingWords } from './words.ts';

interface Telling {
  readonly points: FindingPoints['points'];
  /** Rows that are loaded: they name the marks. */
  readonly rows: ReadonlyMap<string, FindingRow>;
  readonly open: Finding | null;
  /** Key of the open finding, also while it is being fetched. */
  readonly openKey: string | null;
  readonly openMuted: boolean;
  readonly pointed: string | null;
  /** The two that the open finding is about, as published; null while they are fetched, or where there is none. */
  readonly subject: OverlayGeometry | null;
  readonly object: OverlayGeometry | null;
  readonly dark: boolean;
  readonly language: Language;
  readonly words: FindingWords;
  readonly evidence: ConflictWords;
  readonly general: Words;
  readonly onPick: (key: string) => void;
}

/** Half of the pixels across: what is worst is largest; what cannot be told is as large as a conflict. */
const radius_px: Readonly<Record<Verdict, number>> = { prohibited: 11, restricted: 10.5, review: 10, undetermined: 10, clear: 7 };
/** Many marks of a whole city stand closer together. */
const crowd = 150;

/** The open finding is drawn whole by itself, whatever layers are switched on. */
export function findingsScene(telling: Telling): OverlayScene {
  const { open, dark, openMuted, evidence, general, language, onPick } = telling;
  const story = open ? conflictsScene({ findings: [open], open, pointed: null, places: new Map(), subject: null, dark, language, words: evidence, general, onPick }) : null;
  const grey = (colour: string): string => (openMuted ? mutedColour(dark) : colour);
  const parties = open ? partiesOf(open, telling) : { areas: [], points: [] };
  return {
    // oxlint-disable-next-line oxc/no-map-spread -- a handful of shapes
    areas: [...parties.areas, ...(story?.areas ?? [])].map((area) => ({ ...area, colour: grey(area.colour) })),
    // oxlint-disable-next-line oxc/no-map-spread -- a handful of shapes
    lines: story?.lines?.map((line) => ({ ...line, colour: grey(line.colour) })) ?? [],
    points: [...parties.points, ...marksOf(telling)],
    onPick,
  };
}

/** What is compared with keeps out of the verdict's colours. */
const object_ink = { light: '#3d4c55', dark: '#c3d0d8' } as const;

/** The object below, the subject above it. */
function partiesOf({ key, verdict, subject, object }: Finding, telling: Telling): Drawn {
  const { words, general, evidence, dark } = telling;
  const object_hint = titled(words.columns.object, object?.name ?? '', telling.language);
  const subject_hint = [subject.name || evidence.site, general.verdicts[verdict]].join(' · ');
  const below = drawn(telling.object, { key, colour: dark ? object_ink.dark : object_ink.light, fill_opacity: 0.08, line_width: 2, hint: object_hint });
  const above = drawn(telling.subject, { key, colour: verdictColour(verdict, dark), fill_opacity: 0.06, line_width: 2.5, hint: subject_hint });
  return { areas: [...below.areas, ...above.areas], points: [...below.points, ...above.points] };
}

interface Drawn {
  readonly areas: readonly OverlayArea[];
  readonly points: readonly OverlayPoint[];
}

/** Areas and lines in outline, several lines one by one, points as dots. */
function drawn(geometry: OverlayGeometry | null, look: Omit<OverlayArea, 'geometry'>): Drawn {
  const { key, colour, hint } = look;
  const places = geometry?.type === 'Point' ? [geometry.coordinates] : geometry?.type === 'MultiPoint' ? geometry.coordinates : null;
  if (!geometry) return { areas: [], points: [] };
  const dot = { key, colour, radius: 6, ...(hint && { hint }) };
  if (places) return { areas: [], points: places.map((position) => Object.assign({ position: position as readonly number[] }, dot)) };
  const parts = geometry.type === 'MultiLineString' ? geometry.coordinates.map((coordinates): OverlayGeometry => ({ type: 'LineString', coordinates: coordinates as readonly unknown[] })) : [geometry];
  return { areas: parts.map((part) => Object.assign({ geometry: part }, look)), points: [] };
}

/** Worst last, so that it lies on top; the open and the pointed one above all. */
function marksOf(telling: Telling): OverlayPoint[] {
  const { points, openKey, pointed } = telling;
  const scale = points.length > crowd ? 0.78 : 1;
  const meant = points.filter((point) => point.key === openKey || point.key === pointed);
  const others = points.filter((point) => point.key !== openKey && point.key !== pointed).toReversed();
  return [...others.map((point) => markOf(point, telling, scale)), ...meant.flatMap((point) => (point.key === pointed ? [haloOf(point, telling), markOf(point, telling, 1.3)] : [markOf(point, telling, 1)]))];
}

function markOf(point: FindingPoints['points'][number], { rows, words, general, language }: Telling, scale: number): OverlayPoint {
  const { key, verdict, standing, point: position } = point;
  const muted = isMuted(point);
  const row = rows.get(key);
  const hint = [row && nameOf(row), general.verdicts[verdict], muted ? words.standings[standing] : null, row && gistOf(row, language)].filter(Boolean).join(' · ');
  return { key, position, colour: '#000000', radius: radius_px[verdict] * scale * (muted ? 0.85 : 1), mark: { verdict, muted }, hint };
}

/** A ring of the verdict's colour around a mark that is meant. */
function haloOf({ key, verdict, point: position }: FindingPoints['points'][number], { dark }: Telling): OverlayPoint {
  return { key, position, colour: verdictColour(verdict, dark), radius: radius_px[verdict] * 1.35 + 5 };
}
