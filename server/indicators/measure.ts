/** Measures a number from the map: runs the indicator's statement at one moment and adds its members up. */
import type { Bilingual, Catalogue, Indicator, Measured } from '../../data/grammar.ts';
import { layersAt } from '../analysis/layers-at.ts';
import { citySlots, fillSlots, quoteName } from '../analysis/sql-slots.ts';
import type { IndicatorMembers } from '../contract/indicators.ts';
import type { Geometry } from '../contract/geo.ts';
import type { Asker, Value } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { clean } from './figures.ts';
import type { Moment } from './known-layers.ts';

export interface Member {
  readonly layer: string;
  readonly id: string;
  readonly name: string;
  readonly district_id: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly note: string | null;
}

export interface Sum {
  readonly value: number | null;
  /** Null: it is exact, or nothing bounds it. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly members: number;
  readonly unknown: number;
  /** Why there is no value although there are layers. */
  readonly undetermined: Bilingual | null;
}

const TIMEOUT_MS = 120_000;
export const MOST_MEMBERS = 5_000;
/** A longer history is not drawn. */
const MOST_YEARS = 20;

/** @param tx at one moment */
export async function membersOf(tx: Asker, catalogue: Catalogue, indicator: Indicator, measured: Measured, moment: Moment): Promise<Member[]> {
  const { text, values } = statementOf(catalogue, measured, moment);
  // In one order, so that sums of areas come out the same to the last digit.
  const { rows } = await tx.query<Member>(
    `select layer, id, coalesce(name, id) as name, district_id, numerator::double precision as numerator, denominator::double precision as denominator, note
from (${text}\n) member
order by layer collate "C", id collate "C", district_id collate "C" nulls last, note collate "C", 5, 6`,
    values,
    { timeout_ms: TIMEOUT_MS, what: `indicator ${indicator.id}` },
  );
  const tidy = (figure: number | null): number | null => (figure === null ? null : clean(figure));
  return rows.map(({ layer, id, name, district_id, numerator, denominator, note }) => ({ layer, id, name, district_id, numerator: tidy(numerator), denominator: tidy(denominator), note }));
}

/** @param tx at one moment */
export async function memberShapes(tx: Asker, catalogue: Catalogue, indicator: Indicator, measured: Measured, moment: Moment): Promise<IndicatorMembers> {
  const { text, values } = statementOf(catalogue, measured, moment);
  const { rows } = await tx.query<Member & { geometry: Geometry | null }>(
    `select layer, id, coalesce(name, id) as name, district_id, numerator::double precision as numerator, denominator::double precision as denominator, note, st_asgeojson(geom, 7, 0)::json as geometry
from (${text}\n) member
order by layer collate "C", id collate "C", district_id collate "C" nulls last, note collate "C", 5, 6
limit ${MOST_MEMBERS + 1}`,
    values,
    { timeout_ms: TIMEOUT_MS, what: `members of indicator ${indicator.id}` },
  );
  return {
    type: 'FeatureCollection',
    truncated: rows.length > MOST_MEMBERS,
    features: rows.slice(0, MOST_MEMBERS).map(({ geometry, district_id, note, ...row }) => ({
      type: 'Feature',
      geometry,
      properties: { ...row, district: district_id, note: note === null ? null : noteWords(measured, note) },
    })),
  };
}

/** The ends of the years of which a layer holds a survey and that are over by the day, oldest first. @param tx at one moment */
export async function yearEndsOf(tx: Asker, catalogue: Catalogue, { layer, attribute }: NonNullable<Measured['years']>, { day: last, known }: Moment): Promise<string[]> {
  const sql = `select distinct to_char(make_date(s.${quoteName(attribute)}::integer, 12, 31), 'YYYY-MM-DD') as day from layers.${quoteName(layer)} s
where s.${quoteName(attribute)} between 1900 and extract(year from $1::date) and make_date(s.${quoteName(attribute)}::integer, 12, 31) <= $1::date
order by 1 desc limit ${MOST_YEARS}`;
  const { rows } = known === null ? await tx.query<{ day: string }>(sql, [last]) : await tx.query<{ day: string }>(layersAt(catalogue, sql, '$2::timestamptz'), [last, known]);
  return rows.map(({ day }) => day).toReversed();
}

function noteWords({ notes, sql }: Measured, note: string): Bilingual {
  const words = notes[note];
  if (words === undefined) throw new Error(`${sql} gives the note "${note}", which the indicator does not put in words`);
  return words;
}

function statementOf(catalogue: Catalogue, measured: Measured, { day, known }: Moment): { readonly text: string; readonly values: readonly Value[] } {
  const sql = readSql(measured.sql);
  // Only what the text names is given: PostgreSQL refuses a value that nothing uses.
  const values: Value[] = /(?<![:\w]):day\b/.test(sql) ? [day] : [];
  const text = fillSlots(sql, { ...citySlots(catalogue.city), day: '$1::date' });
  if (known === null) return { text, values };
  return { text: layersAt(catalogue, text, `$${values.length + 1}::timestamptz`), values: [...values, known] };
}

/** Members are counted once, in however many quarters of the city they lie; what of them is not known makes the number a range. */
export function sumOf(measured: Measured, rows: readonly Member[]): Sum {
  const key = ({ layer, id }: Member): string => `${layer}/${id}`;
  const members = new Set(rows.map(key)).size;
  const unsure = rows.filter((row) => row.numerator === null);
  const unknown = new Set(unsure.map(key)).size;
  const numerator = clean(total(rows.map((row) => row.numerator ?? 0)));
  const most = clean(numerator + total(unsure.map((row) => row.denominator ?? 0)));
  const known = { members, unknown, numerator };
  if (measured.value === 'sum') {
    // Nothing says how much an unknown member without a figure below the line may add.
    if (unsure.some((row) => row.denominator === null)) return { ...known, value: null, range: null, denominator: null, undetermined: unbounded(unknown) };
    return { ...known, value: numerator, range: unknown === 0 ? null : { low: numerator, high: most }, denominator: null, undetermined: null };
  }
  const denominator = clean(total(rows.map((row) => row.denominator ?? 0)));
  if (rows.some((row) => row.denominator === null)) return { ...known, value: null, range: null, denominator: null, undetermined: unbounded(new Set(rows.filter((row) => row.denominator === null).map(key)).size) };
  if (denominator <= 0) return { ...known, value: null, range: null, denominator, undetermined: nobody(measured) };
  // By a hundred last: a whole is 100 to the last digit.
  const share = (part: number): number => clean((part / denominator) * 100);
  return { ...known, value: share(numerator), range: unknown === 0 ? null : { low: share(numerator), high: share(most) }, denominator, undetermined: null };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const unbounded = (count: number): Bilingual => ({ zh: `无法判定：${count}个对象的数量不明。`, en: `Undetermined: nobody knows how much ${count} of its members are.` });

const nobody = ({ population }: Measured): Bilingual => ({
  zh: `无法判定：没有任何「${population.zh}」，比率无从计算。`,
  en: `Undetermined: there are none of “${population.en}”, so there is no share of them.`,
});
