/** The whole API on one screen: request lines as spoken, and what goes over the wire. The client sees only the types. */
import { Type, type Static, type TSchema } from 'typebox';
import type { Role } from '../../data/grammar.ts';
import { AccountPieces, AreaAccount, AreaAccountRequest, PatchQuality } from './accounts.ts';
import { CatalogueAnswer } from './catalogue.ts';
import { AtPoint, FeatureDetail, FeaturePage, LayerDetail, LayersKnown } from './layers.ts';
import { AuditFilter, AuditPage, AuditVerification, PasswordRequest, Person, PersonAdded, PersonChanged, PersonWithPassword, Session, SignInRequest } from './people.ts';
import { Decision, DryRun, DryRunRequest, FindingFilter, FindingPage, FindingPoints, FindingSummary, Scan, StoredFinding } from './findings.ts';
import { CheckAnswer, CheckRequest, Findings } from './rules.ts';
import { importContract } from './imports.ts';
import { IndicatorMembers, IndicatorPage, Observation, ObservationAdded, ObservationsFile, ObservationsRead, PlanState } from './indicators.ts';
import { SearchResult } from './search.ts';
import { SavedSite, SavedSiteRow, SiteAnswer, SiteCheckRequest, SiteRead, SiteReadRequest } from './sites.ts';

export interface Endpoint {
  readonly summary: string;
  /** The least role that may ask; what it may see of layers is decided besides. Absent: everyone. */
  readonly access?: Role;
  /** A POST, PUT, PATCH or DELETE that anyone may send, on purpose: it changes nothing that belongs to somebody, so that no token is asked for. */
  readonly open_to_all?: true;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly answer: TSchema;
}

const id = (what: string) => Type.String({ minLength: 1, maxLength: 200, description: what });
const asOf = Type.Optional(Type.String({ format: 'date', description: 'as it was told at the end of that day, city time; now when absent' }));
const knownOn = Type.Optional(Type.String({ format: 'date', description: 'as it was known here at the end of that day, city time; now when absent' }));
const layer = Type.Object({ layer: id('layer id from the catalogue') });
const longitude = Type.Number({ minimum: -180, maximum: 180 });
const latitude = Type.Number({ minimum: -90, maximum: 90 });

