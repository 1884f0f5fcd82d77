/** The site check over all rules: one drawn site, what it would be, and every rule's verdict from one state of the data. */
import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { Catalogue, Layer, Rule, Verdict } from '../../data/grammar.ts';
import { findingsOf, newRun, worstFirst, type Run } from '../analysis/findings.ts';
import { layerVersions, onWire, type KnownVersion } from '../analysis/layer-versions.ts';
import { readSiteGeometry, refuseInvalidSite } from '../analysis/site-geometry.ts';
import { fillSlots, quoteText } from '../analysis/sql-slots.ts';
import { drawnSubject } from '../analysis/subject-slot.ts';
import type { Finding, LayerVersion } from '../contract/rules.ts';
import type { RuleAnswer, SiteAnswer, SiteCheckRequest } from '../contract/sites.ts';
import type { Asker, AskOptions, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { refuseBurden } from './burden.ts';
import { activityOf, refuseStrangeAnswers, saidFor } from './said-for.ts';
import { askSideBySide, type Question } from './side-by-side.ts';

/** Anybody may ask for a check, of any shape: one question that takes longer is no site's. */
const QUESTION_TIMEOUT_MS = 8_000;
/** For all questions of one check together. */
const CHECK_TIMEOUT_MS = 12_000;
/** On the embedded engine the last question may end what it began: to break it off costs everybody a restart of about as long. */
const ENDING_MS = 4_000;
/** Metres around a site in which its neighbours are counted. */
export const BANDS_M = [500, 1_000, 3_000, 5_000] as const;

const AROUND_PARTS = 4;

type Version = Static<typeof LayerVersion>;
type Around = Pick<SiteAnswer, 'area_m2' | 'length_m' | 'bands'>;
type Part = { readonly rule: RuleAnswer } | { readonly around: Around };

export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** `stranger`: somebody who is not signed in, for whom large sites are not checked. */
  readonly who?: 'stranger' | 'person';
  readonly within_ms?: number;
}

/** Everything is measured; what somebody may see of it is decided by cutAnswer. @throws AppError BAD_GEOMETRY, BAD_REQUEST, TIMEOUT, BUSY */
export async function checkSite(database: Database, catalogue: Catalogue, request: SiteCheckRequest, { signal, who = 'person', within_ms = CHECK_TIMEOUT_MS }: CheckOptions = {}): Promise<SiteAnswer> {
  const { said } = request;
  activityOf(catalogue, said);
  refuseStrangeAnswers(catalogue, said);
  const geometry = readSiteGeometry(request.geometry);
  refuseBurden(geometry, who);
  const asking = deadline(database, within_ms, signal);
  const run = newRun();
  const id = createHash('sha256').update(geometry).update(JSON.stringify(said)).digest('hex').slice(0, 16);
  const { first: { known: versions }, answers } = await askSideBySide<Basis, Part>(database, {
    first: async (tx) => {
      await refuseInvalidSite(tx, geometry, asking());
      return { known: await layerVersions(tx, catalogue.city.region, catalogue.layers.map((layer) => layer.id), asking()), revisions: await countRevisions(tx, catalogue, asking()) };
    },
    // oxlint-disable-next-line unicorn/no-thenable -- a list of questions to one function, never awaited itself
    then: ({ known }) => [
      ...inParts(neighbourLayers(catalogue, known)).map((layers): Question<Part> => (tx) => surroundings(tx, catalogue, geometry, layers, asking()).then((around) => ({ around }))),
      ...catalogue.rules.flatMap((rule) => questionOf(catalogue, rule, { id, geometry, said }, known, run, asking)),
    ],
    unmoved: async (tx, { revisions }) => {
      if ((await countRevisions(tx, catalogue, asking())) !== revisions) throw new AppError('BUSY', 'A layer was published while the site was being checked; check again.', { retry_after_s: 1 });
    },
  });
  const judged = new Map(answers.flatMap((part) => ('rule' in part ? [[part.rule.rule, part.rule] as const] : [])));
  const rules = catalogue.rules.map((rule): RuleAnswer => judged.get(rule.id) ?? { rule: rule.id, rule_version: rule.version, verdict: null, findings: [] });
  const around = answers.flatMap((part) => ('around' in part ? [part.around] : []));
  const size = { area_m2: around[0]?.area_m2 ?? null, length_m: around[0]?.length_m ?? null };
  return { ...summed(rules), ...size, bands: around.flatMap(({ bands }) => bands), rules, layers: onWire(versions.filter(({ revision }) => revision > 0)), run_at: run.at };
}

interface Basis {
  readonly known: KnownVersion[];
  readonly revisions: number;
}

/** Revisions are only ever added: as many as before are the same as before. */
async function countRevisions(tx: Asker, { city }: Catalogue, asked: AskOptions): Promise<number> {
  const { rows } = await tx.query<{ n: number }>('select count(*)::integer as n from revision where region = $1', [city.region], { ...asked, what: 'layer revisions' });
  return rows[0]?.n ?? 0;
}

