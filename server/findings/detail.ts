/** One stored finding whole: the evidence as the scan measured it, the law, what happened to it, and what lies around. */
import type { Rule } from '../../data/grammar.ts';
import { citations } from '../analysis/citations.ts';
import { judged, measuredRows } from '../analysis/judged.ts';
import { thresholdsOf } from '../analysis/sql-slots.ts';
import { someSubjects } from '../analysis/subject-slot.ts';
import type { FindingEvent, StoredFinding } from '../contract/findings.ts';
import type { Evidence } from '../contract/rules.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { cityDay } from '../scan/city-day.ts';
import { endExemptions } from './exemptions.ts';
import { Values, visibleCondition } from './filter.ts';
import type { Context } from './page.ts';
import { ROW_COLUMNS, rowOnWire, rulesById, type StoredRow } from './row.ts';

/** What the table keeps of a finding beyond its columns. */
interface KeptEvidence extends Pick<Evidence, 'tested_area_m2' | 'overlap_width_m' | 'overlap_depth_m' | 'nearest' | 'tested' | 'tolerance_m' | 'coverage_share' | 'facts'> {
  readonly act_date: string | null;
  /** Not kept by scans before this was asked: then the day of the act. */
  readonly law_day?: string | null;
}

interface WholeRow extends StoredRow {
  readonly evidence: KeptEvidence | null;
  readonly clipped: Evidence['overlap'];
  readonly rule_version: string;
  readonly layers: Evidence['layers'];
  readonly scan: string;
  readonly scan_at: string | null;
}

const NEAR_M = 500;
const MOST_NEIGHBOURS = 20;
const MEASURE_TIMEOUT_MS = 8_000;
const nothing: KeptEvidence = { act_date: null, tested_area_m2: null, overlap_width_m: null, overlap_depth_m: null, nearest: null, tested: null, tolerance_m: null, coverage_share: null, facts: {} };

/** @throws AppError UNKNOWN_FINDING also when the asker may not see what it is about */
export async function findingDetail(database: Database, key: string, context: Context): Promise<StoredFinding> {
  await endExemptions(database, context.visible.catalogue.city, context.now);
  return database.transaction((tx) => readDetail(tx, key, context));
}

export async function readDetail(tx: Asker, key: string, context: Context): Promise<StoredFinding> {
  const { visible, now } = context;
  const { catalogue } = visible;
  const row = await wholeRow(tx, key, context);
  const rules = rulesById(catalogue.rules);
  const rule = rules.get(row.rule);
  if (rule === undefined) throw unknown(key);
  const events = await tx.query<FindingEvent>(readSql('server/findings/sql/events.sql'), [catalogue.city.region, key], { what: 'what happened to a finding' });
  const shown = rowOnWire(row, rules, now);
  return {
    row: shown,
    finding: {
      key, verdict: row.verdict, code: row.code, reason: shown.reason, subject: shown.subject, object: shown.object, demonstration: row.demonstration,
      evidence: evidenceOf(row, row.evidence ?? (await measuredAgain(tx, rule, row, context)), rule, context),
    },
    events: visible.names_people ? events.rows : events.rows.map(withoutPeople),
    neighbours: await neighbours(tx, row, rules, context),
  };
}

/** What happened and when; who decided it and in which words is for people of the bureau. */
function withoutPeople(event: FindingEvent): FindingEvent {
  return { ...event, actor: null, reason: '', evidence: '', signer: '' };
}

async function wholeRow(tx: Asker, key: string, { visible }: Context): Promise<WholeRow> {
  if (key.includes('\u0000')) throw unknown(key);
  const values = new Values();
  const { rows } = await tx.query<WholeRow>(
    `select ${ROW_COLUMNS}, f.evidence, st_asgeojson(f.clipped, 7, 0)::json as clipped, b.rule_version, b.layers, f.scan, s.started_at as scan_at
       from finding f
       join finding_basis b on b.region = f.region and b.id = f.basis
       left join scan s on s.region = f.region and s.id = f.scan
      where ${visibleCondition(values, visible.catalogue.city, visible)} and f.key = ${values.put(key, 'text')}`,
    values.all,
    { what: 'a finding' },
  );
  if (rows[0] === undefined) throw unknown(key);
  return rows[0];
}

