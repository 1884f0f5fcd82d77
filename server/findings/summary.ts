/** Counts of the filtered findings for the charts; each chart leaves its own part of the filter out, so that it shows what it would add. */
import type { Visible } from '../access/visible.ts';
import type { Bilingual, Verdict } from '../../data/grammar.ts';
import type { FindingGroup, FindingSummary } from '../contract/findings.ts';
import type { Database } from '../db/database.ts';
import { quoteName } from '../analysis/sql-slots.ts';
import { endExemptions } from './exemptions.ts';
import { bureausOf, condition, FACETS, NO_DISTRICT, readFilter, Values, type Facet, type Filter, type FilterQuery } from './filter.ts';
import type { Context } from './page.ts';
import { rulesById } from './row.ts';
import { summaryWords } from './words.ts';

const MOST_MONTHS = 24;

/** How many findings are alike in all that the charts tell apart. */
interface Cell {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly district: string;
  /** Departments that answer for it, each one. */
  readonly unit: readonly string[];
  readonly life: string;
  readonly standing: string;
  readonly month: string;
  readonly n: number;
}

/** @throws AppError BAD_FILTER, BAD_BBOX */
export async function findingSummary(database: Database, query: FilterQuery, context: Context): Promise<FindingSummary> {
  const { visible } = context;
  const filter = readFilter(query, visible);
  await endExemptions(database, visible.catalogue.city, context.now);
  const cells = await countCells(database, filter, context);
  const matching = cells.filter((cell) => isIn(cell, filter, FACETS));
  const groups = (facet: Facet): Map<string, FindingGroup['counts']> => grouped(cells.filter((cell) => isIn(cell, filter, FACETS.filter((one) => one !== facet))), facet);
  const rules = rulesById(visible.catalogue.rules);
  const names = await districtNames(database, visible);
  const units = new Map(visible.catalogue.rules.flatMap(({ unit }) => bureausOf(unit)).map((bureau) => [bureau.zh, bureau]));
  const listed = (facet: Facet, order: readonly string[], title: (key: string) => Bilingual): FindingGroup[] => {
    const found = groups(facet);
    const keys = [...order.filter((key) => found.has(key)), ...[...found.keys()].filter((key) => !order.includes(key)).toSorted()];
    return keys.map((key) => ({ key, title: title(key), counts: found.get(key) ?? zero() }));
  };
  const asIs = (key: string): Bilingual => ({ zh: key, en: key });
  const worded = (key: string): Bilingual => summaryWords[key] ?? asIs(key);
  return {
    total: sum(matching),
    by: {
      rule: listed('rule', [...rules.keys()], (key) => rules.get(key)?.title ?? asIs(key)),
      verdict: listed('verdict', ['prohibited', 'restricted', 'review', 'undetermined', 'clear'], worded),
      district: listed('district', [...names.keys(), NO_DISTRICT], (key) => (key === NO_DISTRICT ? worded(key) : asIs(names.get(key) ?? key))),
      unit: listed('unit', [...units.keys()], (key) => units.get(key) ?? asIs(key)),
      life: listed('life', ['new', 'relapsed', 'persisting', 'resolved'], worded),
      standing: listed('standing', ['open', 'confirmed', 'exempted', 'dismissed'], worded),
      month: withoutGaps(groups('month')).map(([key, counts]) => ({ key, title: asIs(key), counts })),
    },
  };
}

async function countCells(database: Database, filter: Filter, { visible, now, signal }: Context): Promise<Cell[]> {
  const values = new Values();
  const where = condition(values, filter, visible, now, FACETS);
  const { rows } = await database.query<Omit<Cell, 'unit' | 'district'> & { district: string | null }>(
    `select f.rule, f.verdict, f.district, f.life, f.standing, f.month, count(*)::integer as n from finding f where ${where} group by f.rule, f.verdict, f.district, f.life, f.standing, f.month`,
    values.all,
    { what: 'counts of findings', signal },
  );
  const rules = rulesById(visible.catalogue.rules);
  return rows.map((row) => Object.assign(row, { district: row.district ?? NO_DISTRICT, unit: bureausOf(rules.get(row.rule)?.unit ?? nobody).map(({ zh }) => zh) }));
}

const nobody: Bilingual = { zh: '', en: '' };
const valuesOf = (cell: Cell, facet: Facet): readonly string[] => (facet === 'unit' ? cell.unit : [cell[facet]]);

function isIn(cell: Cell, { facets }: Filter, among: readonly Facet[]): boolean {
  return among.every((facet) => facets[facet] === undefined || valuesOf(cell, facet).some((value) => facets[facet]?.includes(value)));
}

const zero = (): FindingGroup['counts'] => ({ prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: 0 });
const sum = (cells: readonly Cell[]): number => cells.reduce((total, { n }) => total + n, 0);

function grouped(cells: readonly Cell[], facet: Facet): Map<string, FindingGroup['counts']> {
  const groups = new Map<string, FindingGroup['counts']>();
  for (const cell of cells) {
    for (const value of valuesOf(cell, facet)) {
      const counts = groups.get(value) ?? zero();
      counts[cell.verdict] += cell.n;
      groups.set(value, counts);
    }
  }
  return groups;
}

/** The months up to the last that holds any, at most so many that hold any; those between them are there as zero. */
function withoutGaps(groups: ReadonlyMap<string, FindingGroup['counts']>): [string, FindingGroup['counts']][] {
  const held = [...groups.keys()].toSorted().slice(-MOST_MONTHS);
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: [string, FindingGroup['counts']][] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push([month, groups.get(month) ?? zero()]);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Feature id → name of the districts; empty when the layer is not open to the asker. */
export async function districtNames(database: Database, { catalogue }: Visible): Promise<Map<string, string>> {
  const layer = catalogue.layers.find(({ id }) => id === catalogue.city.territory);
  if (layer === undefined) return new Map();
  const { rows } = await database.query<{ id: string; name: string | null }>(`select id, ${quoteName(layer.label)}::text as name from layers.${quoteName(layer.id)} where region = $1 order by id`, [catalogue.city.region]);
  return new Map(rows.map(({ id, name }) => [id, name ?? id]));
}
