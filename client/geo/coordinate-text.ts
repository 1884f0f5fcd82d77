/**
 * What a person types for a corner, read as CGCS2000 degrees: `106.82, 39.65`, `39.65N 106.82E`, `106°49′12″E 39°39′00″N`.
 * Longitude comes first unless letters or ranges say otherwise: a second figure beyond 90 can only be a longitude.
 */
import type { Position } from 'geojson';

/** Degrees, with minutes and seconds when given; NFKC has turned ″ into ′′. */
const size = String.raw`(?<degrees>[-+]?\d+(?:\.\d+)?)(?:\s*[°度]\s*(?:(?<minutes>\d+(?:\.\d+)?)\s*['′’分]\s*)?(?:(?<seconds>\d+(?:\.\d+)?)\s*(?:["”秒]|''|′′|’’)\s*)?)?`;
/** Letters stand before the figures (E106.82 N39.65, 东经106.82) or behind them (106.82E 39.65N). */
const letterFirst = new RegExp(String.raw`(?<letter>[NSEW东西南北])[经纬]?\s*${size}`, 'giu');
const letterLast = new RegExp(String.raw`${size}\s*(?<letter>[NSEW])?`, 'giu');

interface Angle {
  readonly degrees: number;
  readonly axis: 'lon' | 'lat' | null;
}

const axisOf: Readonly<Record<string, 'lon' | 'lat'>> = { E: 'lon', W: 'lon', 东: 'lon', 西: 'lon', N: 'lat', S: 'lat', 南: 'lat', 北: 'lat' };

/** The position, or null when the text is not exactly two angles on the globe. */
export function readCoordinates(text: string): Position | null {
  const plain = text.normalize('NFKC').trim();
  const angle = /^[NSEW东西南北]/iu.test(plain) ? letterFirst : letterLast;
  const angles = [...plain.matchAll(angle)].map(toAngle);
  const left = plain.replace(angle, '').replace(/[\s,;、/()[\]]/gu, '');
  const [first, second] = angles;
  if (left !== '' || angles.length !== 2 || first === undefined || second === undefined) return null;
  const position = inOrder(first, second);
  return position !== null && onGlobe(position) ? position : null;
}

function toAngle(match: RegExpMatchArray): Angle {
  const { degrees = '', minutes = '0', seconds = '0', letter: written = '' } = match.groups ?? {};
  const letter = written.toUpperCase();
  const magnitude = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const negative = degrees.startsWith('-') || 'SW南西'.includes(letter || '-');
  return { degrees: negative ? -magnitude : magnitude, axis: axisOf[letter] ?? null };
}

function inOrder(first: Angle, second: Angle): Position | null {
  if (first.axis !== null && first.axis === second.axis) return null;
  const latitudeFirst = first.axis === 'lat' || second.axis === 'lon' || (first.axis === null && second.axis === null && Math.abs(second.degrees) > 90);
  return latitudeFirst ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
}

const onGlobe = ([longitude = Number.NaN, latitude = Number.NaN]: Position): boolean => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
