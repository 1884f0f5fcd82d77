/** Every rule of the catalogue over every subject of the demonstration set: one SQL, one judge, and never green without data. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../../../data/catalogue.ts';
import type { Rule } from '../../../../data/grammar.ts';
import { findingsOf, newRun } from '../../../../server/analysis/findings.ts';
import { allSubjects } from '../../../../server/analysis/subject-slot.ts';
import type { Finding } from '../../../../server/contract/rules.ts';
import type { Geometry } from '../../../../server/contract/geo.ts';
import type { Asker } from '../../../../server/db/database.ts';
import { readSql } from '../../../../server/db/sql-file.ts';
import { complete, demonstrate, shows, strayWhatIfs, type Demonstration } from './demonstration.ts';

const MINUTES_5 = 300_000;
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate(...catalogue.rules.map(({ id }) => id));
}, MINUTES_5);
afterAll(() => demo.close());

const rules = catalogue.rules.map((rule) => [rule.id, rule] as const);

it('there are the rules that the plan asks for', () => {
  const numbers = new Set(catalogue.rules.map(({ id }) => /^r\d+/.exec(id)?.[0]));
  expect([...numbers]).toEqual(expect.arrayContaining(['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r16', 'r17', 'r19', 'r20']));
});

describe.each(rules)('%s', (id, rule) => {
  it('shows something found, something clear, something that cannot be told, and calls all of it demonstration', () => {
    expect(shows(demo.of(id))).toEqual(complete);
  });
  it('judges every subject that it names', async () => {
    const { rows } = await demo.world.database.query<{ layer: string; id: string }>(`select layer, id from (${readSql(rule.sql.subject)}\n) s`);
    const expected = new Set(rows.map((row) => `${row.layer}/${row.id}`));
    expect(expected.size).toBeGreaterThan(2);
    expect(new Set(demo.of(id).map(({ subject }) => `${subject.layer}/${subject.id}`))).toEqual(expected);
  });
  it('gives the same verdict to each subject that is asked for by itself', async () => {
    expect(await strayWhatIfs(demo, id)).toEqual([]);
  }, MINUTES_5);
});

// ── Drawn by hand ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Rules whose subjects a person can draw: some activity is their business, and they ask how exact the drawing is. */
const drawable = rules.filter(([, rule]) => Object.keys(rule.sites).length > 0 && 'accuracy_m' in rule.what_if);

interface Drawn {
  readonly layer: string;
  readonly id: string;
  readonly geometry: Geometry;
  readonly said: Record<string, string | number | boolean>;
}

async function drawings(rule: Rule): Promise<Drawn[]> {
  const asked = Object.keys(rule.what_if).map((name) => `'${name}', s."${name}"`).join(', ');
  const { rows } = await demo.world.database.query<Drawn>(
    `select s.layer, s.id, st_asgeojson(s.geom, 15, 0)::json as geometry, jsonb_strip_nulls(jsonb_build_object(${asked})) as said from (${readSql(rule.sql.subject)}\n) s where s.accuracy_m is not null`,
  );
  return rows;
}

/** What a drawn site cannot have: an earlier boundary on record, a place of its own in a layer that is judged. */
const brief = (findings: readonly Finding[]) => findings.map(({ verdict, code, object }) => `${verdict} ${code} ${verdict === 'clear' || verdict === 'undetermined' ? '' : (object?.id ?? '')}`).toSorted().join(' · ');

describe.each(drawable)('%s, drawn by hand', (id, rule) => {
  it('judges the drawn shape as it judges the published feature', async () => {
    const stray: string[] = [];
    // Each of them is asked for by itself above; of many, some thirty are drawn as well.
    const all = await drawings(rule);
    const step = Math.ceil(all.length / 30);
    for (const { layer, id: subject, geometry, said } of all.filter((_, index) => index % step === 0)) {
      const scanned = brief(demo.of(id).filter((one) => one.subject.id === subject && one.subject.layer === layer));
      const drawn = brief((await demo.analysis.check(id, { geometry, attributes: said })).findings);
      if (drawn !== scanned) stray.push(`${layer}/${subject}: scan ${scanned}; drawn ${drawn}`);
    }
    expect(stray).toEqual([]);
  }, MINUTES_5);
});

