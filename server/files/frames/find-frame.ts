/** Which coordinate system a table is in: what the person says, else what the file says, else what the figures say; with a picture of each reading. */
import { AppError } from '../../errors.ts';
import type { FoundFrame, FrameCandidate, Place as Position, Said } from '../reading.ts';
import { belt3, belt6, frameOf, gaussKruger, type Frame, type Pair } from './frames.ts';
import { guessFrame, isNear, type Place } from './guess-frame.ts';

/** What a table's own file says of its system. */
export interface Stated {
  /** Null: nothing, or nothing that can be used. */
  readonly frame: Frame | null;
  /** KML, FIRMS: the format leaves no choice. */
  readonly by_standard: boolean;
  readonly said: readonly Said[];
  readonly warnings: readonly Said[];
}

export const NOTHING_STATED: Stated = { frame: null, by_standard: false, said: [], warnings: [] };

export interface SaidFrame {
  readonly srid?: number;
  readonly swapped?: boolean;
}

export interface Found {
  /** Null: nobody knows; the person must choose. */
  readonly frame: Frame | null;
  readonly swapped: boolean;
  readonly found: FoundFrame;
}

/** A reading that leads to so few near the city is none that one would show. */
const LEAST_SHARE = 0.5;
const MOST_CANDIDATES = 6;
const MOST_PLACES = 300;

/** @param pairs one position of each looked-at shape, as the file has it @throws AppError for a system said that is not known */
export function findFrame(pairs: readonly Pair[], stated: Stated, said: SaidFrame, city: Place): Found {
  const chosen = choose(pairs, stated, said, city);
  const { frame, swapped } = chosen;
  const candidates = candidatesOf(pairs, stated.frame, chosen, city);
  const [used, ...others] = candidates;
  const warnings = [...stated.warnings, ...chosen.warnings];
  if (frame !== null && used !== undefined && pairs.length > 0 && used.share_near < 1) {
    const away = Math.round((1 - used.share_near) * pairs.length);
    if (away > 0) warnings.push({ code: 'outside-city', values: { count: away, of: pairs.length, share: Math.round((1 - used.share_near) * 100) } });
    const better = others.find(({ share_near }) => share_near >= 0.8);
    if (used.share_near < 0.2 && better !== undefined && chosen.how !== 'said') warnings.push({ code: 'wrong-zone', values: { km: kilometres(used.centre, middle(city)), title: better.title.zh, title_en: better.title.en, srid: better.srid } });
  }
  const zone = frame === null ? null : zoneOf(pairs, swapped);
  return {
    frame,
    swapped,
    found: { srid: frame?.srid ?? null, title: frame?.title ?? null, how: chosen.how, swapped, zone, explained: [...stated.said, ...chosen.explained], warnings, candidates },
  };
}

interface Chosen {
  readonly frame: Frame | null;
  readonly swapped: boolean;
  readonly how: FoundFrame['how'];
  readonly explained: readonly Said[];
  readonly warnings: readonly Said[];
}

const titled = (frame: Frame): { title: string; title_en: string; srid: number } => ({ title: frame.title.zh, title_en: frame.title.en, srid: frame.srid });
const TURNED: Said = { code: 'axes-swapped', values: {} };

function choose(pairs: readonly Pair[], stated: Stated, said: SaidFrame, city: Place): Chosen {
  if (said.srid !== undefined && said.srid !== 0) {
    const frame = frameOf(said.srid);
    const swapped = said.swapped ?? isTurned(pairs, frame);
    return { frame, swapped, how: 'said', explained: [{ code: 'frame-as-said', values: titled(frame) }, ...(swapped ? [TURNED] : [])], warnings: [] };
  }
  const own = stated.frame;
  if (own !== null && (stated.by_standard || pairs.length === 0 || said.swapped !== undefined || fits(pairs, own, false) || fits(pairs, own, true))) {
    const swapped = said.swapped ?? (!stated.by_standard && pairs.length > 0 && !fits(pairs, own, false));
    const word: Said = stated.by_standard ? { code: 'frame-by-standard', values: {} } : { code: 'frame-stated', values: titled(own) };
    return { frame: own, swapped, how: stated.by_standard ? 'standard' : 'stated', explained: [word, ...(swapped ? [TURNED] : [])], warnings: [] };
  }
  const guess = guessed(pairs, said, city);
  if (own === null) return guess;
  return { ...guess, explained: [{ code: 'frame-contradicted', values: titled(own) }, ...guess.explained] };
}

