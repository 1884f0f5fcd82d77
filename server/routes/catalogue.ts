/** The catalogue as the client reads it first: what there is, how current it is, and which basemaps may lie under it. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type AreaAccount, hasAccount } from '../../data/grammar.ts';
import { closedLayers, type Visible } from '../access/visible.ts';
import type { Config } from '../config.ts';
import type { CatalogueAnswer } from '../contract/catalogue.ts';
import type { Database } from '../db/database.ts';
import { layerStates } from '../features/layer-states.ts';
import type { Revisions } from '../features/revisions.ts';
import { FORMAT } from '../tiles/tile-service.ts';
import { isKnown } from './asking/etag.ts';
import { register } from './asking/register.ts';

export interface CatalogueParts {
  readonly config: Config;
  readonly database: Database;
  readonly revisions: Revisions;
  readonly version: string;
}

interface Kept {
  readonly standing: Omit<CatalogueAnswer, 'states'>;
  last: { readonly key: string; readonly answer: Promise<CatalogueAnswer> } | null;
}

export function catalogueRoutes(app: FastifyInstance, parts: CatalogueParts): void {
  const kept = new WeakMap<Visible, Kept>();

  /** Counts and states change with the revisions alone. */
  async function current(visible: Visible): Promise<CatalogueAnswer> {
    const one: Kept = kept.get(visible) ?? { standing: standingPart(parts, visible), last: null };
    kept.set(visible, one);
    const numbers = await Promise.all(visible.layers.map((layer) => parts.revisions.current(layer)));
    const key = numbers.join('-');
    if (one.last?.key === key) return one.last.answer;
    const made = { key, answer: layerStates(parts.database, visible.catalogue).then((states) => ({ ...one.standing, states })) };
    one.last = made;
    made.answer.catch(() => {
      if (one.last === made) one.last = null;
    });
    return made.answer;
  }

  register(app, 'GET /api/catalogue', async ({ request, reply, visible }) => {
    const answer = await current(visible);
    const etag = `W/"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 27)}"`;
    void reply.headers({ etag, vary: 'Accept-Encoding, Cookie' });
    if (!isKnown(request.headers['if-none-match'], etag)) return answer;
    void reply.code(304).send();
    return undefined;
  });
}

/** What does not change while the program runs; origins, SQL and judges stay with the server, and so do the names of closed layers. */
function standingPart({ config, database, version }: CatalogueParts, visible: Visible): Omit<CatalogueAnswer, 'states'> {
  const { catalogue } = visible;
  return {
    // Part of every tile's address: bytes of another format never come out of a browser's cache.
    version: `${version}+tiles.${FORMAT}`,
    engine: database.version,
    city: catalogue.city,
    groups: [...catalogue.groups],
    layers: catalogue.layers.map((layer) => without(layer, 'origin')),
    closed_layers: visible.closed_layers,
    rules: catalogue.rules.map((rule) => ({
      ...without(rule, 'sql', 'facts', 'judge'),
      subjects: rule.subjects.filter(visible.sees),
      against: rule.against.filter(visible.sees),
      closed_layers: closedLayers(rule, visible).length,
    })),
    indicators: catalogue.indicators.filter(hasAccount).map((indicator) => Object.assign({}, indicator, { account: openAccount(indicator.account, visible) })),
    activities: [...catalogue.activities],
    laws: [...catalogue.laws],
    basemaps: [...config.basemaps],
  };
}

function openAccount(account: AreaAccount, { sees }: Visible): Omit<AreaAccount, 'sql'> {
  return { ...without(account, 'sql'), layer: sees(account.layer) ? account.layer : '', zones: account.zones.filter(({ layer }) => sees(layer)), needs: account.needs.filter(({ layer }) => sees(layer)), uses: account.uses.filter(sees) };
}

function without<Whole extends object, Name extends keyof Whole & string>(whole: Whole, ...names: readonly Name[]): Omit<Whole, Name> {
  const left = new Set<string>(names);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !left.has(name))) as Omit<Whole, Name>;
}
