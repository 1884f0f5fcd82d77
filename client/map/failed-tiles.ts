/** Remembers which tiles could not be had, and asks for exactly those again. */
import type { Map as MapLibreMap } from 'maplibre-gl';

interface TileAddress {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export class FailedTiles {
  readonly #map: MapLibreMap;
  readonly #failed = new Map<string, TileAddress[]>();

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** The source whose tile failed; null when the fault is no tile's. */
  note(event: object): string | null {
    const source = 'sourceId' in event && typeof event.sourceId === 'string' ? event.sourceId : null;
    const tile = 'tile' in event ? addressOf(event.tile) : null;
    if (source && tile) this.#failed.set(source, [...(this.#failed.get(source) ?? []), tile]);
    return source;
  }

  /**
   * By their addresses: asked to refresh a whole source, MapLibre 6.17 puts a failed vector tile into a state in which it
   * waits for itself for ever, and the map is never at rest again.
   */
  retry(): void {
    const failed = [...this.#failed];
    this.#failed.clear();
    for (const [source, tiles] of failed) if (this.#map.getSource(source)) this.#map.refreshTiles(source, tiles);
  }
}

function addressOf(tile: unknown): TileAddress | null {
  if (typeof tile !== 'object' || tile === null || !('tileID' in tile)) return null;
  const { tileID } = tile;
  if (typeof tileID !== 'object' || tileID === null || !('canonical' in tileID)) return null;
  const { canonical } = tileID;
  if (typeof canonical !== 'object' || canonical === null || !('x' in canonical && 'y' in canonical && 'z' in canonical)) return null;
  const { x, y, z } = canonical;
  return typeof x === 'number' && typeof y === 'number' && typeof z === 'number' ? { x, y, z } : null;
}
