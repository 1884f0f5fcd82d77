/** A layer of 20,000 made-up polygons over the city's extent, heavy enough that tiles and queries have something to do. */
import { catalogue } from '../../data/catalogue.ts';
import type { Catalogue, Layer } from '../../data/grammar.ts';
import type { Database } from '../../server/db/database.ts';
import type { IncomingFeature } from '../../server/imports/publication.ts';
import { publish } from '../../server/imports/publish.ts';

const COLUMNS = 160;
const ROWS = 125;
const VERTICES = 50;

export const busyLayer: Layer = {
  id: 'bench_polygons',
  title: { zh: '基准多边形', en: 'Bench polygons' },
  description: { zh: '性能测试用', en: 'For the bench only' },
  group: 'base',
  geometry: ['polygon'],
  attributes: { name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, in_tile: true } },
  label: 'name',
  appearance: { colour: '#555555' },
  zoom: { min: 0, max: 22, label: 14 },
  visible: false,
  origin: { path: '', datum: 'CGCS2000', title: { zh: '基准', en: 'Bench' }, licence: 'Apache-2.0', attribution: '', demonstration: true },
  as_of: '2026-01-01',
  status: 'draft',
  accuracy_m: 1,
  publish: 'internal',
};

/** Wavy rings in a grid, the same in every run: no two alike, none touching. */
function* polygons(): Generator<IncomingFeature> {
  const [west, south, east, north] = catalogue.city.extent;
  const [width, height] = [(east - west) / COLUMNS, (north - south) / ROWS];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const number = row * COLUMNS + column;
      const ring = Array.from({ length: VERTICES }, (_, at) => {
        const angle = (2 * Math.PI * at) / VERTICES;
        const reach = 0.36 + 0.08 * Math.sin(angle * (3 + (number % 5)) + number);
        return [west + width * (column + 0.5 + reach * Math.cos(angle)), south + height * (row + 0.5 + reach * Math.sin(angle))];
      });
      yield {
        id: `b${number}`,
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
        attributes: { name: `多边形 ${number}`, source: 'bench', confidence: 'synthetic', synthetic: true },
        valid_from: null,
        valid_to: null,
      };
    }
  }
}

export async function publishBusyLayer(database: Database, whole: Catalogue): Promise<void> {
  await publish(database, whole, {
    layer: busyLayer.id,
    actor: 'bench',
    reason: 'bench',
    source: 'bench',
    licence: 'Apache-2.0',
    attribution: '',
    source_file: null,
    source_sha256: null,
    as_of: busyLayer.as_of,
    status: 'draft',
    accuracy_m: 1,
    demonstration: true,
    coverage: null,
    mode: 'merge',
    features: polygons(),
  });
  await database.tidy();
}
