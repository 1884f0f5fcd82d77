/** The statements themselves: their columns keep what the catalogue promises, and they can use the spatial index. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asker } from '../../../server/db/database.ts';
import { readSql } from '../../../server/db/sql-file.ts';
import { measuring } from '../../../server/analysis/measuring.ts';
import { pieceSql } from '../../../server/analysis/account/piece-sql.ts';
import { citySlots, fillSlots, thresholdsOf } from '../../../server/analysis/sql-slots.ts';
import { allSubjects } from '../../../server/analysis/subject-slot.ts';
import { catalogue as whole } from '../../../data/catalogue.ts';
import { hasAccount } from '../../../data/grammar.ts';
import { catalogue, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(whole);
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
  if (text.includes('"number"')) return ['double precision', 'numeric', 'integer'];
  if (text.includes('"boolean"')) return ['boolean'];
  return ['text', 'date'];
}

const said = new Set(['layer', 'id', 'name', 'synthetic', 'geom', 'accuracy_m', 'standing']);
const withoutSaid = (columns: Record<string, string>) => Object.fromEntries(Object.entries(columns).filter(([name]) => !said.has(name)));

describe.each(whole.rules.map((rule) => [rule.id, rule] as const))('the statement of %s', (_, rule) => {
  const statement = () => measuring(whole, rule, allSubjects(rule), thresholdsOf(rule));
  /** The same with its figures written in, for statements that take no values. */
  const facts = () => {
    const { text, values } = statement();
    return text.replaceAll(/\$(\d+)/g, (_, place: string) => (typeof values[Number(place) - 1] === 'number' ? String(values[Number(place) - 1]) : `'${String(values[Number(place) - 1])}'`));
  };

  it('gives every fact that the judge asks for, in its type: measured, or said by subject or object', async () => {
    const measured = await columnsOf(facts());
    const ofSubject = withoutSaid(await columnsOf(allSubjects(rule).sql));
    const ofObject = rule.sql.object === undefined ? {} : withoutSaid(await columnsOf(fillSlots(readSql(rule.sql.object), citySlots(whole.city))));
    // What both say the subject says; what is measured stands above both.
    const known: Record<string, string> = { ...('object_said' in measured ? ofObject : {}), ...('subject_said' in measured ? ofSubject : {}), ...measured };
    const promised: unknown = Reflect.get(rule.facts, 'properties');
    const schemas = Object.entries(promised as Record<string, unknown>);
    expect(schemas.length).toBeGreaterThan(6);
    expect(schemas.filter(([name, schema]) => !allowed(schema).includes(known[name] ?? '')).map(([name]) => `${name}: ${known[name] ?? 'nowhere'}`)).toEqual([]);
    for (const name of ['evidence_overlap', 'evidence_tested', 'evidence_nearest']) expect(measured[name]).toBe('json');
    for (const name of ['subject_layer', 'subject_id', 'subject_name', 'object_layer', 'object_id', 'object_name']) expect(measured[name]).toBe('text');
  });

  it('lets no object say in the words of its subject what the judge asks', async () => {
    const ofSubject = Object.keys(withoutSaid(await columnsOf(allSubjects(rule).sql)));
    const ofObject = rule.sql.object === undefined ? [] : Object.keys(withoutSaid(await columnsOf(fillSlots(readSql(rule.sql.object), citySlots(whole.city)))));
    expect(ofObject.filter((name) => ofSubject.includes(name))).toEqual([]);
  });

  it('gives what is judged the columns of the what-if, in their types', async () => {
    const columns = await columnsOf(allSubjects(rule).sql);
    const types = { text: 'text', choice: 'text', integer: 'integer', number: 'double precision', date: 'date', boolean: 'boolean' };
    expect(columns).toMatchObject(Object.fromEntries(Object.entries(rule.what_if).map(([name, { type }]) => [name, types[type]])));
    expect(columns).toMatchObject({ layer: 'text', id: 'text', name: 'text', synthetic: 'boolean', geom: 'USER-DEFINED', accuracy_m: 'double precision' });
  });
});

describe('among thousands of objects', () => {
  beforeAll(async () => {
    // Enough of them that the planner prefers the index by itself; written straight into the table, because only the plan matters.
    const objects = new Set(whole.rules.flatMap(({ against }) => against));
    for (const { id } of whole.layers) {
      await world.database.query(
        `insert into feature (region, layer, id, revision_from, geom)
         select $1, $2, 'f' || i, 1, st_makeenvelope(106 + (i % 60) / 100.0, 39 + (i / 60) / 100.0, 106.005 + (i % 60) / 100.0, 39.005 + (i / 60) / 100.0, 4490)
         from generate_series(1, $3::integer) i`,
        [whole.city.region, id, objects.has(id) ? 3000 : 20],
      );
    }
    await world.database.tidy();
  });
  // A rule about its subjects alone looks for no object; one with a statement of its own may go along a river instead of around a place.
  const looking = whole.rules.filter(({ sql, against, subjects }) => (sql.object !== undefined || against.length === 1) && against.some((layer) => !subjects.includes(layer)));
  it.each(looking.map((rule) => [rule.id, rule] as const))('%s finds its objects by their spatial index, for one site', async (_, rule) => {
    const layer = rule.against.find((one) => !rule.subjects.includes(one));
    const one = { ...allSubjects(rule), sql: `select * from (${allSubjects(rule).sql}) every where every.id = 'f7'` };
    const { text, values } = measuring(whole, rule, one, thresholdsOf(rule));
    const written = text.replaceAll(/\$(\d+)/g, (_, place: string) => (typeof values[Number(place) - 1] === 'number' ? String(values[Number(place) - 1]) : `'${String(values[Number(place) - 1])}'`));
    const plan = await inRolledBack(async (tx) => {
      const { rows } = await tx.query<Record<string, string>>(`explain ${written}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(new RegExp(`Index Scan (using|on) feature_${layer}_geom_idx[\\s\\S]*?Index Cond: \\(geom && `));
  });
});

describe.each(catalogue.indicators.filter(hasAccount).map((indicator) => [indicator.id, indicator] as const))('indicator.sql of %s', (_, indicator) => {
  it('gives the columns of a piece', async () => {
    const columns = await columnsOf(pieceSql(catalogue, indicator));
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
