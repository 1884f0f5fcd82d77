/** Measures scans on a server: many synthetic subjects × all rules, in full against the bare statements, and after a hundred changes. */
import { randomBytes } from 'node:crypto';
import { catalogue as whole } from '../../data/catalogue.ts';
import type { Catalogue, Rule } from '../../data/grammar.ts';
import { anonymous } from '../../server/access/caller.ts';
import { createVisibility } from '../../server/access/visible.ts';
import { measuring } from '../../server/analysis/measuring.ts';
import { thresholdsOf } from '../../server/analysis/sql-slots.ts';
import { someSubjects } from '../../server/analysis/subject-slot.ts';
import type { Geometry } from '../../server/contract/geo.ts';
import type { Database } from '../../server/db/database.ts';
import { findingPage, findingPoints } from '../../server/findings/page.ts';
import { findingSummary } from '../../server/findings/summary.ts';
import type { IncomingFeature } from '../../server/imports/publication.ts';
import { publish } from '../../server/imports/publish.ts';
import { Scanner } from '../../server/scan/scanner.ts';

const BATCH = 1_000;
const CHANGES = 100;

const subjectLayers = (catalogue: Catalogue): string[] => [...new Set(catalogue.rules.flatMap((rule) => rule.subjects))];

interface Pattern {
  readonly id: string;
  readonly geometry: Geometry;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The shape moved to somewhere in the city, and made smaller by a factor, the same in every run. */
function moved({ geometry, attributes, id }: Pattern, n: number, factor: number, catalogue: Catalogue): IncomingFeature {
  const [west, south, east, north] = catalogue.city.extent;
  const [x = 0, y = 0] = firstPosition(geometry.coordinates);
  // Two irrational steps spread any number of places evenly.
  const [to_x, to_y] = [west + (east - west) * ((n * 0.7548776662) % 1), south + (north - south) * ((n * 0.5698402910) % 1)];
  const shift = (part: unknown): unknown => (Array.isArray(part) ? (typeof part[0] === 'number' ? [to_x + (part[0] - x) * factor, to_y + (Number(part[1]) - y) * factor] : part.map(shift)) : part);
  return { id: `bench-${n}-${id}`.slice(0, 100), geometry: { type: geometry.type, coordinates: shift(geometry.coordinates) as unknown[] }, attributes, valid_from: null, valid_to: null };
}

function firstPosition(part: unknown): number[] {
  return Array.isArray(part) ? (typeof part[0] === 'number' ? part.map(Number) : firstPosition(part[0])) : [];
}

async function publishIn(database: Database, catalogue: Catalogue, layer: string, features: Iterable<IncomingFeature>): Promise<void> {
  // Says of the layer what was said before, so that only the features change.
  const { rows } = await database.query<{ as_of: string | null; accuracy_m: number | null }>('select as_of, accuracy_m from revision where layer = $1 order by number desc limit 1', [layer]);
  await publish(database, catalogue, {
    layer, actor: 'bench', reason: 'bench', source: `bench ${randomBytes(4).toString('hex')}`, licence: 'Apache-2.0', attribution: '', source_file: null, source_sha256: null,
    as_of: rows[0]?.as_of ?? null, accuracy_m: rows[0]?.accuracy_m ?? null, status: 'draft', demonstration: true, coverage: null, mode: 'merge', features,
  });
}

/**
 * So many subjects over all layers that any rule judges, each like one of the layer's demonstration features, but so small that a layer covers as much
 * ground as before: a city has the more parcels the smaller they are. At full size each place would lie in sixty reserves, and most findings be made up.
 */
async function publishSubjects(database: Database, catalogue: Catalogue, count: number): Promise<void> {
  const layers = subjectLayers(catalogue);
  for (const [at, layer] of layers.entries()) {
    const { rows } = await database.query<Pattern>('select id, st_asgeojson(geom, 7, 0)::json as geometry, attributes from feature where layer = $1 and revision_to is null and valid_to is null order by id limit 200', [layer]);
    const each = Math.floor(count / layers.length) + (at < count % layers.length ? 1 : 0);
    if (rows.length === 0) continue;
    const factor = Math.min(1, Math.sqrt(rows.length / Math.max(1, each)));
    await publishIn(database, catalogue, layer, Array.from({ length: each }, (_, n) => moved(rows[n % rows.length] as Pattern, at * 1e6 + n, factor, catalogue)));
  }
  await database.tidy();
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round++) times.push(await time(work));
  return times.toSorted((a, b) => a - b)[3] ?? Number.NaN;
}

/** The measuring statements alone, over the same batches that a scan makes. */
async function bareStatements(database: Database, catalogue: Catalogue, perRule: Map<string, number>): Promise<number> {
  let total = 0;
  for (const rule of catalogue.rules) {
    const ms = await bareRule(database, catalogue, rule);
    perRule.set(rule.id, ms);
    total += ms;
  }
  return total;
}