function guessed(pairs: readonly Pair[], said: SaidFrame, city: Place): Chosen {
  const { pairs: most, warnings } = majority(pairs);
  const [first] = most.length > 0 ? most : pairs;
  const unknown: Chosen = { frame: null, swapped: false, how: 'unknown', explained: first === undefined ? [] : [{ code: 'frame-unknown', values: { x: first[0], y: first[1] } }], warnings };
  if (first === undefined) return unknown;
  try {
    const { frame, swapped } = guessFrame(most, city);
    const turned = said.swapped ?? swapped;
    const zone = zoneOf(most, swapped);
    const words: readonly Said[] = frame.is_degrees
      ? [{ code: 'frame-by-degrees', values: {} }, { code: 'datum-open', values: { metres: 400 } }]
      : [zone === null ? { code: 'frame-by-range', values: titled(frame) } : { code: 'frame-by-zone', values: { ...titled(frame), zone } }];
    return { frame, swapped: turned, how: frame.is_degrees ? 'degrees' : zone === null ? 'range' : 'zone', explained: [...words, ...(turned ? [TURNED] : [])], warnings };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Of none of the usual kinds: a system of the wider world that leads to the city.
    const fitting = plausible(null, city).flatMap((frame) => [false, true].map((swapped) => ({ frame, swapped, share: shareNear(most, frame, swapped, city) })));
    const best = fitting.toSorted((a, b) => b.share - a.share)[0];
    if (best === undefined || best.share < 0.8) return unknown;
    return { frame: best.frame, swapped: best.swapped, how: 'range', explained: [{ code: 'frame-by-range', values: titled(best.frame) }, ...(best.swapped ? [TURNED] : [])], warnings };
  }
}

/** The pairs of the most frequent kind, so that a stray 0, 0 does not decide for all. */
function majority(pairs: readonly Pair[]): { pairs: readonly Pair[]; warnings: readonly Said[] } {
  const kinds = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair[0] === 0 && pair[1] === 0) continue;
    const kind = kindOf(pair);
    const held = kinds.get(kind);
    if (held === undefined) kinds.set(kind, [pair]);
    else held.push(pair);
  }
  const ranked = [...kinds].toSorted(([, a], [, b]) => b.length - a.length);
  const zones = ranked.filter(([kind, held]) => /^[en]\d+$/.test(kind) && held.length * 20 >= pairs.length).map(([kind]) => kind.slice(1));
  const several: Said[] = new Set(zones).size > 1 ? [{ code: 'several-zones', values: { zones: [...new Set(zones)].join(', ') } }] : [];
  return { pairs: ranked[0]?.[1] ?? [], warnings: several };
}

function kindOf([x, y]: Pair): string {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) return 'degrees';
  const northing = (value: number): boolean => value >= 1_000_000 && value < 6_100_000;
  if (northing(y) && !northing(x)) return `e${Math.floor(x / 1_000_000)}`;
  if (northing(x) && !northing(y)) return `n${Math.floor(y / 1_000_000)}`;
  return 'other';
}

/** The zone before the eastings. */
function zoneOf(pairs: readonly Pair[], swapped: boolean): number | null {
  const eastings = pairs.map(([x, y]) => Math.floor((swapped ? y : x) / 1_000_000)).filter((zone) => zone >= 13 && zone <= 45);
  return eastings.length * 2 > pairs.length ? (eastings[0] ?? null) : null;
}

