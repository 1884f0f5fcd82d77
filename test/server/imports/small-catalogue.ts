/** A catalogue of four invented layers, small enough to work out by hand, and what it takes to publish in them. */
import type { Catalogue, Layer } from '../../../data/grammar.ts';
import type { Database } from '../../../server/db/database.ts';
import type { Geometry } from '../../../server/contract/geo.ts';
import type { IncomingFeature, Publication } from '../../../server/imports/publication.ts';
import { openMigratedDatabase } from '../../support/prepared-database.ts';

const both = (text: string) => ({ zh: text, en: text });
const choice = (...values: string[]) => Object.fromEntries(values.map((value) => [value, both(value)]));

function layer(id: string, title: string, over: Partial<Layer>): Layer {
  return {
    id,
    title: { zh: title, en: id },
    description: both(title),
    group: 'all',
    geometry: ['polygon'],
    attributes: { name: { title: both('名称'), type: 'text', searchable: true } },
    label: 'name',
    appearance: { colour: '#336699' },
    zoom: { min: 8, max: 18, label: 10 },
    visible: true,
    origin: {
      path: 'test/none.geojson',
      datum: 'CGCS2000',
      title: both('自造'),
      licence: 'CC0-1.0',
      attribution: '',
      demonstration: true,
    },
    as_of: '2026-01-01',
    status: 'published',
    accuracy_m: 5,
    publish: 'public',
    ...over,
  };
}

const parcels = layer('parcels', '地块', {
  attributes: {
    name: { title: both('名称'), type: 'text', searchable: true, aliases: ['Parcel Name', '地块名称'] },
    kind: { title: both('类别'), type: 'choice', choices: { house: { zh: '住宅', en: 'House' }, works: { zh: '工厂', en: 'Works' } }, in_tile: true },
    storeys: { title: both('层数'), type: 'integer' },
    height_m: { title: both('高度'), type: 'number', unit: 'm' },
    built_on: { title: both('建成'), type: 'date' },
    listed: { title: both('保护'), type: 'boolean' },
  },
  classes: { by: 'kind', values: [{ value: 'house', title: { zh: '住宅', en: 'House' }, colour: '#a00' }, { value: 'works', title: { zh: '工厂', en: 'Works' }, colour: '#0a0' }] },
});

export const smallCatalogue: Catalogue = {
  city: { region: '150300', title: { zh: '乌海市', en: 'Wuhai' }, extent: [106.55, 39.0, 107.2, 39.95], grid_srid: 4545, time_zone: 'Asia/Shanghai', territory: 'quarters' },
  groups: [{ id: 'all', title: both('全部') }],
  layers: [
    layer('quarters', '城区', {}),
    parcels,
    layer('ditches', '沟渠', { geometry: ['line'] }),
    layer('wells', '水井', {
      geometry: ['point'],
      attributes: {
        code: { title: both('编号'), type: 'text', searchable: true },
        depth_m: { title: both('深度'), type: 'number' },
        state: { title: both('状态'), type: 'choice', choices: choice('open', 'dry') },
      },
      label: 'code',
    }),
  ],
  rules: [],
  indicators: [],
  laws: [],
  activities: [],
};

export const openSmallDatabase = (): Promise<Database> => openMigratedDatabase(smallCatalogue);

/** A rectangle by its corners. */
export function box(west: number, south: number, east: number, north: number): Geometry {
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] };
}

export function feature(id: string, geometry: Geometry, attributes: Record<string, unknown> = {}, valid_from: string | null = null, valid_to: string | null = null): IncomingFeature {
  return { id, geometry, attributes, valid_from, valid_to };
}

export function publication(layer_id: string, features: Publication['features'], over: Partial<Publication> = {}): Publication {
  return {
    layer: layer_id,
    actor: 'tester',
    reason: 'test',
    source: 'survey',
    licence: 'CC0-1.0',
    attribution: 'nobody',
    source_file: null,
    source_sha256: null,
    as_of: '2026-01-01',
    status: 'published',
    accuracy_m: 5,
    demonstration: false,
    coverage: null,
    mode: 'merge',
    features,
    ...over,
  };
}
