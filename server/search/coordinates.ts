/** Understands coordinates as planners write them: degrees, and metres of the Gauss–Krüger grids with or without a zone. */
import proj4 from 'proj4';
import type { Bilingual, City } from '../../data/grammar.ts';
import type { SearchHit } from '../contract/search.ts';
import { readFigures, type Figure } from './angles.ts';

/** One way to understand the text. */
interface Reading {
  readonly longitude: number;
  readonly latitude: number;
  readonly how: Bilingual;
}

/** Land and waters of China; a pair of figures beyond is a code, a typing error or somewhere that is not our business. */
const PLAUSIBLE = { west: 73, south: 3, east: 136, north: 54 };
/** How far around the city a reading that nobody asked for is still worth showing, in degrees. */
const NEIGHBOURHOOD_DEGREES = 0.5;

/** Each reading as a hit, those in the city first; none when the text is no pair of coordinates or lies out of range. */
export function readCoordinates(text: string, city: City): SearchHit[] {
  if (text.length > 100) return [];
  const figures = readFigures(text);
  if (!figures) return [];
  const readings = [...readDegrees(...figures), ...readGrid(...figures, city)].filter(isPlausible);
  return readings
    .toSorted((a, b) => Number(isNear(b, city, 0)) - Number(isNear(a, city, 0)))
    .map((reading) => hitOf(reading, city));
}

const SAME = { zh: 'CGCS2000（WGS84 与之相差不到 1 米，按等同处理）', en: 'CGCS2000 (WGS 84 differs by less than a metre and is treated as equal)' };

function readDegrees(first: Figure, second: Figure): Reading[] {
  const orders = [
    { longitude: first, latitude: second, zh: '经度在前', en: 'longitude first' },
    { longitude: second, latitude: first, zh: '纬度在前', en: 'latitude first' },
  ];
  return orders
    .filter(({ longitude, latitude }) => longitude.axis !== 'latitude' && latitude.axis !== 'longitude' && Math.abs(longitude.value) <= 180 && Math.abs(latitude.value) <= 90)
    .map(({ longitude, latitude, zh, en }) => ({
      longitude: longitude.value,
      latitude: latitude.value,
      how: { zh: `经纬度，${zh} · ${SAME.zh}`, en: `degrees, ${en} · ${SAME.en}` },
    }));
}

// In China a northing has seven figures, an easting six, or eight with the zone before it: the order does not matter.
const isNorthing = ({ value }: Figure): boolean => value >= 1_000_000 && value < 6_100_000;
const isEasting = ({ value }: Figure): boolean => (value >= 100_000 && value < 900_000) || (value >= 13_000_000 && value < 46_000_000);

/** A belt of the Gauss–Krüger grid: 3° or 6° wide, with its number (0: not known). */
interface Zone {
  readonly width: 3 | 6;
  readonly number: number;
  readonly meridian: number;
}

const zone3 = (number: number): Zone => ({ width: 3, number, meridian: 3 * number });
const zone6 = (number: number): Zone => ({ width: 6, number, meridian: 6 * number - 3 });

function readGrid(first: Figure, second: Figure, city: City): Reading[] {
  if (first.is_angle || second.is_angle) return [];
  const orders = [[first, second], [second, first]] as const;
  return orders.flatMap(([northing, easting]) => (isNorthing(northing) && isEasting(easting) ? gridReadings(northing.value, easting.value, city) : []));
}

function gridReadings(northing: number, easting: number, city: City): Reading[] {
  const prefix = Math.floor(easting / 1_000_000);
  if (prefix >= 25 && prefix <= 45) return [readZone(zone3(prefix), northing, easting % 1_000_000, 'prefix')].filter(isReading);
  if (prefix >= 13 && prefix <= 23) return [readZone(zone6(prefix), northing, easting % 1_000_000, 'prefix')].filter(isReading);
  if (prefix > 0) return [];
  const home = homeZone(city);
  if (!home) return [];
  const assumed = [readZone(home, northing, easting, 'assumed')].filter(isReading);
  // A belt beside ours, of 3° or of 6°, has the same figures elsewhere: offered only where it too leads to the city.
  const others: Zone[] = [home.meridian - 3, home.meridian + 3].map((meridian) => ({ width: 6, number: 0, meridian }));
  const alternatives = others.map((zone) => readZone(zone, northing, easting, 'alternative')).filter(isReading);
  return [...assumed, ...alternatives.filter((reading) => isNear(reading, city, NEIGHBOURHOOD_DEGREES))];
}

/** EPSG 4534 … 4554: CGCS2000, 3° belts without a zone before the easting, from 75°E on. */
function homeZone(city: City): Zone | null {
  const step = city.grid_srid - 4534;
  return step >= 0 && step <= 20 ? zone3(25 + step) : null;
}

function readZone(zone: Zone, northing: number, easting: number, why: 'prefix' | 'assumed' | 'alternative'): Reading | null {
  const grid = `+proj=tmerc +lat_0=0 +lon_0=${zone.meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
  const [longitude, latitude] = proj4(grid, '+proj=longlat +ellps=GRS80 +no_defs', [easting, northing]);
  if (longitude === undefined || latitude === undefined || !Number.isFinite(longitude) || !Number.isFinite(latitude)) return null;
  // Half a belt and as much overlap as maps are ever cut with.
  if (Math.abs(longitude - zone.meridian) > zone.width / 2 + 1) return null;
  const belt = { zh: zone.number === 0 ? '' : ` ${zone.width}° 带第 ${zone.number} 带`, en: zone.number === 0 ? '' : ` ${zone.width}° zone ${zone.number}` };
  const name = { zh: `CGCS2000 高斯–克吕格${belt.zh}，中央经线 ${zone.meridian}°E`, en: `CGCS2000 Gauss–Krüger${belt.en}, central meridian ${zone.meridian}°E` };
  const said = {
    prefix: { zh: '带号由坐标给出', en: 'zone given by the easting' },
    assumed: { zh: '坐标未带带号，按本市所在带理解', en: 'no zone given: the city’s own is assumed' },
    alternative: { zh: '坐标未带带号，也可能是此中央经线', en: 'no zone given: this one is possible too' },
  }[why];
  return { longitude, latitude, how: { zh: `${name.zh} · ${said.zh}`, en: `${name.en} · ${said.en}` } };
}

function isReading(reading: Reading | null): reading is Reading {
  return reading !== null;
}

function isPlausible({ longitude, latitude }: Reading): boolean {
  return longitude >= PLAUSIBLE.west && longitude <= PLAUSIBLE.east && latitude >= PLAUSIBLE.south && latitude <= PLAUSIBLE.north;
}

function isNear({ longitude, latitude }: Reading, city: City, margin: number): boolean {
  const [west, south, east, north] = city.extent;
  return longitude >= west - margin && longitude <= east + margin && latitude >= south - margin && latitude <= north + margin;
}

function hitOf(reading: Reading, city: City): SearchHit {
  const outside = isNear(reading, city, 0) ? null : { zh: `${city.title.zh}图幅以外`, en: `outside the map of ${city.title.en}` };
  return {
    kind: 'coordinate',
    title: `${reading.longitude.toFixed(6)}°E, ${reading.latitude.toFixed(6)}°N`,
    subtitle: { zh: [reading.how.zh, outside?.zh].filter(Boolean).join(' · '), en: [reading.how.en, outside?.en].filter(Boolean).join(' · ') },
    layer: null,
    id: null,
    position: [reading.longitude, reading.latitude],
    bbox: null,
    synthetic: false,
  };
}
