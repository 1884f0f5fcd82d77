/** Which coordinate system numbers are in that came without a word about it, told by their size and by where the city lies. */
import type { Bilingual, City } from '../../../data/grammar.ts';
import { belt3, belt6, degrees, gaussKruger, type Belt, type Frame, type Pair } from './frames.ts';
import { unreadable } from '../unreadable.ts';

/** What of the city tells where figures are meant to lie. */
export type Place = Pick<City, 'title' | 'extent' | 'grid_srid'>;

export interface Guess {
  readonly frame: Frame;
  /** The first number is the north (纵坐标 X, latitude): Chinese custom and EPSG's own order. */
  readonly swapped: boolean;
  readonly notes: readonly Bilingual[];
}

/** How far around the city a reading still counts as meant, in degrees. */
const NEIGHBOURHOOD = 0.5;
/** Half a belt and as much overlap as maps are ever cut with, in degrees from the central meridian. */
const FARTHEST = 2.5;
const isNorthing = (value: number): boolean => value >= 1_000_000 && value < 6_100_000;
const isEasting = (value: number): boolean => (value >= 100_000 && value < 900_000) || (value >= 13_000_000 && value < 46_000_000);
const isDegrees = ([x, y]: Pair): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 180;

/** @throws AppError BAD_REQUEST when the numbers are of no kind, of several kinds, or of a belt that nobody can tell */
export function guessFrame(pairs: readonly Pair[], city: Place): Guess {
  const [first] = pairs;
  if (first === undefined) throw unreadable('There are no coordinates', 'expected at least one point');
  if (pairs.every(isDegrees)) return guessDegrees(pairs);
  const swapped = pairs.every(([x, y]) => isNorthing(x) && isEasting(y));
  if (!swapped && !pairs.every(([x, y]) => isEasting(x) && isNorthing(y))) {
    const odd = pairs.find(([x, y]) => !(isNorthing(x) && isEasting(y)) && !(isEasting(x) && isNorthing(y))) ?? first;
    throw unreadable(`The coordinates ${odd.join(', ')} are neither degrees nor metres of a Gauss–Krüger grid`, 'expected a northing of seven figures and an easting of six, or eight with the zone before it');
  }
  const order = swapped ? [{ zh: '第一个数是纵坐标（X，北），第二个是横坐标（Y，东），已按此读取。', en: 'The first figure is the northing (X), the second the easting (Y); read so.' }] : [];
  const eastings = pairs.map(([x, y]) => (swapped ? y : x));
  const { frame, note } = guessBelt(eastings, swapped ? pairs.map(([x]) => x) : pairs.map(([, y]) => y), city);
  return { frame, swapped, notes: [note, ...order] };
}

function guessDegrees(pairs: readonly Pair[]): Guess {
  const latitudeFirst = pairs.some(([, y]) => Math.abs(y) > 90) || pairs.every(([x, y]) => x >= 3 && x <= 54 && y >= 73 && y <= 136);
  const note = { zh: '数值是经纬度，按CGCS2000读取（WGS 84与之相差不到1 m）；如来自互联网地图，请指明GCJ-02或BD-09，否则会偏移数百米。', en: 'The figures are degrees, read as CGCS2000 (WGS 84 differs by less than 1 m). If they come from an internet map, say GCJ-02 or BD-09, or they lie hundreds of metres off.' };
  const order = { zh: '纬度在前、经度在后，已对调。', en: 'Latitude stood first; the order was turned.' };
  return { frame: degrees(), swapped: latitudeFirst, notes: latitudeFirst ? [note, order] : [note] };
}

function guessBelt(eastings: readonly number[], northings: readonly number[], city: Place): { frame: Frame; note: Bilingual } {
  const zones = new Set(eastings.map((easting) => Math.floor(easting / 1_000_000)));
  if (zones.size > 1) throw unreadable(`The eastings are of several zones: ${[...zones].join(', ')}`, 'expected one zone for all');
  const [zone = 0] = zones;
  if (zone > 0) {
    const frame = gaussKruger(zone >= 25 ? belt3(zone, true) : belt6(zone, true));
    return { frame, note: { zh: `横坐标以带号${zone}开头，按${frame.title.zh}（EPSG:${frame.srid}）读取。`, en: `The easting begins with zone ${zone}: read as ${frame.title.en} (EPSG:${frame.srid}).` } };
  }
  const home = 3 * (25 + city.grid_srid - 4534);
  const belts: readonly Belt[] = [home, home - 3, home + 3].map((meridian) => ({ width: 3, meridian, zone: null }));
  const fitting = belts.flatMap((belt) => {
    const frame = gaussKruger(belt);
    const places = eastings.map((easting, at) => frame.toDegrees(easting, northings[at] ?? 0));
    return places.every((place) => isNear(place, city) && Math.abs(place[0] - belt.meridian) <= FARTHEST) ? [frame] : [];
  });
  const [frame] = fitting;
  if (frame === undefined) throw unreadable(`Without a zone the easting ${eastings[0]} leads in no belt to the surroundings of ${city.title.en}`, 'expected the zone before the easting, or the EPSG code');
  const others = fitting.slice(1).map((one) => `EPSG:${one.srid}`);
  const doubt = others.length === 0 ? { zh: '', en: '' } : { zh: `也可能是${others.join('、')}，请核对。`, en: ` ${others.join(', ')} is possible too: please check.` };
  return { frame, note: { zh: `坐标未带带号，按数值落在本市附近的${frame.title.zh}（EPSG:${frame.srid}）读取。${doubt.zh}`, en: `No zone stands before the easting; read as ${frame.title.en} (EPSG:${frame.srid}), where the figures lie near the city.${doubt.en}` } };
}

export function isNear([longitude, latitude]: readonly [number, number], { extent: [west, south, east, north] }: Place): boolean {
  return longitude >= west - NEIGHBOURHOOD && longitude <= east + NEIGHBOURHOOD && latitude >= south - NEIGHBOURHOOD && latitude <= north + NEIGHBOURHOOD;
}