async function bareRule(database: Database, catalogue: Catalogue, rule: Rule): Promise<number> {
  let total = 0;
  for (const layer of rule.subjects) {
    for (let after = ''; ; ) {
      const { rows } = await database.query<{ id: string }>('select id from feature where layer = $1 and revision_to is null and valid_to is null and id > $2 order by id limit $3', [layer, after, BATCH]);
      const last = rows.at(-1)?.id;
      if (last === undefined) break;
      const { text, values } = measuring(catalogue, rule, someSubjects(rule, layer, rows.map(({ id }) => id)), thresholdsOf(rule));
      await database.transaction(async (tx) => {
        await tx.script('set local jit = off');
        total += await time(() => tx.query(text, values, { timeout_ms: 600_000 }));
      });
      after = last;
    }
  }
  return total;
}

/** Moves a hundred subjects, spread over all layers, by some hundred metres. */
async function changeSome(database: Database, catalogue: Catalogue): Promise<void> {
  const layers = subjectLayers(catalogue);
  for (const [at, layer] of layers.entries()) {
    const each = Math.floor(CHANGES / layers.length) + (at < CHANGES % layers.length ? 1 : 0);
    const { rows } = await database.query<Pattern>(
      "select id, st_asgeojson(st_translate(geom, 0.003, 0.002), 7, 0)::json as geometry, attributes from feature where layer = $1 and revision_to is null and valid_to is null and id like 'bench-%' order by md5(id) limit $2",
      [layer, each],
    );
    if (rows.length > 0) await publishIn(database, catalogue, layer, rows.map((row) => Object.assign(row, { valid_from: null, valid_to: null })));
  }
}

export interface ScanBench {
  readonly rows: readonly (readonly [what: string, figure: string])[];
}

/** Call it on a database with the demonstration data. */
export async function benchScan(database: Database, subjects: number, say: (line: string) => void = () => undefined): Promise<ScanBench> {
  const catalogue = whole;
  const out: [string, string][] = [];
  const put = (what: string, figure: string): void => {
    out.push([what, figure]);
    say(`${what}: ${figure}`);
  };
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  await publishSubjects(database, catalogue, subjects);
  let most_mb = 0;
  const watch = async (): Promise<void> => void (most_mb = Math.max(most_mb, process.memoryUsage().rss / 1e6));
  const scanner = new Scanner(database, catalogue, { batch: BATCH, afterBatch: watch });
  const perRule = new Map<string, number>();
  const bare = await bareStatements(database, catalogue, perRule);
  put(`bare statements, ${subjects} subjects × ${catalogue.rules.length} rules, batches of ${BATCH}`, seconds(bare));
  const before_mb = process.memoryUsage().rss / 1e6;
  const full = await time(() => scanner.settle());
  const [scan] = (await database.query<{ done: number; state: string; failed_rules: object }>('select done, state, failed_rules from scan order by number desc limit 1')).rows;
  if (scan?.state !== 'done' || Object.keys(scan.failed_rules).length > 0) throw new Error(`the scan ended as ${JSON.stringify(scan)}`);
  put(`first full scan, ${scan.done} measured (with writing every finding)`, `${seconds(full)}, ${(full / bare).toFixed(2)} × bare`);
  put('memory of the scanning process, before and at most', `${before_mb.toFixed(0)} MB, ${most_mb.toFixed(0)} MB`);
  await database.tidy();
  await database.query("insert into scan (region, id, kind, state, cause) values ($1, $2, 'full', 'waiting', 'bench')", [catalogue.city.region, randomBytes(8).toString('hex')]);
  const again = await time(() => scanner.settle());
  put('full scan again, nothing changed', `${seconds(again)}, ${(again / bare).toFixed(2)} × bare`);
  await changeSome(database, catalogue);
  const part = await time(() => scanner.settle());
  const [incremental] = (await database.query<{ done: number }>('select done from scan order by number desc limit 1')).rows;
  put(`incremental scan of ${CHANGES} changed subjects, ${incremental?.done ?? 0} measured`, `${seconds(part)}, ${((100 * part) / full).toFixed(2)} % of full`);
  const context = { visible: createVisibility(catalogue)(anonymous('viewer')), now: new Date() };
  const conflicts = { verdict: 'prohibited,restricted,review,undetermined' };
  put('list: first 100 of the conflicts, worst first', `${(await median(() => findingPage(database, conflicts, context))).toFixed(0)} ms`);
  put('list: 100 by name', `${(await median(() => findingPage(database, { ...conflicts, sort: 'subject' }, context))).toFixed(0)} ms`);
  put('summary of all', `${(await median(() => findingSummary(database, {}, context))).toFixed(0)} ms`);
  put('marks: 20,000 worst', `${(await median(() => findingPoints(database, conflicts, context))).toFixed(0)} ms`);
  for (const [rule, ms] of [...perRule].toSorted(([, one], [, other]) => other - one).slice(0, 5)) say(`  ${rule}: ${seconds(ms)} bare`);
  return { rows: out };
}
