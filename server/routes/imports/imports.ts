/** Imports: files arrive, are looked at, decided on, checked, mended, compared, published; and a layer is brought back to an earlier revision. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Catalogue } from '../../../data/grammar.ts';
import type { Caller } from '../../access/caller.ts';
import type { Visible } from '../../access/visible.ts';
import type { ImportDetail } from '../../contract/imports.ts';
import type { Asker, Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { diffPage } from '../../imports/job/diff.ts';
import { UPLOAD_LIMITS, type ImportFiles, type Taking } from '../../imports/job/files.ts';
import { isOver, jobDetail, jobOnWire, type JobRow } from '../../imports/job/job-row.ts';
import { addJob, askForCheck, askForPublication, cancelJob, checkChoices, findJob, keepChoices, listJobs, wakeImports } from '../../imports/job/jobs.ts';
import { patchRow, rowsCsv, rowsPage } from '../../imports/job/rows.ts';
import { rollBack } from '../../imports/restore/roll-back.ts';
import { admit, askingOf } from '../asking/gate.ts';
import { problemResponses, register, validator, type Ask } from '../asking/register.ts';

export interface ImportParts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly files: ImportFiles;
}

type WithId = { readonly params: { readonly id: string }; readonly caller: Caller; readonly visible: Visible };

const uploads = { rateLimit: { max: 60, timeWindow: 60_000 } };

export async function importRoutes(app: FastifyInstance, parts: ImportParts): Promise<void> {
  const { database, catalogue } = parts;
  const { region } = catalogue.city;
  await app.register(async (scope) => {
    await scope.register(multipart);
    arrivals(scope, parts);
  });
  const found = (ask: WithId, asker: Asker = database): Promise<JobRow> => findJob(asker, region, ask.params.id, ask.caller, ask.visible);
  /** A change of an import, written down in its own transaction. */
  const change = async (ask: WithId & Pick<Ask<'DELETE /api/imports/:id'>, 'record'>, details: Readonly<Record<string, unknown>>, work: (tx: Asker, job: JobRow) => Promise<void>): Promise<JobRow> => {
    const job = await database.transaction(async (tx) => {
      await work(tx, await found(ask, tx));
      await ask.record(tx, { target: `import ${ask.params.id}`, details });
      return found(ask, tx);
    });
    wakeImports(database);
    return job;
  };
  const detail = (job: JobRow, { visible }: WithId): ImportDetail => jobDetail(job, visible.catalogue);

  register(app, 'GET /api/imports', async ({ caller, visible }) => ({ imports: (await listJobs(database, region, caller, visible)).map(jobOnWire) }));
  register(app, 'GET /api/imports/:id', async (ask) => detail(await found(ask), ask));
  register(app, 'PUT /api/imports/:id/choices', async (ask) => {
    const { body, visible } = ask;
    return detail(
      await change(ask, { layer: body.layer, id_column: body.id_column, encoding: body.encoding ?? null, srid: body.srid ?? null, datum: body.datum ?? null }, async (tx, job) => {
        checkChoices(visible.catalogue, job, body);
        await keepChoices(tx, region, job, body);
      }),
      ask,
    );
  });
  register(app, 'POST /api/imports/:id/check', async (ask) => detail(await change(ask, {}, (tx, job) => askForCheck(tx, region, job)), ask));
  register(app, 'GET /api/imports/:id/rows', async (ask) => rowsPage(database, await found(ask), ask.query));
  register(app, 'PATCH /api/imports/:id/rows/:number', ({ params, body, caller, visible, record }) =>
    database.transaction(async (tx) => {
      const job = await findJob(tx, region, params.id, caller, visible);
      const patched = await patchRow(tx, catalogue, job, params.number, body);
      await record(tx, { target: `import ${params.id} row ${params.number}`, details: { ...body } });
      return patched;
    }),
  );
  register(app, 'GET /api/imports/:id/diff', async (ask) => diffPage(database, catalogue, await found(ask), ask.query));
  register(app, 'POST /api/imports/:id/publish', async (ask) => {
    const { body, caller } = ask;
    return detail(await change(ask, { note: body.note, kinds: body.kinds }, (tx, job) => askForPublication(tx, region, job, body, nameOf(caller))), ask);
  });
  register(app, 'DELETE /api/imports/:id', async (ask) => {
    const job = await change(ask, {}, (tx, found_job) => cancelJob(tx, region, found_job));
    if (isOver(job)) await parts.files.remove(job.id);
    return jobOnWire(job);
  });
  register(app, 'POST /api/layers/:layer/rollback', async ({ params, body, caller, visible, record }) => {
    const layer = findLayer(visible.catalogue, params.layer);
    return rollBack(database, catalogue, { layer: layer.id, revision: body.revision, note: body.note, actor: nameOf(caller), within: (tx, number) => record(tx, { target: `${layer.id}@${number}`, details: { restores: body.revision, note: body.note } }) });
  });
  csvRoute(app, parts);
}