// ── Never green without data ───────────────────────────────────────────────────────────────────────────────────────────

class RolledBack extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super('rolled back');
  }
}

/** What the rule finds after something was done to the database, which is then undone. */
async function after(rule: Rule, change: (tx: Asker) => Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await demo.world.database.transaction(async (tx) => {
      await tx.script('set local jit = off');
      await change(tx);
      throw new RolledBack(await findingsOf(tx, demo.catalogue, rule, allSubjects(rule), [], newRun(), { timeout_ms: 120_000 }));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.findings;
    throw error;
  }
  return [];
}

const banning: ReadonlySet<string> = new Set(['prohibited', 'restricted']);
/** Of a key, the layer that was judged against. */
const layerOf = ({ key }: Finding) => /:([^:/]*)\/[^:/]*$/.exec(key)?.[1] ?? '';
const named = ({ key, code }: Finding) => `${key} ${code}`;
const judging = rules.flatMap(([id, rule]) => rule.against.map((layer) => [`${id} against ${layer}`, rule, layer] as const));

/** Clear for what the subject says of itself, wherever it lies: a fire that is out, a sealed outfall, an enterprise above scale, a pond that stands, gas. */
const OF_ITSELF: ReadonlySet<string> = new Set(['closed', 'sealed', 'above_scale', 'not_key', 'pond_built', 'fuel_allowed']);
/** Whose heap burns is a question of fact; no draft of a heap burns less. */
const NO_ZONES: ReadonlySet<string> = new Set(['mines', 'spoil_heaps']);

describe.each(judging)('%s', (_, rule, layer) => {
  const clear = (findings: readonly Finding[]) => findings.filter((one) => one.verdict === 'clear' && layerOf(one) === layer && !OF_ITSELF.has(one.code));

  it('is never clear where the layer was never published', async () => {
    const findings = await after(rule, async (tx) => {
      await tx.query('delete from feature where layer = $1', [layer]);
      await tx.query('delete from revision where layer = $1', [layer]);
    });
    expect(clear(findings).map(named)).toEqual([]);
  }, MINUTES_5);
  it('is never clear where the layer is empty', async () => {
    expect(clear(await after(rule, (tx) => tx.query('delete from feature where layer = $1', [layer]))).map(named)).toEqual([]);
  }, MINUTES_5);
  it('is never clear outside the ground that the layer has data for', async () => {
    const findings = await after(rule, (tx) => tx.query('update revision set coverage = st_multi(st_makeenvelope(100, 30, 100.1, 30.1, 4490)) where layer = $1', [layer]));
    expect(clear(findings).map(named)).toEqual([]);
  }, MINUTES_5);
  it.skipIf(NO_ZONES.has(layer) && rule.sql.object === undefined)('is never clear, and never prohibited or restricted, by a draft', async () => {
    const met = demo.of(rule.id).filter(({ object, evidence }) => object?.layer === layer && evidence.distance_m === 0 && evidence.overlap_m2 !== 0);
    const pair = ({ subject, object }: Finding) => `${subject.layer}/${subject.id} ${object?.id ?? ''}`;
    const before = new Set(met.flatMap((one) => [pair(one), pair({ ...one, object: null })]));
    const findings = (await after(rule, (tx) => tx.query("update revision set status = 'draft' where layer = $1", [layer]))).filter((one) => layerOf(one) === layer);
    const resting = findings.filter((one) => (one.verdict === 'clear' ? before.has(pair(one)) && !OF_ITSELF.has(one.code) : banning.has(one.verdict) && one.object !== null && one.evidence.distance_m === 0));
    expect(resting.map(named)).toEqual([]);
  }, MINUTES_5);
});
