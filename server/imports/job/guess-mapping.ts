/** Which attribute of a layer a file's column probably is: by its name, the words of Chinese standards, first letters of pinyin, and its values. */
import type { Attribute, Catalogue, FieldName, Layer } from '../../../data/grammar.ts';
import type { ImportChoices, MappingGuess } from '../../contract/imports.ts';
import type { Static } from 'typebox';
import type { FoundColumn, FoundTable } from '../../files/reading.ts';
import { normalise, searchWords } from '../../search/search-words.ts';

type Guess = Static<typeof MappingGuess>;
type Why = Guess['why'];

/** The better sign wins where two columns ask for one attribute. */
const WEIGHTS: Readonly<Record<Exclude<Why, 'none' | 'saved'>, number>> = { name: 60, alias: 50, title: 45, standard: 35, pinyin: 25, cut: 15 };
/** A shapefile's names have ten bytes: five characters of GBK, three of UTF-8. */
const CUT_BYTES = 10;

interface Candidate {
  readonly column: string;
  readonly to: string;
  readonly why: Exclude<Why, 'none' | 'saved'>;
}

/** One guess for each column, in the file's order; each attribute once. */
export function guessMapping(layer: Layer, columns: readonly FoundColumn[], field_names: readonly FieldName[] = []): Guess[] {
  const standards = new Map(field_names.map(({ name, words }) => [normalise(name), words] as const));
  const candidates = columns.flatMap((column) => Object.entries(layer.attributes).flatMap(([to, attribute]) => candidateOf(column, to, attribute, standards) ?? []));
  const [by_column, taken] = [new Map<string, Candidate>(), new Set<string>()];
  for (const one of candidates.toSorted((a, b) => WEIGHTS[b.why] - WEIGHTS[a.why])) {
    if (by_column.has(one.column) || taken.has(one.to)) continue;
    by_column.set(one.column, one);
    taken.add(one.to);
  }
  return columns.map(({ name }) => {
    const day = normalise(name);
    if (day === 'valid_from' || day === 'valid_to') return { column: name, to: day, why: 'name' };
    const found = by_column.get(name);
    return { column: name, to: found?.to ?? null, why: found?.why ?? 'none' };
  });
}

function candidateOf(column: FoundColumn, to: string, attribute: Attribute, standards: ReadonlyMap<string, readonly string[]>): Candidate | null {
  const name = normalise(column.name);
  const why = signOf(name, to, attribute, standards);
  if (why === null) return null;
  // Letters alone prove little: the values must be of the attribute's type too.
  if ((why === 'pinyin' || why === 'cut') && !suits(column, attribute)) return null;
  return { column: column.name, to, why };
}

function signOf(name: string, to: string, { title, aliases = [] }: Attribute, standards: ReadonlyMap<string, readonly string[]>): Candidate['why'] | null {
  if (name === '') return null;
  const others = aliases.map(normalise);
  const words = [normalise(title.zh), ...others.filter((word) => /\p{Script=Han}/u.test(word))];
  if (name === normalise(to)) return 'name';
  if (others.includes(name)) return 'alias';
  if (name === normalise(title.zh) || name === normalise(title.en)) return 'title';
  if (standards.get(name)?.some((word) => words.includes(normalise(word))) === true) return 'standard';
  // Each of the words, its full pinyin and its first letters.
  if (/^[a-z]{2,}$/.test(name) && words.some((word) => spelled(word).includes(name))) return 'pinyin';
  return [...words, normalise(to), normalise(title.en), ...others].some((word) => isCut(name, word)) ? 'cut' : null;
}

const SPELLED = new Map<string, readonly string[]>();
const MOST_SPELLED = 5_000;

/** The pinyin of a word and its first letters; of the catalogue's words, which are few. */
function spelled(word: string): readonly string[] {
  const known = SPELLED.get(word);
  if (known !== undefined) return known;
  const made = searchWords([word]).slice(1);
  if (SPELLED.size < MOST_SPELLED) SPELLED.set(word, made);
  return made;
}

