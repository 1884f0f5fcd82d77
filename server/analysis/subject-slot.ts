/**
 * What stands in the `:subject` slot of a rule's facts.sql. Whatever is judged has the same columns, so that a drawn site and
 * the same site once published are measured by the same statement:
 * layer, id, name, synthetic, geom, accuracy_m, then the rule's what_if attributes.
 */
import type { AttributeType, Attribute, Layer, Rule } from '../../data/grammar.ts';
import type { Value } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { quoteName, quoteText } from './sql-slots.ts';

export interface Subject {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** The layer name that a drawn site goes by; no layer can have it, because layer ids are plural nouns of the catalogue. */
export const DRAWN = 'drawn';

const sqlTypes: Readonly<Record<AttributeType, string>> = {
  text: 'text', choice: 'text', integer: 'integer', number: 'double precision', date: 'date', boolean: 'boolean',
};
const own = new Set(['name', 'accuracy_m']);

/** Every published subject of the rule. */
export function allSubjects(rule: Rule): Subject {
  return { sql: `${readSql(rule.sql.subject)}\n`, values: [] };
}

/** Some published subjects of one layer. */
export function someSubjects(rule: Rule, layer: string, ids: readonly string[]): Subject {
  // The layer stands as a literal, so that the planner leaves the rule's other layers alone.
  return { sql: `select s.* from (${readSql(rule.sql.subject)}\n) s where s.layer = ${quoteText(layer)} and s.id = any ($1::text[])\n`, values: [ids] };
}

/** A site that a person drew and what the person says of it; what is drawn is exact unless they say how exact it is. */
export function drawnSubject(rule: Rule, id: string, geometry: string, attributes: string): Subject {
  const columns = Object.entries(rule.what_if);
  const said = columns.map(([name, { type }]) => `${quoteName(name)} ${sqlTypes[type]}`).join(', ');
  const rest = columns.filter(([name]) => !own.has(name)).map(([name]) => `, a.${quoteName(name)}`).join('');
  const name = 'name' in rule.what_if ? "coalesce(a.name, '')" : "''::text";
  const accuracy = 'accuracy_m' in rule.what_if ? 'coalesce(a.accuracy_m, 0)::double precision' : '0::double precision';
  return {
    sql: `select ${quoteText(DRAWN)}::text as layer, $1::text as id, ${name} as name, false as synthetic,
  st_force2d(st_setsrid(st_geomfromgeojson($2::text), 4490)) as geom, ${accuracy} as accuracy_m${rest}
from jsonb_to_record($3::jsonb) as a(${said})\n`,
    values: [id, geometry, attributes],
  };
}

/** A published feature of any layer, with what a person says of it on top. */
export function featureSubject(rule: Rule, layer: Layer, id: string, attributes: string): Subject {
  const source = rule.subjects.includes(layer.id) ? readSql(rule.sql.subject) : foreignLayer(rule, layer);
  const said = Object.entries(rule.what_if);
  const overridden = new Map(said.filter(([name]) => own.has(name)).map((entry) => [entry[0], saidOnTop(entry)]));
  const rest = said.filter(([name]) => !own.has(name)).map((entry) => `, ${saidOnTop(entry)}`).join('');
  return {
    sql: `select s.layer, s.id, ${overridden.get('name') ?? 's.name'}, s.synthetic, s.geom, ${overridden.get('accuracy_m') ?? 's.accuracy_m'}${rest}
from (${source}\n) s where s.layer = $1 and s.id = $2\n`,
    values: [layer.id, id, attributes],
  };
}

/** What the person says ($3), where they say anything of it. */
function saidOnTop([name, { type }]: [string, Attribute]): string {
  return `case when $3::jsonb ? ${quoteText(name)} then ($3::jsonb ->> ${quoteText(name)})::${sqlTypes[type]} else s.${quoteName(name)} end as ${quoteName(name)}`;
}

/** A layer that is no subject of the rule: what it says under the same names, and nothing where it says nothing. */
function foreignLayer(rule: Rule, layer: Layer): string {
  const rest = Object.entries(rule.what_if).filter(([name]) => !own.has(name)).map(([name, attribute]) => `, ${foreignColumn(layer, name, attribute)} as ${quoteName(name)}`);
  const label = layer.label in layer.attributes ? `coalesce(v.${quoteName(layer.label)}::text, v.id)` : 'v.id';
  return `select ${quoteText(layer.id)}::text as layer, v.id, ${label} as name, v.synthetic, v.geom,
  coalesce(v.accuracy_m, ${layer.accuracy_m})::double precision as accuracy_m${rest.join('')}
from layers.${quoteName(layer.id)} v`;
}

function foreignColumn(layer: Layer, name: string, wanted: Attribute): string {
  const found = layer.attributes[name];
  const none = `null::${sqlTypes[wanted.type]}`;
  if (found === undefined || sqlTypes[found.type] !== sqlTypes[wanted.type]) return none;
  const value = `v.${quoteName(name)}`;
  if (wanted.type !== 'choice') return value;
  // The same word may mean another thing there: only values that the rule knows are taken over.
  const known = Object.keys(wanted.choices ?? {}).map(quoteText).join(', ');
  return known === '' ? none : `case when ${value} in (${known}) then ${value} end`;
}
