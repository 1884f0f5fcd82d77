/** What a scan has to measure: held against what the stored findings rest on, what has changed since. */
import type { Static } from 'typebox';
import type { Catalogue, Rule } from '../../data/grammar.ts';
import { layerVersions, onWire } from '../analysis/layer-versions.ts';
import { objectsAtLarge } from '../analysis/measuring.ts';
import { thresholdsOf } from '../analysis/sql-slots.ts';
import type { LayerVersion } from '../contract/rules.ts';
import type { Asker } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { cityDay } from './city-day.ts';
import { listUnmeasured } from './unmeasured.ts';

/** What the stored findings of a rule rest on. The rule `''` stands for the districts. */
export interface RuleState {
  readonly rule: string;
  readonly version: string;
  readonly day: string;
  readonly revisions: Readonly<Record<string, number>>;
  readonly basis: Readonly<Record<string, unknown>>;
  readonly margin_m: number;
  readonly fault: string | null;
  readonly failed_at: string | null;
  readonly failures: number;
}

export interface Pending {
  /** Rules to be measured whole: never measured, of another version, of another day. */
  readonly whole: readonly Rule[];
  /** Rules some of whose layers were published anew. */
  readonly partly: readonly { readonly rule: Rule; readonly state: RuleState; readonly layers: readonly string[] }[];
  readonly retired: readonly string[];
  readonly placing: boolean;
  /** In words, each cause once. */
  readonly causes: readonly string[];
  /** Says what is to be done, so that what was cancelled is known again. */
  readonly mark: string;
  readonly never: boolean;
  readonly revisions: Readonly<Record<string, number>>;
  readonly day: string;
}

export interface Step {
  /** `''`: the districts of all findings. */
  readonly rule: string;
  readonly layer: string;
  /** All subjects of the layer, or those listed for this scan. */
  readonly whole: boolean;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly day: string;
  readonly rules: Readonly<Record<string, { readonly version: string; readonly whole: boolean; readonly revisions: Readonly<Record<string, number>>; readonly basis: Readonly<Record<string, unknown>> }>>;
  readonly territory: number;
}

export const DISTRICTS = '';
const LONG_MS = 600_000;

const FIRST_BACK_OFF_MS = 60_000;
const LONGEST_BACK_OFF_MS = 6 * 3_600_000;

/** How long to wait before what failed so often in a row is tried again. */
export const backOffMs = (failures: number): number => Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (failures - 1));

const isDue = ({ fault, failed_at, failures }: RuleState, now: Date): boolean => fault !== null && (failed_at === null || now.getTime() >= Date.parse(failed_at) + backOffMs(failures));

export const layersOf = (rule: Rule): string[] => [...new Set([...rule.subjects, ...rule.against])];

export async function pendingOf(asker: Asker, catalogue: Catalogue, now: Date): Promise<Pending> {
  const region = catalogue.city.region;
  const newest = await asker.query<{ layer: string; number: number }>('select layer, max(number) as number from revision where region = $1 group by layer', [region]);
  const revisions = Object.fromEntries(newest.rows.map(({ layer, number }) => [layer, number]));
  const kept = await asker.query<RuleState>('select rule, version, day, revisions, basis, margin_m, fault, failed_at, failures from scan_rule where region = $1', [region]);
  const states = new Map(kept.rows.map((state) => [state.rule, state]));
  const day = cityDay(catalogue.city, now);
  const causes = new Set<string>();
  const whole: Rule[] = [];
  const partly: { rule: Rule; state: RuleState; layers: string[] }[] = [];
  for (const rule of catalogue.rules) {
    const state = states.get(rule.id);
    const changed = layersOf(rule).filter((layer) => (revisions[layer] ?? 0) !== (state?.revisions[layer] ?? 0));
    if (state?.version !== rule.version) causes.add(`rule ${rule.id}@${rule.version}`);
    else if (rule.clock === 'daily' && state.day !== day) causes.add(`day ${day}`);
    else if (isDue(state, now)) causes.add(`rule ${rule.id}@${rule.version}`);
    else if (changed.length === 0) continue;
    for (const layer of changed) if (state !== undefined) causes.add(`published ${layer}@${revisions[layer] ?? 0}`);
    const inFull = state === undefined || state.version !== rule.version || state.fault !== null || (rule.clock === 'daily' && state.day !== day);
    if (inFull) whole.push(rule);
    else partly.push({ rule, state, layers: changed });
  }
  const known = new Set([DISTRICTS, ...catalogue.rules.map(({ id }) => id)]);
  const retired = [...states.keys()].filter((id) => !known.has(id));
  for (const rule of retired) causes.add(`rule ${rule} ended`);
  const { territory } = catalogue.city;
  const placed = states.get(DISTRICTS);
  const placing = placed !== undefined && (placed.revisions[territory] ?? 0) !== (revisions[territory] ?? 0);
  if (placing) causes.add(`published ${territory}@${revisions[territory] ?? 0}`);
  const mark = JSON.stringify([whole.map(({ id, version, clock }) => [id, version, clock === 'daily' ? day : '']), partly.map(({ rule, layers }) => [rule.id, layers]), retired, [...whole, ...partly.map(({ rule }) => rule)].flatMap(layersOf).map((layer) => `${layer}@${revisions[layer] ?? 0}`), placing ? revisions[territory] : 0]);
  return { whole, partly, retired, placing, causes: [...causes], mark, never: states.size === 0, revisions, day };
}

