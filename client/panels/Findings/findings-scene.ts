/** What the workplace has the map draw: a mark for every finding of the filter, and of the open one its whole story. */
import type { FindingPoints, FindingRow } from '../../../server/contract/findings.ts';
import type { Finding } from '../../../server/contract/rules.ts';
import type { Verdict } from '../../../data/grammar.ts';
import type { Words } from '../../i18n/words.ts';
import { mutedColour } from '../../ui/verdict-marks.ts';
import { verdictColour } from '../../ui/verdicts.ts';
import type { OverlayGeometry, OverlayPoint, OverlayScene } from '../../view/overlay.ts';
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
  readonly subject: OverlayGeometry | null;
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

export function findingsScene(telling: Telling): OverlayScene {
  const { open, dark, openMuted, evidence, general, language, subject, onPick } = telling;
  const story = open ? conflictsScene({ findings: [open], open, pointed: null, places: new Map(), subject, dark, language, words: evidence, general, onPick }) : null;
  const grey = (colour: string): string => (openMuted ? mutedColour(dark) : colour);
  return {
    areas: story?.areas?.map((area) => ({ ...area, colour: grey(area.colour) })) ?? [],
    // oxlint-disable-next-line oxc/no-map-spread -- a handful of shapes
    lines: story?.lines?.map((line) => ({ ...line, colour: grey(line.colour) })) ?? [],
    points: marksOf(telling),
    onPick,
  };
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