const nameOf = ({ person, role }: Caller): string => person?.name || person?.login || role;

/** Files come as multipart, streamed to the disk as they arrive. */
function arrivals(app: FastifyInstance, { database, catalogue, files }: ImportParts): void {
  const { region } = catalogue.city;
  register(
    app,
    'POST /api/imports',
    async ({ request, caller, visible, record }) => {
      if (!request.isMultipart()) throw new AppError('UNSUPPORTED_MEDIA_TYPE', `The body is ${(request.headers['content-type'] ?? 'of no kind').slice(0, 100)}; expected multipart/form-data with one or more \`file\`.`);
      await expectRoom(database, region);
      const id = randomUUID();
      const taking = await files.take(id);
      try {
        const layer = await takeParts(request, taking, visible);
        const [first] = taking.taken;
        if (first === undefined) throw new AppError('BAD_REQUEST', 'No file arrived; expected one or more parts called `file`.');
        const job = await database.transaction(async (tx) => {
          await addJob(tx, region, id, layer, taking.taken, caller);
          await record(tx, { target: `import ${id}`, details: { layer, files: taking.taken.map(({ name }) => name) } });
          return findJob(tx, region, id, caller, visible);
        });
        wakeImports(database);
        return jobDetail(job, visible.catalogue);
      } catch (error) {
        await files.remove(id);
        throw error;
      }
    },
    uploads,
  );
}

async function takeParts(request: FastifyRequest, taking: Taking, visible: Visible): Promise<string | null> {
  let layer: string | null = null;
  for await (const part of request.parts({ limits: { files: UPLOAD_LIMITS.files, fileSize: UPLOAD_LIMITS.bytes, fields: 10, fieldSize: 1_000, parts: UPLOAD_LIMITS.files + 10 }, preservePath: true })) {
    if (part.type === 'file') await taking.stream(part.filename, part.file);
    else if (part.fieldname === 'layer') layer = findLayer(visible.catalogue, String(part.value)).id;
    else throw new AppError('BAD_REQUEST', `The part "${part.fieldname.slice(0, 60)}" is not expected; expected \`layer\` and \`file\`.`);
  }
  return layer;
}

/** Imports that nobody brought to an end; each may hold a disk's worth of rows. */
const MOST_UNFINISHED = 100;

async function expectRoom(database: Database, region: string): Promise<void> {
  const { rows } = await database.query<{ n: number }>("select count(*)::integer as n from import_job where region = $1 and state not in ('published', 'cancelled')", [region]);
  if ((rows[0]?.n ?? 0) >= MOST_UNFINISHED) throw new AppError('BUSY', `${rows[0]?.n} imports are unfinished; publish or cancel some first.`);
}

const CsvParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) });

function csvRoute(app: FastifyInstance, { database, catalogue }: ImportParts): void {
  app.route<{ Params: Static<typeof CsvParams> }>({
    method: 'GET',
    url: '/api/imports/:id/rows.csv',
    schema: {
      summary: 'Every fault and doubt of an import, one a line',
      params: CsvParams,
      response: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: Type.String() } } }, ...problemResponses },
    },
    validatorCompiler: ({ schema, httpPart }) => validator(schema, httpPart),
    preParsing: async (request) => admit(request, { access: 'planner' }),
    handler: async (request, reply) => {
      const { caller, visible } = askingOf(request);
      const job = await findJob(database, catalogue.city.region, request.params.id, caller, visible);
      // Before the first line is sent: a refusal is no file.
      await rowsPage(database, job, { limit: 1, shapes: 'no' });
      return reply
        .headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="anlan-import-rows.csv"', 'cache-control': 'private, no-store' })
        .send(Readable.from(rowsCsv(database, job)));
    },
  });
}
