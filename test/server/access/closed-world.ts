/** The demonstration city with some layers closed, and people to whom more or less of it is open. */
import type { FastifyInstance } from 'fastify';
import { catalogue as whole } from '../../../data/catalogue.ts';
import type { Catalogue, PublishLevel } from '../../../data/grammar.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Database } from '../../../server/db/database.ts';
import { openScannedDatabase } from '../../support/prepared-database.ts';
import { signedIn } from './sign-in.ts';

/** A layer that is judged, one that others are judged against, and one that is read beside the object are closed to all but reviewers. */
export const RESTRICTED = ['mines', 'shoreline_zones', 'rain_ponds'];
// oxlint-disable-next-line oxc/no-map-spread -- the catalogue itself stays as it is
export const catalogue: Catalogue = { ...whole, layers: whole.layers.map((layer) => (RESTRICTED.includes(layer.id) ? { ...layer, publish: 'restricted' } : layer)) };
const published = (level: PublishLevel): string[] => catalogue.layers.filter((layer) => layer.publish === level).map(({ id }) => id);

export type Who = 'public' | 'viewer' | 'viewer with mines' | 'reviewer';
/** What each may not see; a planner sees what a viewer sees, an administrator what a reviewer sees. */
export const CLOSED: Readonly<Record<Who, readonly string[]>> = {
  public: [...published('internal'), ...RESTRICTED],
  viewer: RESTRICTED,
  'viewer with mines': ['shoreline_zones', 'rain_ponds'],
  reviewer: [],
};
export const everybody = Object.keys(CLOSED) as Who[];
export const kept = (who: Who): boolean => CLOSED[who].length > 0;

interface Known {
  readonly layer: string;
  readonly id: string;
  readonly title: string;
  readonly lon: number;
  readonly lat: number;
  /** All that its attributes say. */
  readonly said: string;
}

interface Party {
  readonly layer: string;
  readonly id: string;
  readonly name: string;
}
export interface Row {
  readonly key: string;
  readonly rule: string;
  readonly verdict: string;
  readonly subject: Party;
  readonly object: Party | null;
  readonly point: readonly [number, number];
}

export interface ClosedWorld {
  readonly database: Database;
  readonly app: FastifyInstance;
  readonly features: readonly Known[];
  /** Saved by a reviewer, who sees everything. */
  readonly site: string;
  readonly get: (who: Who, url: string) => Promise<Answer>;
  readonly check: (who: Who, url: string, payload: object) => Promise<Answer>;
  /** Ids of closed layers, ids and names of their features where no open feature says the same of itself: what no answer may hold. */
  readonly secrets: (who: Who) => string[];
  readonly leaked: (who: Who, body: string) => string[];
  readonly close: () => Promise<void>;
}
type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

export async function openClosedWorld(): Promise<ClosedWorld> {
  const database = await openScannedDatabase(catalogue);
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000' }), database, catalogue);
  await app.ready();
  const headers = new Map<Who, Record<string, string>>([['public', {}]]);
  for (const role of ['viewer', 'reviewer'] as const) headers.set(role, { ...(await signedIn(database, role)).headers });
  headers.set('viewer with mines', { ...(await signedIn(database, 'viewer', { layers: ['mines'] })).headers });
  const { rows: features } = await database.query<Known>(
    'select s.layer, s.id, s.title, st_x(s.point) as lon, st_y(s.point) as lat, f.attributes::text as said from search_entry s join feature f using (region, layer, id) where f.revision_to is null and f.valid_to is null order by s.layer, s.id',
  );
  const get = (who: Who, url: string) => app.inject({ url, headers: headers.get(who) ?? {} });
  const check = (who: Who, url: string, payload: object) => app.inject({ method: 'POST', url, payload, headers: headers.get(who) ?? {} });
  const secrets = (who: Who) => secretsOf(features, who);
  return {
    database, app, features, get, check, secrets,
    site: await saveSite(check),
    leaked: (who, body) => secrets(who).filter((word) => body.includes(JSON.stringify(word)) || body.includes(`/${word}`) || (/\p{Script=Han}/u.test(word) && body.includes(word))),
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

async function saveSite(check: ClosedWorld['check']): Promise<string> {
  const geometry = { type: 'Polygon', coordinates: [[[106.75, 39.4], [106.85, 39.4], [106.85, 39.6], [106.75, 39.6], [106.75, 39.4]]] };
  const activity = Object.keys(catalogue.rules.find(({ against, sites }) => against.includes('shoreline_zones') && Object.keys(sites).length > 0)?.sites ?? {})[0];
  const saved = await check('reviewer', '/api/sites', { geometry, said: { name: 'site', activity, act_type: 'new', act_date: '2026-11-01' } });
  if (saved.statusCode !== 200 || !saved.body.includes('shoreline_zones')) throw new Error(`The site was not saved: ${saved.body}`);
  return saved.json<{ id: string }>().id;
}

function secretsOf(features: readonly Known[], who: Who): string[] {
  const closed = new Set(CLOSED[who]);
  const open_words = features.filter(({ layer }) => !closed.has(layer)).map(({ id, title, said }) => `${id} ${title} ${said}`).join('\n');
  const words = features.filter(({ layer }) => closed.has(layer)).flatMap(({ id, title }) => [id, title]).filter((word) => word.length > 5 && !open_words.includes(word));
  return [...closed, ...new Set(words)];
}
