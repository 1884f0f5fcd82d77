/** The statements themselves: their columns keep what the catalogue promises, and they can use the spatial index. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asker } from '../../../server/db/database.ts';
import { readSql } from '../../../server/db/sql-file.ts';
import { measuring } from '../../../server/analysis/measuring.ts';
import { citySlots, fillSlots, thresholdsOf } from '../../../server/analysis/sql-slots.ts';
import { allSubjects } from '../../../server/analysis/subject-slot.ts';
import { catalogue, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

/** Name → SQL type of each column, told by the database itself. */
async function columnsOf(text: string): Promise<Record<string, string>> {
  return inRolledBack(async (tx) => {
    await tx.query(`create view layers.under_test as ${text}`);
    const { rows } = await tx.query<{ name: string; type: string }>("select column_name as name, data_type as type from information_schema.columns where table_schema = 'layers' and table_name = 'under_test' order by ordinal_position");
    return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
  });
}

class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super('rolled back');
  }
}

async function inRolledBack<T>(work: (tx: Asker) => Promise<T>): Promise<T> {
  try {
    return await world.database.transaction(async (tx) => {
      throw new RolledBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}

/** What a TypeBox schema says of a column, as the SQL types that may stand for it. */
function allowed(schema: unknown): string[] {
  const text = JSON.stringify(schema);
  if (text.includes('"integer"')) return ['integer'];
  if (text.includes('"number"')) return ['double precision', 'numeric'];
  if (text.includes('"boolean"')) return ['boolean'];
  return ['text', 'date'];
}

describe.each(catalogue.rules.map((rule) => [rule.id, rule] as const))('facts.sql of %s', (_, rule) => {
  const statement = () => measuring(catalogue, rule, allSubjects(rule), thresholdsOf(rule));
  /** The same with its figures written in, for statements that take no values. */
  const facts = () => {
    const { text, values } = statement();
    return text.replaceAll(/\$(\d+)/g, (_, place: string) => (typeof values[Number(place) - 1] === 'number' ? String(values[Number(place) - 1]) : `'${String(values[Number(place) - 1])}'`));
  };

  it('gives every fact that the judge asks for, in its type, and the evidence beside it', async () => {
    const columns = await columnsOf(facts());
    const promised: unknown = Reflect.get(rule.facts, 'properties');
    const schemas = Object.entries(promised as Record<string, unknown>);
    expect(schemas.length).toBeGreaterThan(20);
    expect(schemas.filter(([name, schema]) => !allowed(schema).includes(columns[name] ?? ''))).toEqual([]);
    for (const name of ['evidence_overlap', 'evidence_tested', 'evidence_nearest']) expect(columns[name]).toBe('json');
    expect(Object.keys(columns).sort()).toEqual([...schemas.map(([name]) => name), 'overlap_depth_m', 'evidence_overlap', 'evidence_tested', 'evidence_nearest'].sort());
  });

  it('gives what is judged the columns of the what-if, in their types', async () => {
    const columns = await columnsOf(allSubjects(rule).sql);
    const types = { text: 'text', choice: 'text', integer: 'integer', number: 'double precision', date: 'date', boolean: 'boolean' };
    expect(columns).toMatchObject(Object.fromEntries(Object.entries(rule.what_if).map(([name, { type }]) => [name, types[type]])));
    expect(columns).toMatchObject({ layer: 'text', id: 'text', name: 'text', synthetic: 'boolean', geom: 'USER-DEFINED', accuracy_m: 'double precision' });
  });

  it('can find its objects by their spatial index', async () => {
    // Enough of them that the planner prefers the index by itself; written straight into the table, because only the plan matters.
    for (const [layer, count] of [[rule.against[0] ?? '', 3000], [rule.subjects[0] ?? '', 20]] as const) {
      await world.database.query(
        `insert into feature (region, layer, id, revision_from, geom)
         select $1, $2, 'f' || i, 1, st_makeenvelope(106 + (i % 60) / 100.0, 39 + (i / 60) / 100.0, 106.005 + (i % 60) / 100.0, 39.005 + (i / 60) / 100.0, 4490)
         from generate_series(1, $3::integer) i`,
        [catalogue.city.region, layer, count],
      );
    }
    await world.database.tidy();
    const plan = await inRolledBack(async (tx) => {
      const { rows } = await tx.query<Record<string, string>>(`explain ${facts()}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(new RegExp(`Index Scan using feature_${rule.against[0]}_geom_idx[\\s\\S]*?Index Cond: \\(geom && `));
  });
});

describe.each(catalogue.indicators.map((indicator) => [indicator.id, indicator] as const))('indicator.sql of %s', (_, indicator) => {
  it('gives the columns of a piece', async () => {
    const columns = await columnsOf(fillSlots(readSql(indicator.sql), citySlots(catalogue.city)));
    expect(columns).toEqual({
      patch: 'text', name: 'text', category: 'text', year: 'integer', measure: 'text', counted_in: 'text',
      ...Object.fromEntries(indicator.account.zones.map(({ id }) => [`${id}_id`, 'text'])),
      area_m2: 'numeric', geom: 'USER-DEFINED',
    });
  });
});

describe('slots', () => {
  it('are filled, casts are left alone', () => {
    expect(fillSlots('select geom::geography, :a from (:b) s where x = $1', { a: '1', b: 'select $1' })).toBe('select geom::geography, 1 from (select $1) s where x = $1');
  });
  it('that nobody fills stop the statement', () => {
    expect(() => fillSlots('select :missing', {})).toThrow(/":missing" is not filled/);
  });
});