const turnedTo = (frame: Frame, swapped: boolean, [x, y]: Pair): Position => (swapped ? frame.toDegrees(y, x) : frame.toDegrees(x, y));
const isInChina = ([longitude, latitude]: Position): boolean => longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54;
const fits = (pairs: readonly Pair[], frame: Frame, swapped: boolean): boolean => pairs.filter((pair) => isInChina(turnedTo(frame, swapped, pair))).length * 2 > pairs.length;
const isTurned = (pairs: readonly Pair[], frame: Frame): boolean => pairs.length > 0 && !fits(pairs, frame, false) && fits(pairs, frame, true);

function shareNear(pairs: readonly Pair[], frame: Frame, swapped: boolean, city: Place): number {
  return pairs.length === 0 ? 0 : pairs.filter((pair) => isNear(turnedTo(frame, swapped, pair), city)).length / pairs.length;
}

/** Whatever somebody here may have used: degrees, the belts at home and beside with and without their zone, 6° belts, UTM, the web's. */
function plausible(own: Frame | null, { grid_srid, extent: [west, , east] }: Place): Frame[] {
  const home = 25 + grid_srid - 4534;
  const narrow = [home, home - 1, home + 1].flatMap((zone) => [gaussKruger(belt3(zone, false)), gaussKruger(belt3(zone, true))]);
  // 6° zone 13 begins at 72°E; UTM counts the same belts from 180°W.
  const six = Math.floor((west + east) / 2 / 6) + 1;
  const wide = [six, six + 1].flatMap((zone) => [gaussKruger(belt6(zone, true)), frameOf(32600 + zone + 30)]);
  const frames = [frameOf(4490), ...narrow, ...wide, frameOf(3857)];
  return own === null ? frames : [own, ...frames.filter(({ srid }) => srid !== own.srid)];
}

function candidatesOf(pairs: readonly Pair[], own: Frame | null, { frame, swapped }: Chosen, city: Place): FrameCandidate[] {
  if (pairs.length === 0) return [];
  const used = frame === null ? [] : [{ frame, swapped, share: shareNear(pairs, frame, swapped, city) }];
  const others = plausible(own, city)
    .flatMap((one) => [false, true].map((turned) => ({ frame: one, swapped: turned, share: shareNear(pairs, one, turned, city) })))
    .filter((one) => one.share >= LEAST_SHARE && !(one.frame.srid === frame?.srid && one.swapped === swapped))
    .toSorted((a, b) => b.share - a.share);
  const seen = new Set<string>();
  const distinct = [...used, ...others].filter((one) => {
    // WGS 84 beside CGCS2000 would be the same picture twice.
    const key = `${one.frame.is_degrees ? 'degrees' : one.frame.srid} ${one.swapped}`;
    return seen.has(key) ? false : seen.add(key);
  });
  return distinct.slice(0, MOST_CANDIDATES).map((one) => pictureOf(pairs, one));
}

function pictureOf(pairs: readonly Pair[], { frame, swapped, share }: { frame: Frame; swapped: boolean; share: number }): FrameCandidate {
  const step = Math.max(1, Math.ceil(pairs.length / MOST_PLACES));
  const all = pairs.map((pair) => turnedTo(frame, swapped, pair)).filter(([longitude, latitude]) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90);
  const places = all.filter((_, at) => at % step === 0).map(([longitude, latitude]): Position => [round(longitude), round(latitude)]);
  const bounds = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const [longitude, latitude] of all) {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  }
  const box = all.length === 0 ? ([0, 0, 0, 0] as const) : ([round(bounds[0]), round(bounds[1]), round(bounds[2]), round(bounds[3])] as const);
  return { srid: frame.srid, title: frame.title, swapped, centre: [round((box[0] + box[2]) / 2), round((box[1] + box[3]) / 2)], box, places, share_near: share };
}

/** A decimetre: a picture needs no more. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
const middle = ({ extent: [west, south, east, north] }: Place): Position => [(west + east) / 2, (south + north) / 2];

/** On a sphere: for a warning. */
function kilometres([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const radians = Math.PI / 180;
  const h = Math.sin(((lat2 - lat1) * radians) / 2) ** 2 + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
  return Math.round(2 * 6371 * Math.asin(Math.sqrt(h)));
}
