/** Answers one map tile: from memory when it was made before, else cut once, for all who ask for it at the same time. */
import { gzip as gzipWithCallback } from 'node:zlib';
import { promisify } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { clip } from './clip.ts';
import { encodeMvt, type TileFeature } from './encode-mvt.ts';
import { sizeOf } from './read-twkb.ts';
import { readRows, type PackedRows, type TileRow } from './read-rows.ts';
import { bandOf, BUFFER, EXTENT, MAX_ZOOM, thinningOf, tileBox, unitsIn, type TileAddress } from './tile-grid.ts';
import { TileQueue } from './tile-queue.ts';
import { createRevisionBook } from './revision-book.ts';

const gzip = promisify(gzipWithCallback);

/** Part of every ETag: raise it when the same rows give other bytes. */
export const FORMAT = 2;
const CACHE_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
/** So many names of 43 × 12 pixels fill a tile drawn 512 pixels wide; what lies deeper is stretched and has room for all. */
const MOST_NAMES = 500;
const ALL_NAMES_FROM_ZOOM = 14;

export interface TileRequest extends TileAddress {
  readonly layer: string;
  readonly revision: number;
  /** The client that asks; when it goes away and nobody else waits, the work stops. */
  readonly signal?: AbortSignal;
}

export interface Tiles {
  /** The tile's mark, without cutting it; no SQL for a revision that is known to exist. @throws AppError */
  etag(request: TileRequest): Promise<string>;
  /** The tile as gzipped MVT; null when nothing lies there. @throws AppError */
  tile(request: TileRequest): Promise<Uint8Array | null>;
}

/** One tile being made, and how many wait for it. */
interface Flight {
  readonly made: Promise<Uint8Array | null>;
  readonly cancel: AbortController;
  waiters: number;
}

const NOTHING = new Uint8Array();

export function createTiles(database: Database, catalogue: Catalogue): Tiles {
  const revisions = createRevisionBook(database, catalogue);
  const cache = new LRUCache<string, Uint8Array>({ maxSize: CACHE_BYTES, sizeCalculation: (bytes) => bytes.length + 200 });
  const flights = new Map<string, Flight>();
  const queue = new TileQueue(8, 200);

  const keyOf = async (request: TileRequest): Promise<string> => {
    const address = checkAddress(request);
    const published = await revisions.publishedAt(request.layer, request.revision);
    return [FORMAT, request.layer, request.revision, Date.parse(published).toString(36), address.z, address.x, address.y].join('-');
  };

  function start(key: string, request: TileRequest): Flight {
    const cancel = new AbortController();
    const make = async (): Promise<Uint8Array | null> => {
      const tile = await queue.run(() => cutTile(database, catalogue, request, cancel.signal), cancel.signal);
      const bytes = tile && (await gzip(tile, { level: 4 }));
      cache.set(key, bytes ?? NOTHING);
      return bytes;
    };
    const flight: Flight = { made: make().finally(() => flights.get(key) === flight && flights.delete(key)), cancel, waiters: 0 };
    flights.set(key, flight);
    return flight;
  }

  return {
    etag: keyOf,
    async tile(request) {
      const key = await keyOf(request);
      request.signal?.throwIfAborted();
      const known = cache.get(key);
      if (known) return known.length > 0 ? known : null;
      const flight = flights.get(key) ?? start(key, request);
      return join(flight, request.signal, () => flights.get(key) === flight && flights.delete(key));
    },
  };
}

/** Waits for a flight; the last one to leave before it has landed cancels it. */
async function join(flight: Flight, signal: AbortSignal | undefined, forget: () => void): Promise<Uint8Array | null> {
  flight.waiters++;
  if (!signal) return flight.made;
  const leave = (): void => {
    flight.waiters--;
    if (flight.waiters > 0) return;
    forget();
    flight.cancel.abort(new AppError('BUSY', 'The client that asked for this tile went away.'));
  };
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await flight.made;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/** Cuts one tile: rows from PostGIS, clipped and written here, the same way on both engines. */
export async function cutTile(database: Database, catalogue: Catalogue, request: TileRequest, signal?: AbortSignal): Promise<Uint8Array | null> {
  const box = tileBox(request);
  const { rows } = await database.query<PackedRows>(
    readSql('server/tiles/tile-rows.sql'),
    [catalogue.city.region, request.layer, request.revision, bandOf(request.z), ...box.reach, box.west, box.north, box.unit_m, thinningOf(request.z)],
    { lane: 'tiles', timeout_ms: TIMEOUT_MS, signal, what: `tile ${request.layer}/${request.revision}/${request.z}/${request.x}/${request.y}` },
  );
  const features: TileFeature[] = [];
  const labels: Label[] = [];
  const [packed] = rows;
  for (const row of packed ? readRows(packed) : []) {
    const shape = row.shape && clip(row.shape, -BUFFER, EXTENT + BUFFER);
    if (shape) features.push({ shape, properties: row.properties });
    const label = labelOf(row, request);
    if (label) labels.push(label);
  }
  return encodeMvt([{ name: request.layer, features }, { name: `${request.layer}_labels`, features: roomFor(labels, request.z) }]);
}

/** The name of an area, and how large its shape is. */
interface Label extends TileFeature {
  readonly size: number;
}

/** All names or, where they cannot all stand, those of the largest areas. */
function roomFor(labels: Label[], zoom: number): readonly TileFeature[] {
  if (zoom >= ALL_NAMES_FROM_ZOOM || labels.length <= MOST_NAMES) return labels;
  return labels.toSorted((one, other) => other.size - one.size).slice(0, MOST_NAMES);
}

/** The name of an area as a point of its own, in the one tile where it stands; null elsewhere and for what has no name. */
function labelOf({ shape, label_at, properties }: TileRow, address: TileAddress): Label | null {
  const { id, label, class: kind, synthetic } = properties;
  if (label_at === null || label === undefined) return null;
  const place = unitsIn(address, ...label_at);
  return place && { shape: { kind: 'point', points: place }, properties: { id, label, class: kind, synthetic }, size: shape ? sizeOf(shape) : 0 };
}

function checkAddress({ z, x, y }: TileAddress): TileAddress {
  if (!Number.isInteger(z) || z < 0 || z > MAX_ZOOM) throw new AppError('BAD_TILE', `Zoom ${z} does not exist; expected a whole number from 0 to ${MAX_ZOOM}.`);
  const last = 2 ** z - 1;
  for (const [name, value] of [['x', x], ['y', y]] as const) {
    if (!Number.isInteger(value) || value < 0 || value > last) throw new AppError('BAD_TILE', `${name}=${value} does not exist at zoom ${z}; expected a whole number from 0 to ${last}.`);
  }
  return { z, x, y };
}
