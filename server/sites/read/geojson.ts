/** GeoJSON as shapes: a collection, a feature or a bare geometry; and the old `crs` member, where a file still has one. */
import { frameOf, type Frame } from './frames.ts';
import { isKnownType, nameOf, refuseTooMany, type RawShape } from './raw-shapes.ts';
import { shown, unreadable } from './unreadable.ts';

export function readGeojson(text: string): { shapes: RawShape[]; frame: Frame | null } {
  let whole: unknown;
  try {
    whole = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw unreadable(`The GeoJSON is not JSON (${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'})`, 'expected a FeatureCollection, a Feature or a geometry');
  }
  return { shapes: collectionShapes(whole), frame: statedFrame(whole) };
}

const member = (whole: unknown, name: string): unknown => (typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined);

/** @throws AppError BAD_REQUEST for what is no GeoJSON, has nothing in it or too much */
export function collectionShapes(whole: unknown): RawShape[] {
  const shapes: RawShape[] = [];
  const open: { value: unknown; name: string }[] = [{ value: whole, name: '' }];
  for (let item = open.shift(); item !== undefined; item = open.shift()) {
    const { value, name } = item;
    const type = member(value, 'type');
    if (value === null) continue;
    if (type === 'FeatureCollection') open.push(...listOf(value, 'features').map((feature) => ({ value: feature, name })));
    else if (type === 'Feature') open.push({ value: member(value, 'geometry') ?? null, name: nameOf(member(value, 'properties')) || '' });
    else if (type === 'GeometryCollection') open.push(...listOf(value, 'geometries').map((geometry) => ({ value: geometry, name })));
    else if (typeof type === 'string' && isKnownType(type)) shapes.push({ name, geometry: { type, coordinates: listOf(value, 'coordinates') } });
    else throw unreadable(`There stands a “type” of ${shown(type)}`, 'expected a FeatureCollection, a Feature or a geometry');
    refuseTooMany(shapes.length);
    if (open.length > 100_000) throw unreadable(`There are ${open.length} features`, 'expected the shapes of one site');
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
  if (typeof name !== 'string' || /CRS84$/i.test(name)) return null;
  const code = /EPSG:+(?:[\d.]*:)?(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? null : frameOf(Number(code));
}