export const contract = {
  'GET /api/health': { summary: 'The process lives', answer: Type.Object({ status: Type.Literal('ok'), version: Type.String() }) },
  'GET /api/ready': {
    summary: 'The database answers and the first fill is done (503 with the progress until then)',
    answer: Type.Object({ status: Type.Literal('ready'), engine: Type.String(), database: Type.String() }),
  },
  'GET /api/catalogue': { summary: 'Groups, layers with their state, rules, indicators, laws, basemaps', answer: CatalogueAnswer },
  'GET /api/layers': {
    summary: 'The state of every layer, now or as known on a day: revision (for its tiles), currency, counts; and the days of publication',
    query: Type.Object({ known_on: knownOn }, { additionalProperties: false }),
    answer: LayersKnown,
  },
  'GET /api/layers/:layer': { summary: 'Currency, coverage and revisions of one layer', params: layer, answer: LayerDetail },
  'GET /api/layers/:layer/features': {
    summary: 'Features by box and filter, in pages ordered by id',
    params: layer,
    query: Type.Object(
      {
        bbox: Type.Optional(Type.String({ maxLength: 120, description: 'west,south,east,north in degrees' })),
        filter: Type.Optional(Type.String({ maxLength: 2000, description: 'JSON object: attribute → value or array of values, all must hold' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10000, default: 100 })),
        after: Type.Optional(Type.String({ maxLength: 400, description: 'the `next` of the page before' })),
        as_of: Type.Optional(Type.String({ format: 'date', description: 'features valid on that day' })),
      },
      { additionalProperties: false },
    ),
    answer: FeaturePage,
  },
  'GET /api/layers/:layer/features/:id': {
    summary: 'One feature with its history',
    params: Type.Object({ layer: id('layer id'), id: id('feature id') }),
    query: Type.Object({ known_on: knownOn }, { additionalProperties: false }),
    answer: FeatureDetail,
  },
  'GET /api/at': {
    summary: 'What lies at a point, across layers',
    query: Type.Object(
      {
        lon: longitude,
        lat: latitude,
        tolerance_m: Type.Optional(Type.Number({ minimum: 0, maximum: 5000, default: 0, description: 'reach for points and lines' })),
        layers: Type.Optional(Type.String({ maxLength: 2000, description: 'layer ids, comma separated; all when absent' })),
        known_on: knownOn,
      },
      { additionalProperties: false },
    ),
    answer: AtPoint,
  },
  'GET /api/search': {
    summary: 'Names, codes, pinyin initials, places and coordinates (WGS84, CGCS2000, Gauss–Krüger with or without zone prefix)',
    query: Type.Object(
      { q: Type.String({ minLength: 1, maxLength: 100 }), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })) },
      { additionalProperties: false },
    ),
    answer: SearchResult,
  },
  'GET /api/rules/:rule/findings': {
    summary: 'Every published subject judged by one rule',
    params: Type.Object({ rule: id('rule id') }),
    answer: Findings,
  },
  'POST /api/rules/:rule/check': {
    summary: 'A drawn site, or any published feature, judged by one rule',
    open_to_all: true,
    params: Type.Object({ rule: id('rule id') }),
    body: CheckRequest,
    answer: CheckAnswer,
  },
  'POST /api/rules/:rule/dry-run': {
    summary: 'What other thresholds would find, against today; nothing is stored',
    access: 'viewer',
    params: Type.Object({ rule: id('rule id') }),
    body: DryRunRequest,
    answer: DryRun,
  },
  'GET /api/findings': {
    summary: 'Stored findings of all rules, filtered and sorted, in pages',
    query: Type.Object(
      {
        ...FindingFilter,
        sort: Type.Optional(Type.String({ maxLength: 20, description: 'worst (when absent), newest, oldest, overlap, distance, rule, subject, district' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
        after: Type.Optional(Type.String({ maxLength: 1000, description: 'the `next` of the page before' })),
      },
      { additionalProperties: false },
    ),
    answer: FindingPage,
  },
  'GET /api/findings/summary': { summary: 'Counts of the filtered findings by rule, verdict, district, unit, life, standing and month', query: Type.Object(FindingFilter, { additionalProperties: false }), answer: FindingSummary },
  'GET /api/findings/points': { summary: 'Marks of the filtered findings for the map', query: Type.Object(FindingFilter, { additionalProperties: false }), answer: FindingPoints },
  'GET /api/findings/:key': {
    summary: 'One stored finding: evidence, law, history, neighbours',
    params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 900, description: 'finding key' }) }),
    answer: StoredFinding,
  },
  'POST /api/findings/:key/decisions': {
    summary: 'Confirm, dismiss as error, exempt with reason, signer, evidence and expiry, or reopen',
    access: 'reviewer',
    params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 900, description: 'finding key' }) }),
    body: Decision,
    answer: StoredFinding,
  },
  'GET /api/scans': { summary: 'Scans, newest first, at most 50', answer: Type.Object({ scans: Type.Array(Scan) }) },
  'POST /api/scans': { summary: 'Start a full scan of all rules over all subjects', access: 'planner', answer: Scan },
  'GET /api/scans/:id': { summary: 'One scan: its progress, and what it changed', params: Type.Object({ id: id('scan id') }), answer: Scan },
  'DELETE /api/scans/:id': { summary: 'Cancel a waiting or running scan', access: 'planner', params: Type.Object({ id: id('scan id') }), answer: Scan },
  'POST /api/check': { summary: 'A drawn site judged by every rule', open_to_all: true, body: SiteCheckRequest, answer: SiteAnswer },
  'POST /api/sites/read': { summary: 'Read an uploaded file or pasted coordinates into shapes; nothing is stored', open_to_all: true, body: SiteReadRequest, answer: SiteRead },
  'GET /api/sites': { summary: 'Saved sites, newest first', access: 'viewer', answer: Type.Object({ sites: Type.Array(SavedSiteRow) }) },
  'POST /api/sites': { summary: 'Save a site with its name and check it', access: 'planner', body: SiteCheckRequest, answer: SavedSite },
  'GET /api/sites/:id': { summary: 'A saved site with the answers it was given', access: 'viewer', params: Type.Object({ id: id('site id') }), answer: SavedSite },
  'POST /api/sites/:id/runs': { summary: 'Check a saved site anew against the data and rules of now', access: 'planner', params: Type.Object({ id: id('site id') }), answer: SavedSite },
  'DELETE /api/sites/:id': { summary: 'Remove a saved site from the list (its checks stay in the audit log)', access: 'planner', params: Type.Object({ id: id('site id') }), answer: Type.Object({ id: Type.String() }) },
  'GET /api/plan': {
    summary: 'Every target of the plan with its value, status and reason, as of a day',
    query: Type.Object({ as_of: asOf }, { additionalProperties: false }),
    answer: PlanState,
  },
  'GET /api/indicators/:indicator': {
    summary: 'One target: history, formula with its numbers, by district, definitions, observations',
    params: Type.Object({ indicator: id('indicator id') }),
    query: Type.Object({ as_of: asOf }, { additionalProperties: false }),
    answer: IndicatorPage,
  },
  'GET /api/indicators/:indicator/members': {
    summary: 'The features behind a measured number, as GeoJSON',
    params: Type.Object({ indicator: id('indicator id') }),
    query: Type.Object({ as_of: asOf }, { additionalProperties: false }),
    answer: IndicatorMembers,
  },
  'POST /api/indicators/:indicator/observations': {
    summary: 'Report a value, or correct one; what was said before stays',
    access: 'planner',
    params: Type.Object({ indicator: id('indicator id') }),
    body: ObservationAdded,
    answer: Observation,
  },
  'POST /api/observations': { summary: 'Report values from a CSV or XLSX table: first read, then stored as a whole', access: 'planner', body: ObservationsFile, answer: ObservationsRead },
  'GET /api/indicators/:indicator/account': {
    summary: 'The area account of an indicator, for the city or for one zone',
    params: Type.Object({ indicator: id('indicator id') }),
    query: Type.Object({ zone: Type.Optional(Type.String({ maxLength: 250, description: '`<zone kind>/<feature id>`, e.g. `watershed/ws-01`' })), as_of: asOf }, { additionalProperties: false }),
    answer: AreaAccount,
  },
  'POST /api/indicators/:indicator/account': {
    summary: 'The area account of a drawn polygon; nothing is stored',
    open_to_all: true,
    params: Type.Object({ indicator: id('indicator id') }),
    body: AreaAccountRequest,
    answer: AreaAccount,
  },
  'GET /api/indicators/:indicator/quality': {
    summary: 'Patches of the account that look wrong (invalid, duplicate, overlapping, slivers, odd shapes), as a work list',
    params: Type.Object({ indicator: id('indicator id') }),
    query: Type.Object({ zone: Type.Optional(Type.String({ maxLength: 250, description: '`<zone kind>/<feature id>`' })), as_of: asOf }, { additionalProperties: false }),
    answer: PatchQuality,
  },
  'GET /api/indicators/:indicator/pieces': {
    summary: 'The pieces behind the account, as GeoJSON',
    params: Type.Object({ indicator: id('indicator id') }),
    query: Type.Object({ zone: Type.Optional(Type.String({ maxLength: 250 })), as_of: asOf }, { additionalProperties: false }),
    answer: AccountPieces,
  },
  ...importContract,
  'GET /api/session': { summary: 'Who is signed in, and what they may do', answer: Session },
  'POST /api/session': { summary: 'Sign in with name and password', open_to_all: true, body: SignInRequest, answer: Session },
  'DELETE /api/session': { summary: 'Sign out', access: 'public', answer: Session },
  'PUT /api/session/password': { summary: 'Change the own password; every other session of the person ends', access: 'viewer', body: PasswordRequest, answer: Session },
  'GET /api/people': { summary: 'Everybody who may sign in', access: 'administrator', answer: Type.Object({ people: Type.Array(Person) }) },
  'POST /api/people': { summary: 'Add a person; answers a one-time password', access: 'administrator', body: PersonAdded, answer: PersonWithPassword },
  'PUT /api/people/:id': { summary: 'Change name, role and layers of a person, or lock them out', access: 'administrator', params: Type.Object({ id: id('person id') }), body: PersonChanged, answer: Person },
  'POST /api/people/:id/password': { summary: 'A new one-time password; every session of the person ends', access: 'administrator', params: Type.Object({ id: id('person id') }), answer: PersonWithPassword },
  'GET /api/audit': {
    summary: 'What was done: every write and every check, newest first, in pages',
    access: 'administrator',
    query: Type.Object(
      { ...AuditFilter, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })), before: Type.Optional(Type.Integer({ minimum: 1, maximum: 9007199254740991, description: 'the `next` of the page before' })) },
      { additionalProperties: false },
    ),
    answer: AuditPage,
  },
  'GET /api/audit/verification': { summary: 'Whether every row of the audit log still is what was written', access: 'administrator', answer: AuditVerification },
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`, Endpoint>;

export type Contract = typeof contract;
export type RequestLine = keyof Contract;
type Part<Line extends RequestLine, Name extends string> = Contract[Line] extends Record<Name, infer Schema extends TSchema> ? Static<Schema> : undefined;
export type Params<Line extends RequestLine> = Part<Line, 'params'>;
export type Query<Line extends RequestLine> = Part<Line, 'query'>;
export type Body<Line extends RequestLine> = Part<Line, 'body'>;
export type Answer<Line extends RequestLine> = Static<Contract[Line]['answer']>;