/** The whole name did not fit into the ten bytes of a dbf. */
function isCut(name: string, word: string): boolean {
  if (name.length >= word.length || !word.startsWith(name)) return false;
  const gbk = name.length + name.replaceAll(/[ -~]/g, '').length;
  return gbk >= CUT_BYTES - 1 || Buffer.byteLength(name) >= CUT_BYTES - 1;
}

function suits({ kind, samples }: FoundColumn, { type, choices = {}, values = {} }: Attribute): boolean {
  if (type === 'integer' || type === 'number') return kind === 'integer' || kind === 'number' || samples.length === 0;
  if (type === 'date') return kind === 'date' || samples.some((sample) => /^\d{4}(\D|\d{4}$)/.test(sample)) || samples.length === 0;
  if (type === 'boolean') return kind === 'boolean' || samples.every((sample) => /^(是|否|有|无|[01tfyn]|true|false|yes|no)$/i.test(sample));
  if (type === 'text') return true;
  const words = new Set([...Object.keys(choices), ...Object.keys(values), ...Object.values(choices).flatMap(({ zh, en }) => [zh, en])].map(normalise));
  return samples.length === 0 || samples.some((sample) => words.has(normalise(sample)));
}

/** The column that tells one feature from another, if the layer knows one by its name. */
export function guessIdColumn(layer: Layer, { columns, format }: Pick<FoundTable, 'columns' | 'format'>): string | null {
  const wanted = ['$id', 'id', ...(layer.id_aliases ?? [])].map(normalise);
  const by_name = wanted.flatMap((want) => columns.filter(({ name, share_empty }) => normalise(name) === want && share_empty === 0))[0];
  // A GeoJSON's own ids last; row numbers of a database or a table change with every export.
  return by_name?.name ?? (format === 'geojson' || format === 'geojson-lines' ? '$id' : null);
}

/** The layer whose attributes meet the most columns, by more than chance; null: none. */
export function guessLayer(catalogue: Pick<Catalogue, 'layers' | 'field_names'>, table: FoundTable): Layer | null {
  const kinds = new Set(table.geometry_kinds.map((kind) => (kind.endsWith('Polygon') ? 'polygon' : kind.endsWith('Point') ? 'point' : 'line')));
  const scored = catalogue.layers
    .filter(({ geometry }) => kinds.size === 0 || geometry.some((kind) => kinds.has(kind)))
    .map((layer) => ({ layer, score: guessMapping(layer, table.columns, catalogue.field_names).reduce((sum, { why }) => sum + (why in WEIGHTS ? WEIGHTS[why as keyof typeof WEIGHTS] : 0), 0) }))
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first !== undefined && first.score >= 2 * WEIGHTS.standard && first.score > (second?.score ?? 0) ? first.layer : null;
}

const PROPOSED: Pick<ImportChoices, 'constants' | 'required' | 'bad_values' | 'repair' | 'max_faulty_share' | 'source' | 'licence' | 'attribution' | 'as_of'> = {
  constants: {},
  required: [],
  bad_values: 'fault',
  repair: true,
  max_faulty_share: 0,
  source: '',
  licence: '',
  attribution: '',
  as_of: null,
};

/** What is proposed where these columns never came before. */
export function proposeChoices(catalogue: Pick<Catalogue, 'layers' | 'field_names'>, table: FoundTable, layer: Layer | null): ImportChoices {
  const mapping = layer === null ? table.columns.map(({ name }) => ({ column: name, to: null })) : guessMapping(layer, table.columns, catalogue.field_names).map(({ column, to }) => ({ column, to }));
  return {
    ...PROPOSED,
    table: table.id,
    layer: layer?.id ?? null,
    mapping,
    id_column: layer === null ? null : guessIdColumn(layer, table),
    status: layer?.status ?? 'published',
    accuracy_m: layer?.accuracy_m ?? null,
  };
}
