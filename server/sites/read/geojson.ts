/** GeoJSON as shapes: a collection, a feature or a bare geometry; and the old `crs` member, where a file still has one. */
import { frameOf, type Frame } from '../../files/frames/frames.ts';
import { isKnownType, nameOf, refuseTooMany, type RawShape } from './raw-shapes.ts';
import { shown, unreadable } from '../../files/unreadable.ts';

export function readGeojson(text: string): { shapes: RawShape[]; frame: Frame | null } {
  let whole: unknown;
  try {
    whole = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw unreadable(`The GeoJSON is not JSON (${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'})`, 'expected a FeatureCollection, a Feature or a geometry');
  }
  return { shapes: collectionShapes(whole), frame: statedFrame(whole) };
}

/** Collections, features and geometries, with and without a shape. */
const MAX_MEMBERS = 10_000;

const member = (whole: unknown, name: string): unknown => (typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined);

/** @throws AppError BAD_REQUEST for what is no GeoJSON, has nothing in it or too much */
export function collectionShapes(whole: unknown): RawShape[] {
  const shapes: RawShape[] = [];
  const open: { value: unknown; name: string }[] = [{ value: whole, name: '' }];
  const lay = (values: readonly unknown[], name: string): void => {
    if (open.length + values.length > MAX_MEMBERS) throw unreadable(`There are more than ${MAX_MEMBERS} features`, 'expected the shapes of one site');
    for (const value of values) open.push({ value, name });
  };
  // The list only grows: to take from its front would move all of it each time.
  for (let at = 0; at < open.length; at += 1) {
    const { value, name } = open[at] ?? { value: null, name: '' };
    const type = member(value, 'type');
    if (value === null) continue;
    if (type === 'FeatureCollection') lay(listOf(value, 'features'), name);
    else if (type === 'Feature') lay([member(value, 'geometry') ?? null], nameOf(member(value, 'properties')) || '');
    else if (type === 'GeometryCollection') lay(listOf(value, 'geometries'), name);
    else if (typeof type === 'string' && isKnownType(type)) shapes.push({ name, geometry: { type, coordinates: listOf(value, 'coordinates') } });
    else throw unreadable(`There stands a “type” of ${shown(type)}`, 'expected a FeatureCollection, a Feature or a geometry');
    refuseTooMany(shapes.length);
  }
  return shapes;
}

function listOf(value: unknown, name: string): unknown[] {
  const list = member(value, name);
  if (!Array.isArray(list)) throw unreadable(`“${name}” is ${shown(list)}`, 'expected an array');
  return list;
}

/** `{"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::4545"}}}`, as files from before 2016 and of some programs have it. */
function statedFrame(whole: unknown): Frame | null {
  const name = member(member(member(whole, 'crs'), 'properties'), 'name');
  if (typeof name !== 'string' || name.length > 200 || /CRS84$/i.test(name)) return null;
  const code = /EPSG:+(?:[\d.]*:)?(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? null : frameOf(Number(code));
}