/** How each question is asked, which leaves it no more time than the whole check has. */
function deadline(database: Database, within_ms: number, signal: AbortSignal | undefined): () => AskOptions {
  const ends = Date.now() + within_ms;
  return () => {
    const left_ms = ends - Date.now();
    if (left_ms <= 0) throw new AppError('TIMEOUT', `The check took longer than ${within_ms / 1000} s and was given up; expected a smaller or simpler site.`);
    return { timeout_ms: Math.min(QUESTION_TIMEOUT_MS, database.engine === 'embedded' ? left_ms + ENDING_MS : left_ms), prepared: true, ...(signal && { signal }) };
  };
}

interface Site {
  readonly id: string;
  readonly geometry: string;
  readonly said: SiteCheckRequest['said'];
}

/** None for a rule that does not judge such a site. */
function questionOf(catalogue: Catalogue, rule: Rule, site: Site, known: readonly KnownVersion[], run: Run, asking: () => AskOptions): Question<Part>[] {
  const attributes = saidFor(rule, site.said);
  if (attributes === null) return [];
  const used = new Set([...rule.subjects, ...rule.against]);
  const layers = onWire(known.filter(({ layer }) => used.has(layer)));
  return [
    async (tx) => {
      const found = await findingsOf(tx, catalogue, rule, drawnSubject(rule, site.id, site.geometry, JSON.stringify(attributes)), layers, run, asking());
      const findings = neverClearWithoutData(rule, found, layers);
      return { rule: { rule: rule.id, rule_version: rule.version, verdict: findings[0]?.verdict ?? 'undetermined', findings } };
    },
  ];
}

/** The second lock: whatever a rule's judge says, a layer that was never published is no clear ground. */
function neverClearWithoutData(rule: Rule, findings: readonly Finding[], layers: readonly Version[]): Finding[] {
  const empty = rule.against.filter((id) => (layers.find(({ layer }) => layer === id)?.revision ?? 0) === 0);
  if (empty.length === 0) return [...findings];
  const reason = { zh: '本规则所依据的部分图层尚未发布任何数据，因此无法判定。', en: 'A layer that the rule rests on has never been published, so it cannot be told.' };
  return findings.map((finding): Finding => (finding.verdict === 'clear' ? { ...finding, verdict: 'undetermined', code: 'layer_unpublished', reason } : finding)).toSorted(worstFirst);
}

const severity: Readonly<Record<Verdict, number>> = { prohibited: 0, restricted: 1, review: 2, undetermined: 3, clear: 4 };

/** The worst of the rules that apply; where none applies nothing was looked at, which is no clearance. */
export function summed(rules: readonly RuleAnswer[]): Pick<SiteAnswer, 'verdict' | 'undetermined'> {
  const verdicts = rules.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  const [worst] = verdicts.toSorted((one, other) => severity[one] - severity[other]);
  // A rule with a conflict may have a part besides that could not be told.
  const untold = rules.filter((rule) => rule.verdict !== null && rule.findings.some(({ verdict }) => verdict === 'undetermined'));
  return { verdict: worst ?? 'undetermined', undetermined: untold.length };
}

interface AroundRow {
  /** Null where no layer was asked for. */
  readonly layer: string | null;
  readonly counts: number[];
  readonly nearest_id: string | null;
  readonly nearest_name: string | null;
  readonly nearest_m: number | null;
  readonly area_m2: number | null;
  readonly length_m: number | null;
}

/** The city's own area lies everywhere and is no neighbour. */
function neighbourLayers(catalogue: Catalogue, known: readonly KnownVersion[]): readonly Layer[] {
  const published = new Set(known.filter(({ revision }) => revision > 0).map(({ layer }) => layer));
  return catalogue.layers.filter(({ id }) => published.has(id) && id !== catalogue.city.territory);
}

/** So that several connections can share the work; one part at least, which tells the size of the site. */
function inParts(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  const size = Math.max(1, Math.ceil(layers.length / AROUND_PARTS));
  return Array.from({ length: Math.max(1, Math.ceil(layers.length / size)) }, (_, at) => layers.slice(at * size, (at + 1) * size));
}

/** A text for each set of layers, so that its plan can be kept. */
function surroundingsText(layers: readonly Layer[]): string {
  const parts = layers.map(({ id, label }, place) => fillSlots(readSql('server/sites/around-layer.sql'), { place: String(place), layer: quoteText(id), label: quoteText(label) }));
  const none = 'select null::integer, null::text, null::integer[], null::text, null::text, null::double precision where $2::text is null';
  return fillSlots(readSql('server/sites/surroundings.sql'), { layers: parts.join('union all\n') || none });
}

async function surroundings(tx: Asker, catalogue: Catalogue, geometry: string, layers: readonly Layer[], asked: AskOptions): Promise<Around> {
  const { rows } = await tx.query<AroundRow>(surroundingsText(layers), [geometry, catalogue.city.region, [...BANDS_M]], { ...asked, what: 'what lies around the site' });
  const [first] = rows;
  return {
    area_m2: first?.area_m2 ?? null,
    length_m: first?.length_m ?? null,
    bands: rows.flatMap(({ layer, ...row }) => (layer === null ? [] : [{
      layer,
      counts: BANDS_M.map((within_m, at) => ({ within_m, count: row.counts[at] ?? 0 })),
      nearest: row.nearest_id === null || row.nearest_m === null ? null : { id: row.nearest_id, name: row.nearest_name ?? '', distance_m: row.nearest_m },
    }])),
  };
}
