/** The one filter over the findings, read from a request and written as the condition that list, summary, map and export share. */
import type { Visible } from '../access/visible.ts';
import type { Bilingual, City } from '../../data/grammar.ts';
import type { Value } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { readBbox, type Box } from '../features/bbox.ts';

/** As the contract's query gives it. */
export interface FilterQuery {
  readonly rule?: string;
  readonly verdict?: string;
  readonly district?: string;
  readonly unit?: string;
  readonly life?: string;
  readonly standing?: string;
  readonly month?: string;
  readonly min_age?: number;
  readonly max_age?: number;
  readonly subject?: string;
  readonly scan?: string;
  readonly bbox?: string;
  readonly keys?: string;
  readonly q?: string;
}

/** The parts that a chart shows and chooses from. */
export const FACETS = ['rule', 'verdict', 'district', 'unit', 'life', 'standing', 'month'] as const;
export type Facet = (typeof FACETS)[number];

export interface Filter {
  /** Alternatives; a part that is not there asks for nothing. */
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly min_age?: number;
  readonly max_age?: number;
  readonly subject?: { readonly layer: string; readonly id: string };
  readonly scan?: string;
  readonly box?: Box;
  readonly keys?: readonly string[];
  readonly q?: string;
}

export const NO_DISTRICT = 'none';

const WORDS: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  verdict: ['prohibited', 'restricted', 'review', 'undetermined', 'clear'],
  life: ['new', 'persisting', 'resolved', 'relapsed'],
  standing: ['open', 'confirmed', 'dismissed', 'exempted'],
};

/** @throws AppError BAD_FILTER with the part, its value and what was expected; BAD_BBOX */
export function readFilter(query: FilterQuery, { catalogue }: Pick<Visible, 'catalogue'>): Filter {
  const facets: Partial<Record<Facet, readonly string[]>> = {};
  for (const name of FACETS) {
    const text = query[name];
    if (text === undefined || text === '') continue;
    const values = [...new Set(text.split(',').map((part) => part.trim()))];
    const known = name === 'rule' ? catalogue.rules.map(({ id }) => id) : WORDS[name];
    const wrong = values.find((value) => (known !== undefined && !known.includes(value)) || (name === 'month' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(value)));
    if (wrong !== undefined) throw bad(name, wrong, known ? `one of: ${known.join(', ')}` : 'months as 2026-11');
    facets[name] = values;
  }
  const { min_age, max_age, scan, q } = query;
  return {
    facets, min_age, max_age, scan,
    ...(q !== undefined && q.trim() !== '' && { q: q.trim() }),
    ...(query.subject !== undefined && { subject: readSubject(query.subject) }),
    ...(query.bbox !== undefined && { box: readBbox(query.bbox) }),
    ...(query.keys !== undefined && { keys: query.keys.split(/\r?\n/).filter((key) => key !== '') }),
  };
}

function readSubject(text: string): { layer: string; id: string } {
  const at = text.indexOf('/');
  if (at < 1 || at === text.length - 1) throw bad('subject', text, '<layer>/<id>');
  return { layer: text.slice(0, at), id: text.slice(at + 1) };
}

function bad(part: string, value: string, expected: string): AppError {
  return new AppError('BAD_FILTER', `${part}=${value.slice(0, 100)} cannot be used; expected ${expected}.`, { parameter: part });
}

/** Collects values and says where they stand. */
export class Values {
  readonly all: Value[] = [];

  put(value: Value, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

/** What of a finding `f` may leave the server for this asker. */
export function visibleCondition(values: Values, city: City, visible: Visible): string {
  const rules = values.put(visible.catalogue.rules.map(({ id }) => id), 'text[]');
  const own = `f.region = ${values.put(city.region, 'text')} and f.rule = any (${rules})`;
  if (visible.closed_layers === 0) return own;
  const layers = values.put([...visible.layers], 'text[]');
  // Of a rule that reads closed objects only what it says about open ones remains, and never that all is clear.
  const whole = values.put([...visible.whole_rules], 'text[]');
  const told = `f.object_layer is not null and f.verdict <> 'clear' and f.rule = any (${values.put([...visible.single_rules], 'text[]')})`;
  return `${own} and f.subject_layer = any (${layers}) and (f.object_layer is null or f.object_layer = any (${layers})) and (f.rule = any (${whole}) or ${told})`;
}

/** @param left_out facets that are left out, as for the chart that chooses them */
export function condition(values: Values, filter: Filter, visible: Visible, now: Date, left_out: readonly Facet[] = []): string {
  const at = now.toISOString();
  const parts = [visibleCondition(values, visible.catalogue.city, visible)];
  for (const facet of FACETS) {
    const wanted = filter.facets[facet];
    if (wanted !== undefined && !left_out.includes(facet)) parts.push(facetCondition(values, facet, wanted, visible));
  }
  if (filter.min_age !== undefined) parts.push(`f.since <= ${values.put(at, 'timestamptz')} - make_interval(days => ${values.put(filter.min_age, 'integer')})`);
  if (filter.max_age !== undefined) parts.push(`f.since > ${values.put(at, 'timestamptz')} - make_interval(days => ${values.put(filter.max_age + 1, 'integer')})`);
  if (filter.subject) parts.push(`f.subject_layer = ${values.put(filter.subject.layer, 'text')} and f.subject_id = ${values.put(filter.subject.id, 'text')}`);
  if (filter.scan !== undefined) parts.push(`exists (select from finding_event e where e.region = f.region and e.key = f.key and e.scan = ${values.put(filter.scan, 'text')})`);
  if (filter.box) parts.push(`f.point && st_makeenvelope(${filter.box.map((side) => values.put(side, 'double precision')).join(', ')}, 4490)`);
  if (filter.keys) parts.push(`f.key = any (${values.put([...filter.keys], 'text[]')})`);
  if (filter.q !== undefined) {
    const name = values.put(filter.q.toLowerCase(), 'text');
    parts.push(`(position(${name} in lower(f.subject_name)) > 0 or position(${name} in lower(coalesce(f.object_name, ''))) > 0)`);
  }
  return parts.join('\n and ');
}

function facetCondition(values: Values, facet: Facet, wanted: readonly string[], { catalogue }: Visible): string {
  if (facet === 'unit') return `f.rule = any (${values.put(rulesOfUnits(catalogue.rules, wanted), 'text[]')})`;
  const among = `f.${facet} = any (${values.put([...wanted], 'text[]')})`;
  return facet === 'district' && wanted.includes(NO_DISTRICT) ? `(${among} or f.district is null)` : among;
}

/** What a rule finds is answered for by each of its departments; older links name them all at once, as the rule does. */
export function rulesOfUnits(rules: Visible['catalogue']['rules'], units: readonly string[]): string[] {
  return rules.filter(({ unit }) => units.includes(unit.zh) || bureausOf(unit).some(({ zh }) => units.includes(zh))).map(({ id }) => id);
}

/** The departments that a rule names, one by one: `市水务局（河长办）、市生态环境局` are 市水务局 and 市生态环境局. */
export function bureausOf({ zh, en }: Bilingual): Bilingual[] {
  const english = en.split('; ');
  return zh.split('、').map((name, index) => ({ zh: name.replace(/（[^）]*）$/, ''), en: (english[index] ?? name).replace(/ \([^)]*\)$/, '') }));
}
