/** The capability of judging and counting: findings of a rule, the check of one site, the area account of an indicator. */
import { createHash } from 'node:crypto';
import type { Catalogue, Rule } from '../../data/grammar.ts';
import type { AreaAccount, AreaAccountRequest } from '../contract/accounts.ts';
import type { CheckAnswer, CheckRequest, Findings } from '../contract/rules.ts';
import type { Asker, AskOptions, Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { findLayer } from '../features/find-layer.ts';
import { cityDay } from '../scan/city-day.ts';
import { createAccounts, type Accounts } from './account/accounts.ts';
import { openCheckQueue } from './check-queue.ts';
import { findingsOf, newRun } from './findings.ts';
import { KeptByRevision } from './kept-by-revision.ts';
import { atOneMoment, layerVersions, onWire, versionKey } from './layer-versions.ts';
import { readSiteAttributes } from './site-attributes.ts';
import { readSiteGeometry, refuseInvalidSite } from './site-geometry.ts';
import { allSubjects, DRAWN, drawnSubject, featureSubject, type Subject } from './subject-slot.ts';

const SCAN_TIMEOUT_MS = 120_000;
/** Anybody may ask for a check, of any shape: one that takes longer is no site. */
const CHECK_TIMEOUT_MS = 8_000;

export interface Analysis extends Omit<Accounts, 'drawn'> {
  /** Every published subject judged by one rule; kept until a layer it rests on is published anew or, where the rule reads the calendar, the city's day ends. @throws AppError UNKNOWN_RULE */
  findings(rule: string): Promise<Findings>;
  /** A drawn site or a published feature of any layer. @param caller whose work it is: nobody gets more than their share of the queue. @throws AppError UNKNOWN_RULE, UNKNOWN_LAYER, UNKNOWN_FEATURE, BAD_GEOMETRY, BAD_REQUEST, BUSY */
  check(rule: string, request: CheckRequest, signal?: AbortSignal, caller?: string): Promise<CheckAnswer>;
  /** The area account of a drawn polygon, in the queue of the checks. @throws AppError UNKNOWN_INDICATOR, BAD_GEOMETRY, BAD_REQUEST, BUSY */
  drawn(indicator: string, request: AreaAccountRequest, signal?: AbortSignal, caller?: string): Promise<AreaAccount>;
}

export function createAnalysis(database: Database, catalogue: Catalogue, checks = openCheckQueue(database.engine), now = () => new Date()): Analysis {
  const kept = new KeptByRevision<Findings>();
  const accounts = createAccounts(database, catalogue, now);
  return {
    ...accounts,
    async findings(id) {
      const rule = findRule(catalogue, id);
      const versions = await layerVersions(database, catalogue.city.region, [...rule.subjects, ...rule.against]);
      const day = rule.clock === 'daily' ? ` ${cityDay(catalogue.city, now())}` : '';
      return kept.get(rule.id, versionKey(versions) + day, () => database.transaction((tx) => scan(tx, catalogue, rule)));
    },
    async check(id, request, signal, caller) {
      const rule = findRule(catalogue, id);
      const asked = { timeout_ms: CHECK_TIMEOUT_MS, prepared: true, ...(signal && { signal }) };
      return checks.run(async () => {
        const { subject, layer } = await subjectOf(database, catalogue, rule, request, asked);
        return database.transaction((tx) => checkOne(tx, catalogue, rule, subject, layer, asked));
      }, signal, caller);
    },
    async drawn(indicator, request, signal, caller) {
      // What is kept of now is brought up to date once for everybody, outside the queue.
      if (request.as_of === undefined) await accounts.account(indicator);
      return checks.run(() => accounts.drawn(indicator, request, { timeout_ms: CHECK_TIMEOUT_MS, ...(signal && { signal }) }), signal, caller);
    },
  };
}

function findRule(catalogue: Catalogue, id: string): Rule {
  const rule = catalogue.rules.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  throw new AppError('UNKNOWN_RULE', `"${id.slice(0, 100)}" is not a rule; expected one of: ${catalogue.rules.map((one) => one.id).join(', ')}.`);
}

async function scan(tx: Asker, catalogue: Catalogue, rule: Rule): Promise<Findings> {
  await atOneMoment(tx);
  const run = newRun();
  const layers = onWire(await layerVersions(tx, catalogue.city.region, [...rule.subjects, ...rule.against]));
  const findings = await findingsOf(tx, catalogue, rule, allSubjects(rule), layers, run, { timeout_ms: SCAN_TIMEOUT_MS });
  const counts = { prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return { rule: rule.id, run_id: run.id, run_at: run.at, layers, counts, findings };
}

/** What the request asks to be judged, checked; `layer` is set when it is a published feature. */
async function subjectOf(database: Database, catalogue: Catalogue, rule: Rule, request: CheckRequest, asked: AskOptions): Promise<{ subject: Subject; layer: string | null }> {
  const attributes = JSON.stringify(readSiteAttributes(rule, request.attributes ?? {}));
  if ('layer' in request) {
    const layer = findLayer(catalogue, request.layer);
    if (request.id.includes('\u0000')) throw unknownFeature(layer.id, request.id);
    return { subject: featureSubject(rule, layer, request.id, attributes), layer: layer.id };
  }
  const geometry = readSiteGeometry(request.geometry);
  await refuseInvalidSite(database, geometry, asked);
  // The same site with the same words has the same key, so that two checks of it can be told to be one.
  const id = createHash('sha256').update(geometry).update(attributes).digest('hex').slice(0, 16);
  return { subject: drawnSubject(rule, id, geometry, attributes), layer: null };
}

async function checkOne(tx: Asker, catalogue: Catalogue, rule: Rule, subject: Subject, layer: string | null, asked: AskOptions): Promise<CheckAnswer> {
  await atOneMoment(tx);
  const used = new Set([...(layer === null ? [] : [layer]), ...rule.subjects, ...rule.against]);
  const layers = onWire(await layerVersions(tx, catalogue.city.region, [...used]));
  const findings = await findingsOf(tx, catalogue, rule, subject, layers, newRun(), asked);
  const [worst] = findings;
  if (worst === undefined) throw unknownFeature(layer ?? DRAWN, String(subject.values[1]));
  return { rule: rule.id, verdict: worst.verdict, findings };
}

function unknownFeature(layer: string, id: string): AppError {
  return new AppError('UNKNOWN_FEATURE', `Layer "${layer}" has no current feature "${id.slice(0, 100)}".`);
}
