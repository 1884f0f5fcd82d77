/** The site check: every rule at once, files and pasted text read into shapes, and sites that people saved. */
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../data/grammar.ts';
import { shareOf, type Caller } from '../access/caller.ts';
import type { Visible } from '../access/visible.ts';
import type { CheckQueue } from '../analysis/check-queue.ts';
import type { SavedSite, SavedSiteRow, SiteAnswer, SiteCheckRequest } from '../contract/sites.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { checkSite } from '../sites/check-site.ts';
import { cutAnswer, cutSite, mayRemove } from '../sites/cut-answer.ts';
import { verdictSeen } from '../sites/outline.ts';
import { openReadingRoom } from '../sites/read/reading-room.ts';
import { insertRun, insertSite, listSites, openSite, removeSite, type Actor, type ListedSite, type StoredSite } from '../sites/saved/saved-sites.ts';
import { register } from './asking/register.ts';

export interface SiteParts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly checks: CheckQueue;
}

/** From one address: somebody who draws, drags and lets go without a pause. */
const often = { rateLimit: { max: 240, timeWindow: 60_000 } };
const seldom = { rateLimit: { max: 60, timeWindow: 60_000 } };
/** 5 MB in base64, and the words beside it. */
const READ_BODY_BYTES = 7_200_000;

export function siteRoutes(app: FastifyInstance, { database, catalogue, checks }: SiteParts): void {
  const { region } = catalogue.city;
  const reading = openReadingRoom(catalogue.city);
  app.addHook('onClose', () => reading.close());
  const check = (request: SiteCheckRequest, caller: Caller, signal: AbortSignal): Promise<SiteAnswer> =>
    checks.run(() => checkSite(database, catalogue, request, { signal, who: caller.person === null ? 'stranger' : 'person' }), signal, shareOf(caller));
  const shown = (site: StoredSite, visible: Visible, caller: Caller): SavedSite => cutSite(catalogue, site, visible, caller);

  register(
    app,
    'POST /api/check',
    async ({ body, signal, caller, visible, note }) => {
      const answer = cutAnswer(catalogue, await check(body, caller, signal), visible);
      note({ target: 'drawn site', details: { activity: body.said.activity, verdict: answer.verdict, area_m2: answer.area_m2 } });
      return answer;
    },
    often,
  );
  register(
    app,
    'POST /api/sites/read',
    async ({ body, note, signal }) => {
      const read = await reading.read(body, signal);
      note({ target: body.file_name?.slice(-100) ?? 'pasted text', details: { format: read.format, shapes: read.shapes.length, srid: read.srid } });
      return read;
    },
    seldom,
    { body_limit_bytes: READ_BODY_BYTES },
  );
  register(app, 'GET /api/sites', async ({ visible, caller }) => ({ sites: (await listSites(database, region)).map((row) => rowOf(catalogue, row, visible, caller)) }));
  register(
    app,
    'POST /api/sites',
    async ({ body, signal, caller, visible, record }) => {
      const answer = await check(body, caller, signal);
      const site = await database.transaction(async (tx) => {
        const id = await insertSite(tx, region, body, answer, actorOf(caller));
        await record(tx, { target: `site ${id}`, details: { name: body.said.name ?? '', verdict: answer.verdict } });
        return openSite(tx, region, id);
      });
      return shown(site, visible, caller);
    },
    seldom,
  );
  register(app, 'GET /api/sites/:id', async ({ params, visible, caller }) => shown(await openSite(database, region, params.id), visible, caller));
  register(
    app,
    'POST /api/sites/:id/runs',
    async ({ params, signal, caller, visible, record }) => {
      const { geometry, said } = await openSite(database, region, params.id);
      const answer = await check({ geometry, said }, caller, signal);
      const site = await database.transaction(async (tx) => {
        await insertRun(tx, region, params.id, answer, actorOf(caller));
        await record(tx, { target: `site ${params.id}`, details: { verdict: answer.verdict } });
        return openSite(tx, region, params.id);
      });
      return shown(site, visible, caller);
    },
    seldom,
  );
  register(app, 'DELETE /api/sites/:id', ({ params, caller, record }) =>
    database.transaction(async (tx) => {
      const { owner, created_by } = await openSite(tx, region, params.id);
      if (!mayRemove(owner, caller)) throw new AppError('NOT_ALLOWED', `The site was saved by ${created_by}; expected who saved it, or a reviewer.`);
      await removeSite(tx, region, params.id, actorOf(caller));
      await record(tx, { target: `site ${params.id}` });
      return { id: params.id };
    }),
  );
}

const actorOf = ({ person, role }: Caller): Actor => ({ id: person?.id ?? null, name: person?.name || person?.login || role });

function rowOf(catalogue: Catalogue, { outline, owner, ...row }: ListedSite, visible: Visible, caller: Caller): SavedSiteRow {
  return { ...row, may_remove: mayRemove(owner, caller), verdict: outline === null ? null : verdictSeen(catalogue, outline, visible) };
}