export const isPending = ({ whole, partly, retired, placing }: Pending): boolean => whole.length + partly.length + retired.length > 0 || placing;

export interface Planned {
  readonly plan: Plan;
  readonly total: number;
  readonly layers: Static<typeof LayerVersion>[];
  /** Findings that ended with their rules. */
  readonly resolved: number;
}

/** The plan of a scan with everything it needs, written beside it. Call it in the transaction that begins the scan. */
export async function planScan(tx: Asker, catalogue: Catalogue, scan: { readonly id: string; readonly kind: 'full' | 'incremental' }, now: Date): Promise<Planned> {
  const region = catalogue.city.region;
  const pending = await pendingOf(tx, catalogue, now);
  const full = scan.kind === 'full';
  const partly = full ? [] : pending.partly;
  const layerBases = await basisOfLayers(tx, region, [...new Set(catalogue.rules.flatMap(layersOf))]);
  const steps: Step[] = [];
  const rules: Record<string, Plan['rules'][string]> = {};
  for (const rule of catalogue.rules) {
    const part = partly.find((one) => one.rule === rule);
    if (part === undefined && !full && !pending.whole.includes(rule)) continue;
    const basis = await basisOf(tx, catalogue, rule, layerBases);
    const listed = part !== undefined && (await listTouched(tx, region, scan.id, part, pending.revisions, basis));
    rules[rule.id] = { version: rule.version, whole: !listed, revisions: Object.fromEntries(layersOf(rule).map((layer) => [layer, pending.revisions[layer] ?? 0])), basis };
    const layers = listed ? await listedLayers(tx, region, scan.id, rule) : await subjectLayers(tx, region, rule);
    steps.push(...layers.map((layer) => ({ rule: rule.id, layer, whole: !listed })));
  }
  let resolved = 0;
  for (const rule of pending.retired) resolved += (await tx.query(readSql('server/scan/sql/retire-rule.sql'), [region, rule, scan.id], { timeout_ms: LONG_MS })).rowCount;
  const { territory } = catalogue.city;
  if (pending.placing) steps.push({ rule: DISTRICTS, layer: territory, whole: true });
  const used = new Set([...Object.keys(rules).flatMap((id) => Object.keys(rules[id]?.revisions ?? {})), territory]);
  const layers = onWire(await layerVersions(tx, region, catalogue.layers.map(({ id }) => id).filter((id) => used.has(id))));
  return { plan: { steps, day: pending.day, rules, territory: pending.revisions[territory] ?? 0 }, total: await countSubjects(tx, region, scan.id, steps), layers, resolved };
}

/** Where a subject is listed; the first one where none is, so that the rule is gone through. */
async function listedLayers(tx: Asker, region: string, scan: string, rule: Rule): Promise<string[]> {
  const { rows } = await tx.query<{ layer: string }>('select distinct layer from scan_subject where region = $1 and scan = $2 and rule = $3 order by layer', [region, scan, rule.id]);
  return rows.length > 0 ? rows.map(({ layer }) => layer) : rule.subjects.slice(0, 1);
}

