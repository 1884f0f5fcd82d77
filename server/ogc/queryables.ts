/** What a feature of a layer says and may be asked for: its attributes, when it holds, where it is from; and all that as JSON Schema. */
import type { Attribute, GeometryKind, Layer } from '../../data/grammar.ts';
import { quoteText } from '../analysis/sql-slots.ts';
import type { Language } from './language.ts';
import { inLanguage, words } from './language.ts';

export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'geometry';

export interface Queryable {
  readonly name: string;
  readonly kind: Kind;
  /** The SQL expression that gives it, of a row `f` of the table feature. */
  readonly column: string;
  readonly schema: (language: Language) => Readonly<Record<string, unknown>>;
}

/** By the name under which the shape is asked for. */
export const GEOMETRY = 'geometry';

const KINDS: Readonly<Record<Attribute['type'], Kind>> = { text: 'text', choice: 'text', integer: 'number', number: 'number', boolean: 'boolean', date: 'date' };

/**
 * Forms that a stored value must have to be read as its type: what was published before the catalogue gave the attribute another
 * type reads as unknown, as in the layer's view.
 */
const FORMS = { number: '^-?[0-9][-+0-9.eE]*$', boolean: '^(true|false)$', date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
const CASTS = { number: 'double precision', boolean: 'boolean', date: 'date' } as const;

function column(name: string, kind: Exclude<Kind, 'geometry'>): string {
  const text = `(f.attributes ->> ${quoteText(name)})`;
  return kind === 'text' ? text : `(case when ${text} ~ '${FORMS[kind]}' then ${text}::${CASTS[kind]} end)`;
}

/** In the order of the catalogue, the shape last. */
export function queryablesOf(layer: Layer): ReadonlyMap<string, Queryable> {
  const attributes = Object.entries(layer.attributes).map(([name, attribute]): Queryable => {
    const kind = KINDS[attribute.type];
    return { name, kind, column: kind === 'geometry' ? 'f.geom' : column(name, kind), schema: (language) => attributeSchema(attribute, language) };
  });
  const standing: readonly Queryable[] = [
    { name: 'synthetic', kind: 'boolean', column: "coalesce(f.attributes -> 'synthetic' = 'true'::jsonb, false)", schema: (language) => ({ title: words[language].synthetic, type: 'boolean' }) },
    { name: 'confidence', kind: 'text', column: "nullif(f.attributes ->> 'confidence', '')", schema: (language) => ({ title: words[language].confidence, type: 'string' }) },
    { name: 'valid_from', kind: 'date', column: "nullif(f.valid_from, '-infinity'::date)", schema: (language) => ({ title: words[language].valid_from, type: 'string', format: 'date' }) },
    { name: 'valid_to', kind: 'date', column: 'f.valid_to', schema: (language) => ({ title: words[language].valid_to, type: 'string', format: 'date' }) },
    { name: GEOMETRY, kind: 'geometry', column: 'f.geom', schema: (language) => ({ title: words[language].geometry, ...geometrySchema(layer) }) },
  ];
  return new Map([...attributes, ...standing].map((one) => [one.name, one]));
}

/** What everybody may be told of a feature beside its attributes, in the order in which it is written. */
export const PROVENANCE = ['synthetic', 'confidence', 'valid_from', 'valid_to', 'source'] as const;

function attributeSchema({ title, type, unit, choices }: Attribute, language: Language): Readonly<Record<string, unknown>> {
  const named = { title: inLanguage(title, language) + (unit === undefined ? '' : ` (${unit})`) };
  switch (type) {
    case 'text':
      return { ...named, type: 'string' };
    case 'choice':
      return { ...named, type: 'string', enum: Object.keys(choices ?? {}), description: Object.entries(choices ?? {}).map(([value, said]) => `${value}: ${inLanguage(said, language)}`).join('; ') };
    case 'date':
      return { ...named, type: 'string', format: 'date' };
    default:
      return { ...named, type };
  }
}

const FORMATS: Readonly<Record<GeometryKind, string>> = { point: 'point-or-multipoint', line: 'linestring-or-multilinestring', polygon: 'polygon-or-multipolygon' };

function geometrySchema({ geometry }: Layer): Readonly<Record<string, unknown>> {
  const [kind] = geometry;
  return { 'x-ogc-role': 'primary-geometry', format: `geometry-${geometry.length === 1 ? FORMATS[kind] : 'any'}` };
}

/** @param part `queryables`: what may be asked for; `schema`: what is answered */
export function schemaOf(layer: Layer, part: 'queryables' | 'schema', id: string, language: Language): Readonly<Record<string, unknown>> {
  const properties = Object.fromEntries([...queryablesOf(layer)].map(([name, { schema }]) => [name, schema(language)]));
  const { [GEOMETRY]: geometry, ...plain } = properties;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    type: 'object',
    title: inLanguage(layer.title, language),
    description: inLanguage(layer.description, language),
    properties: part === 'queryables' ? properties : { ...plain, source: { title: words[language].source, type: 'string' }, [GEOMETRY]: geometry },
    additionalProperties: false,
  };
}
