/** The catalogue as the client reads it first: what there is, how current it is, and which basemaps may lie under it. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../data/grammar.ts';
import type { Config } from '../config.ts';
import type { CatalogueAnswer } from '../contract/catalogue.ts';
import type { Database } from '../db/database.ts';
import { layerStates } from '../features/layer-states.ts';
import type { Revisions } from '../features/revisions.ts';
import { FORMAT } from '../tiles/tile-service.ts';
import { isKnown } from './etag.ts';
import { register } from './register.ts';

export interface CatalogueParts {
  readonly config: Config;
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly revisions: Revisions;
  readonly version: string;
}

export function catalogueRoutes(app: FastifyInstance, parts: CatalogueParts): void {
  const standing = standingPart(parts);
  let last: { readonly key: string; readonly answer: Promise<CatalogueAnswer> } | null = null;

  /** Counts and states change with the revisions alone. */
  async function current(): Promise<{ key: string; answer: Promise<CatalogueAnswer> }> {
    const numbers = await Promise.all(parts.catalogue.layers.map((layer) => parts.revisions.current(layer.id)));
    const key = numbers.join('-');
    if (last?.key === key) return last;
    const answer = layerStates(parts.database, parts.catalogue).then((states) => ({ ...standing, states }));
    const made = { key, answer };
    last = made;
    answer.catch(() => {
      if (last === made) last = null;
    });
    return made;
  }

  register(app, 'GET /api/catalogue', async ({ request, reply }) => {
    const answer = await (await current()).answer;
    const etag = `W/"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 27)}"`;
    void reply.headers({ etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' });
    if (!isKnown(request.headers['if-none-match'], etag)) return answer;
    void reply.code(304).send();
    return undefined;
  });
}

/** What does not change while the program runs; origins, SQL and judges stay with the server. */
function standingPart({ config, database, catalogue, version }: CatalogueParts): Omit<CatalogueAnswer, 'states'> {
  return {
    // Part of every tile's address: bytes of another format never come out of a browser's cache.
    version: `${version}+tiles.${FORMAT}`,
    engine: database.version,
    city: catalogue.city,
    groups: [...catalogue.groups],
    layers: catalogue.layers.map((layer) => without(layer, 'origin')),
    rules: catalogue.rules.map((rule) => without(rule, 'sql', 'facts', 'judge')),
    indicators: catalogue.indicators.map((indicator) => without(indicator, 'sql')),
    laws: [...catalogue.laws],
    basemaps: [...config.basemaps],
  };
}

function without<Whole extends object, Name extends keyof Whole & string>(whole: Whole, ...names: readonly Name[]): Omit<Whole, Name> {
  const left = new Set<string>(names);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !left.has(name))) as Omit<Whole, Name>;
}