/** Also layers that the rule judged once: their findings must end. */
async function subjectLayers(tx: Asker, region: string, rule: Rule): Promise<string[]> {
  const { rows } = await tx.query<{ layer: string }>("select distinct subject_layer as layer from finding where region = $1 and rule = $2 and life <> 'resolved'", [region, rule.id], { timeout_ms: LONG_MS });
  return [...new Set([...rule.subjects, ...rows.map(({ layer }) => layer)])];
}

async function basisOfLayers(tx: Asker, region: string, layers: readonly string[]): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const { rows } = await tx.query<{ layer: string; basis: Record<string, unknown> }>(readSql('server/scan/sql/layer-basis.sql'), [region, layers], { timeout_ms: LONG_MS });
  return new Map(rows.map(({ layer, basis }) => [layer, basis]));
}

/** By layer judged against, what holds for all of the rule's subjects at once. */
async function basisOf(tx: Asker, catalogue: Catalogue, rule: Rule, layerBases: ReadonlyMap<string, Readonly<Record<string, unknown>>>): Promise<Record<string, unknown>> {
  const statement = objectsAtLarge(catalogue, rule, thresholdsOf(rule));
  const { rows } = statement === null ? { rows: [] } : await tx.query<{ layer: string }>(statement.text, statement.values, { timeout_ms: LONG_MS, what: `objects of rule ${rule.id}` });
  const asksDay = Object.keys(Reflect.get(rule.facts, 'properties') ?? {}).some((name) => name.endsWith('as_of'));
  return Object.fromEntries(
    rule.against.map((layer) => {
      const { as_of, ...rest } = layerBases.get(layer) ?? {};
      return [layer, { ...rest, ...(asksDay && { as_of: as_of ?? null }), at_large: rows.find((row) => row.layer === layer) ?? null }];
    }),
  );
}

/** Lists the subjects that a change can have touched. False: any of them can have been. */
async function listTouched(tx: Asker, region: string, scan: string, { rule, state, layers }: Pending['partly'][number], revisions: Pending['revisions'], basis: Record<string, unknown>): Promise<boolean> {
  const objects = layers.filter((layer) => rule.against.includes(layer));
  const sameGround = objects.every((layer) => canonical(basis[layer]) === canonical(state.basis[layer]));
  if (objects.length > 0 && (rule.reach_m === undefined || !sameGround)) return false;
  // One that may lie anywhere may lie near any subject.
  if (rule.sql.at_large !== undefined && objects.some((layer) => isAnywhere(basis[layer]))) return false;
  await listUnmeasured(tx, region, scan, rule.id);
  for (const layer of layers) {
    const between = [state.revisions[layer] ?? 0, revisions[layer] ?? 0];
    if (rule.subjects.includes(layer)) await tx.query(readSql('server/scan/sql/touched-subjects.sql'), [region, scan, rule.id, layer, ...between], { timeout_ms: LONG_MS, what: 'changed subjects' });
    if (!objects.includes(layer)) continue;
    const values = [region, scan, rule.id, layer, ...between, rule.subjects, rule.reach_m ?? 0, state.margin_m, rule.sql.object !== undefined];
    await tx.query(readSql('server/scan/sql/touched-by-objects.sql'), values, { timeout_ms: LONG_MS, what: 'subjects near what changed' });
  }
  return true;
}

const isAnywhere = (basis: unknown): boolean => (basis as { readonly at_large?: { readonly some_unknown?: boolean } | null } | undefined)?.at_large?.some_unknown === true;

/** jsonb keeps its own order of names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1))) : part));
}

async function countSubjects(tx: Asker, region: string, scan: string, steps: readonly Step[]): Promise<number> {
  const published = new Map<string, number>();
  let total = 0;
  for (const { rule, layer, whole } of steps) {
    if (!whole) continue;
    if (rule === DISTRICTS) {
      total += await count(tx, 'select count(*)::integer as n from finding where region = $1', [region]);
      continue;
    }
    const known = published.get(layer) ?? (await count(tx, 'select count(*)::integer as n from feature where layer = $1 and region = $2 and revision_to is null and valid_to is null', [layer, region]));
    published.set(layer, known);
    total += known;
  }
  return total + (await count(tx, 'select count(*)::integer as n from scan_subject where region = $1 and scan = $2', [region, scan]));
}

async function count(tx: Asker, text: string, values: readonly string[]): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(text, values, { timeout_ms: LONG_MS });
  return rows[0]?.n ?? 0;
}
