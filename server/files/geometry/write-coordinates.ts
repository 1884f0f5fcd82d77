/** GeoJSON coordinates (also those that other readers make) into well-known binary. */
import { shown } from '../unreadable.ts';
import { badGeometry, BadShape } from './bad-shape.ts';
import { GEOMETRY_CODES, type WkbBuffer, type WrittenKind } from './wkb-buffer.ts';

const isKind = (type: string): type is WrittenKind => Object.hasOwn(GEOMETRY_CODES, type);
const PART: Partial<Record<WrittenKind, WrittenKind>> = { MultiPoint: 'Point', MultiLineString: 'LineString', MultiPolygon: 'Polygon' };

/** Null where a file has no or an empty geometry. @throws BadShape */
export function writeCoordinates(out: WkbBuffer, geometry: unknown): Uint8Array | null {
  const folded = foldCollection(geometry);
  if (folded === null) return null;
  const type: unknown = Reflect.get(folded, 'type');
  const coordinates: unknown = Reflect.get(folded, 'coordinates');
  if (typeof type !== 'string' || !isKind(type)) throw new BadShape('kind-not-read', { kind: String(type).slice(0, 40) });
  if (!Array.isArray(coordinates)) throw badGeometry('it has no coordinates');
  if (coordinates.length === 0) return null;
  out.clear();
  write(out, type, coordinates);
  return out.bytes();
}

function write(out: WkbBuffer, kind: WrittenKind, coordinates: unknown): void {
  out.head(kind);
  const part = PART[kind];
  if (part !== undefined) {
    const parts = listOf(coordinates);
    out.count(parts.length);
    for (const one of parts) write(out, part, one);
  } else if (kind === 'Point') position(out, coordinates);
  else if (kind === 'LineString') out.endList(out.mark(), positions(out, coordinates), 2);
  else rings(out, listOf(coordinates));
}

function rings(out: WkbBuffer, list: readonly unknown[]): void {
  out.count(list.length);
  for (const ring of list) {
    const mark = out.mark();
    out.endRing(mark, positions(out, ring));
  }
}

function positions(out: WkbBuffer, value: unknown): number {
  const list = listOf(value);
  for (const one of list) position(out, one);
  return list.length;
}

function position(out: WkbBuffer, value: unknown): void {
  const [x, y] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof x !== 'number' || typeof y !== 'number') throw new BadShape('bad-position', { value: Array.isArray(value) ? `[${value.slice(0, 3).map(shown).join(', ')}]` : shown(value) });
  out.position(x, y);
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw badGeometry('a list of positions is missing');
  if (value.length === 0) throw badGeometry('a part of it is empty');
  return value as unknown[];
}

const MULTI: Readonly<Record<string, WrittenKind>> = { Point: 'MultiPoint', LineString: 'MultiLineString', Polygon: 'MultiPolygon' };

/** A collection of one kind is a shape of several parts; of several kinds it is none that a layer can hold. */
export function foldCollection(geometry: unknown): object | null {
  if (typeof geometry !== 'object' || geometry === null) return null;
  if (Reflect.get(geometry, 'type') !== 'GeometryCollection') return geometry;
  const members: unknown = Reflect.get(geometry, 'geometries');
  const parts: unknown[] = [];
  const kinds = new Set<string>();
  const open: unknown[] = Array.isArray(members) ? [...(members as unknown[])] : [];
  for (let at = 0; at < open.length; at += 1) {
    const member = open[at];
    if (typeof member !== 'object' || member === null) continue;
    const type = String(Reflect.get(member, 'type'));
    const inner: unknown = Reflect.get(member, type === 'GeometryCollection' ? 'geometries' : 'coordinates');
    if (!Array.isArray(inner)) throw badGeometry('a member of the collection has no coordinates');
    if (type === 'GeometryCollection') open.push(...(inner as unknown[]).slice(0, 100_000));
    else if (Object.values(MULTI).some((multi) => multi === type)) {
      kinds.add(type.slice('Multi'.length));
      for (const part of inner as unknown[]) parts.push(part);
    } else {
      kinds.add(type);
      parts.push(inner);
    }
    if (open.length > 100_000) throw badGeometry('the collection has more than 100000 members');
  }
  const [kind, other] = [...kinds];
  if (kind === undefined) return null;
  const multi = MULTI[kind];
  if (other !== undefined || multi === undefined) throw new BadShape('kind-not-read', { kind: `GeometryCollection (${[...kinds].join(', ').slice(0, 60)})` });
  return parts.length === 1 ? { type: kind, coordinates: parts[0] } : { type: multi, coordinates: parts };
}
