/** The search box: names, codes, pinyin, places and coordinates. */
import type { Catalogue } from '../../data/grammar.ts';
import type { SearchHit, SearchResult } from '../contract/search.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { findLayer } from '../features/find-layer.ts';
import { labelOf } from '../features/label.ts';
import { readCoordinates } from './coordinates.ts';
import { normalise } from './search-words.ts';

export interface SearchRequest {
  readonly q: string;
  readonly limit?: number;
}

interface EntryRow {
  readonly kind: 'feature' | 'place';
  readonly layer: string | null;
  readonly id: string;
  readonly title: string;
  readonly subtitle_zh: string | null;
  readonly subtitle_en: string | null;
  readonly source: string | null;
  readonly synthetic: boolean;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
  readonly district_id: string | null;
  readonly district: Readonly<Record<string, unknown>> | null;
}

const MAX_WORDS = 8;

/** Coordinates first, for whoever types them means them. */
export async function search(database: Database, catalogue: Catalogue, request: SearchRequest, signal?: AbortSignal): Promise<SearchResult> {
  const limit = request.limit ?? 20;
  // NUL can stand in no text of PostgreSQL's, so nothing can match it.
  const words = normalise(request.q.replaceAll('\u0000', ' '));
  const hits: SearchHit[] = readCoordinates(request.q, catalogue.city);
  const patterns = words.split(' ').filter((word) => word !== '').slice(0, MAX_WORDS).map(containing);
  if (patterns.length > 0) {
    const { rows } = await database.query<EntryRow>(
      readSql('server/search/find-entries.sql'),
      [catalogue.city.region, words, patterns, catalogue.layers.map((layer) => layer.id), catalogue.city.territory, limit + 1],
      { what: 'a search', signal },
    );
    hits.push(...rows.map((row) => (row.kind === 'place' ? placeHit(row) : featureHit(catalogue, row))));
  }
  return { query: request.q, hits: hits.slice(0, limit), truncated: hits.length > limit };
}

/** % and _ are what they are, not wildcards. */
function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

function featureHit(catalogue: Catalogue, row: EntryRow): SearchHit {
  const layer = findLayer(catalogue, row.layer ?? '');
  const territory = findLayer(catalogue, catalogue.city.territory);
  const district = row.district && row.district_id !== null ? labelOf(territory, row.district) || row.district_id : null;
  const is_territory = layer.id === territory.id;
  const where = { zh: is_territory ? catalogue.city.title.zh : district, en: is_territory ? catalogue.city.title.en : district };
  return {
    ...commonPart(row),
    kind: 'feature',
    subtitle: { zh: [layer.title.zh, where.zh ?? '市域以外'].join(' · '), en: [layer.title.en, where.en ?? 'outside the city'].join(' · ') },
    layer: layer.id,
    id: row.id,
    bbox: row.west === null || row.south === null || row.east === null || row.north === null ? null : [row.west, row.south, row.east, row.north],
  };
}

function placeHit(row: EntryRow): SearchHit {
  const unplaced = row.longitude === null;
  return {
    ...commonPart(row),
    kind: 'place',
    subtitle: {
      zh: [row.subtitle_zh, unplaced ? '无公布位置' : '', row.source].filter(Boolean).join(' · '),
      en: [row.subtitle_en, unplaced ? 'no published position' : '', row.source].filter(Boolean).join(' · '),
    },
    layer: null,
    id: row.id,
    bbox: null,
  };
}

function commonPart({ title, longitude, latitude, synthetic }: EntryRow): Pick<SearchHit, 'title' | 'position' | 'synthetic'> {
  return { title, position: longitude === null || latitude === null ? null : [longitude, latitude], synthetic };
}
