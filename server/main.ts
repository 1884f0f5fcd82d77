/** The door of the web server: prepares the database, answers on its address, and leaves tidily when asked to. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '../data/catalogue.ts';
import { verifyAudit } from './access/audit-log.ts';
import { auditKey, sealWith } from './access/seal.ts';
import { firstAdministrator } from './accounts/people.ts';
import { buildApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { projectRoot } from './db/sql-file.ts';
import { leaveWith } from './doors.ts';
import { openFileRoom } from './files/file-room.ts';
import { fill } from './imports/fill.ts';
import { importFilesNow } from './imports/import-files.ts';
import { importFiles } from './imports/job/files.ts';
import { wakeImports } from './imports/job/jobs.ts';
import { createLayerViews } from './imports/layer-views.ts';
import { listenForLoads } from './imports/load-channel.ts';
import { loadFile } from './imports/load-file.ts';
import { startImportWorker } from './imports/work/worker.ts';
import { addressOf, listen, type WebServer } from './listen.ts';
import { startScanWorker } from './scan/worker.ts';
import { reportOnTerminal } from './terminal.ts';
import { WaitingRoom, type Step } from './waiting-room.ts';

/** A tidy end takes well under this; what does not end by then is ended. */
const LEAVE_WITHIN_MS = 5_000;

const closers: (() => Promise<void>)[] = [];
let leaving = false;

async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(0), LEAVE_WITHIN_MS).unref();
  for (const close of closers.toReversed()) await close().catch(() => undefined);
  process.exit(0);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  sealWith(auditKey(config.audit_key, config.data_dir));
  const room = new WaitingRoom();
  const web = await listen(config.host, config.port, room.answer);
  closers.push(() => web.close());
  const database = await prepare(config, (step) => {
    room.show(step);
    reportOnTerminal(step);
  });
  showOnce(await firstAdministrator(database, config.admin_password));
  const app = await buildApp(config, database, catalogue);
  await app.ready();
  closers.push(() => app.close());
  web.answerWith((request, response) => app.routing(request, response));
  const files = importFiles(config.data_dir);
  const importing = startImportWorker({ database, catalogue, files, room: openFileRoom(catalogue.city), report: (error) => app.log.error({ err: error }, 'an import was interrupted') });
  closers.push(() => importing.close());
  if (database.engine === 'embedded') {
    const work = async (): Promise<void> => {
      wakeImports(database);
      await sleep(200);
    };
    const channel = await listenForLoads(config.data_dir, (job, report) => loadFile(database, catalogue, job, report), (job, report) => importFilesNow({ database, catalogue, files, work }, job, report));
    closers.push(() => channel.close());
  }
  const worker = startScanWorker(database, catalogue, (error) => app.log.error({ err: error }, 'the scan was interrupted'));
  closers.push(() => worker.close());
  announce(web, database);
  await announceLog(database);
}

async function prepare(config: Config, report: (step: Step) => void): Promise<Database> {
  const database = await openDatabase({ database_url: config.database_url, data_dir: config.data_dir, report });
  closers.push(() => database.close());
  await migrate(database, join(projectRoot, 'server/db/migrations'));
  await createLayerViews(database, catalogue);
  await fill(database, catalogue, report);
  return database;
}

/** This terminal is the only place where the password of the first administrator is ever shown. */
function showOnce(one_time: string | null): void {
  if (one_time !== null) process.stdout.write(`管理员 administrator: admin  一次性密码 one-time password: ${one_time}\n`);
}

/** Copied from here to another place, these two tell later whether the log still holds all that it held now. */
async function announceLog(database: Database): Promise<void> {
  const { rows, last_hash, whole } = await verifyAudit(database);
  process.stdout.write(`审计日志 audit log: ${rows}  ${last_hash}${whole ? '' : '  不完整 NOT WHOLE: /api/audit/verification'}\n`);
}

function announce(web: WebServer, database: Database): void {
  const engine = database.engine === 'embedded' ? `embedded ${database.version}` : database.version;
  process.stdout.write(`安澜 Anlan  ${addressOf(web)}  (${engine})\n`);
}

process.on('SIGINT', () => void leave());
process.on('SIGTERM', () => void leave());

try {
  await start();
} catch (error) {
  // A start that is interrupted fails in its own ways; the person who interrupted it knows why.
  if (!leaving) {
    await Promise.all(closers.toReversed().map((close) => close().catch(() => undefined)));
    leaveWith(error);
  }
}