const unknown = (key: string): AppError => new AppError('UNKNOWN_FINDING', `There is no finding "${key.slice(0, 200)}".`);

/** Of clear findings the figures are not kept; nothing changed since, or a scan would have said so. */
async function measuredAgain(tx: Asker, rule: Rule, row: WholeRow, { visible, signal }: Context): Promise<KeptEvidence> {
  const thresholds = thresholdsOf(rule);
  await tx.script('set local jit = off');
  const rows = await measuredRows(tx, visible.catalogue, rule, someSubjects(rule, row.subject_layer, [row.subject_id]), thresholds, { timeout_ms: MEASURE_TIMEOUT_MS, signal });
  const again = rows.map((one) => judged(rule, one, thresholds)).find((one) => one.key === row.key && one.verdict === row.verdict);
  if (again === undefined) return nothing;
  const { act_date, tested_area_m2, overlap_width_m, overlap_depth_m, tolerance_m, coverage_share, evidence_nearest, evidence_tested } = again.row;
  return { act_date, law_day: again.law_day, tested_area_m2, overlap_width_m, overlap_depth_m, tolerance_m, coverage_share, nearest: evidence_nearest, tested: evidence_tested, facts: again.facts };
}

function evidenceOf(row: WholeRow, { act_date, law_day = act_date, ...kept }: KeptEvidence, rule: Rule, { visible, now }: Context): Evidence {
  const run_at = row.scan_at ?? now.toISOString();
  return {
    rule: rule.id,
    rule_version: row.rule_version,
    legal: citations(visible.catalogue, rule.legal, law_day, cityDay(visible.catalogue.city, new Date(run_at))),
    layers: row.layers.filter(({ layer }) => visible.sees(layer)),
    crs: 'EPSG:4490',
    overlap_m2: row.overlap_m2, overlap_share: row.overlap_share, distance_m: row.distance_m, overlap: row.clipped,
    ...kept,
    run_id: row.scan,
    run_at,
  };
}

/** Other findings of the same subject, and what else is wrong nearby. */
async function neighbours(tx: Asker, { key, subject_layer, subject_id, lon, lat }: WholeRow, rules: ReadonlyMap<string, Rule>, { visible, now }: Context): Promise<StoredFinding['neighbours']> {
  const values = new Values();
  const seen = visibleCondition(values, visible.catalogue.city, visible);
  const [x, y] = [values.put(lon, 'double precision'), values.put(lat, 'double precision')];
  const [reach, most] = [values.put(NEAR_M, 'double precision'), values.put(MOST_NEIGHBOURS, 'integer')];
  const same = `f.rule = any (${values.put([...rules.keys()], 'text[]')}) and f.subject_layer = ${values.put(subject_layer, 'text')} and f.subject_id = ${values.put(subject_id, 'text')}`;
  const here = `st_setsrid(st_point(${x}, ${y}), 4490)`;
  const box = `st_expand(${here}, ${reach} / (110000 * cos(radians(least(abs(${y}) + 1, 89)))), ${reach} / 110000)`;
  const { rows } = await tx.query<StoredRow & { metres: number }>(
    `select ${ROW_COLUMNS}, around.metres
       from (
         select f.key, st_distance(f.point::geography, ${here}::geography) as metres, true as same from finding f where ${seen} and ${same} and f.life <> 'resolved'
         union
         select f.key, st_distance(f.point::geography, ${here}::geography), false from finding f
          where ${seen} and f.point && ${box} and f.life <> 'resolved' and f.verdict <> 'clear' and not (${same})
       ) around
       join finding f on f.region = ${values.put(visible.catalogue.city.region, 'text')} and f.key = around.key
      where f.key <> ${values.put(key, 'text')} and (around.same or around.metres <= ${reach})
      order by around.metres, f.severity, f.key
      limit ${most}`,
    values.all,
    { what: 'findings nearby' },
  );
  return rows.map((row) => ({ row: rowOnWire(row, rules, now), distance_m: row.metres }));
}
