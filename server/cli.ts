/** The door for commands: `npm run import -- FILE --layer ID`, `npm run load -- FILE --layer ID`, `npm run password -- LOGIN`, `npm run audit`. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '../data/catalogue.ts';
import { signAuditAnew, verifyAudit } from './access/audit-log.ts';
import { auditKey, sealWith } from './access/seal.ts';
import { recoverPerson } from './accounts/people.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { projectRoot } from './db/sql-file.ts';
import { leaveWith } from './doors.ts';
import { AppError } from './errors.ts';
import { openFileRoom } from './files/file-room.ts';
import { describeImport, importFilesNow, importUsage, parseImportArguments, type Imported, type ImportOptions } from './imports/import-files.ts';
import { importFiles } from './imports/job/files.ts';
import { createLayerViews } from './imports/layer-views.ts';
import { sendImport, sendLoad } from './imports/load-channel.ts';
import { describeLoad, loadFile, loadUsage, parseLoadArguments, type Loaded, type LoadOptions, type LoadProgress } from './imports/load-file.ts';
import { Importer } from './imports/work/importer.ts';
import { reportOnTerminal } from './terminal.ts';

interface Command {
  readonly usage: string;
  run(argv: readonly string[]): Promise<void>;
}

const commands: Readonly<Record<string, Command>> = {
  import: {
    usage: importUsage,
    async run(argv) {
      const imported = await importNow(parseImportArguments(argv));
      process.stdout.write(`${describeImport(imported)}\n`);
      if (imported.fault !== null || imported.report?.may_publish === false) process.exitCode = 1;
    },
  },
  load: {
    usage: loadUsage,
    async run(argv) {
      process.stdout.write(`${describeLoad(await load(parseLoadArguments(argv)))}\n`);
    },
  },
  password: {
    usage: `npm run password -- LOGIN [--enable]
  Gives a person who lost theirs a one-time password, good for 72 hours, and ends their sessions.
  --enable lets somebody in again whom an administrator locked out.
  On the embedded database stop the product first.`,
    async run(argv) {
      const [login, ...more] = argv.filter((one) => one !== '--enable');
      if (login === undefined || login.startsWith('-') || more.length > 0) throw new AppError('BAD_REQUEST', 'Expected one login: npm run password -- admin');
      process.stdout.write(`${await onDatabase((database) => recoverPerson(database, login, argv.includes('--enable')))}\n`);
    },
  },
  audit: {
    usage: `npm run audit -- [--sign]
  Says whether the audit log is whole, as the page does.
  --sign signs it anew after its key was changed or lost; refused where rows were changed or taken away.
  On the embedded database stop the product first.`,
    async run(argv) {
      if (argv.some((one) => one !== '--sign')) throw new AppError('BAD_REQUEST', 'Expected nothing or --sign: npm run audit -- --sign');
      const { rows, last_hash, whole, broken_at, seal, signed_rows } = await onDatabase((database) => (argv.includes('--sign') ? signAuditAnew(database) : verifyAudit(database)));
      process.stdout.write(`${rows}  ${last_hash}  ${whole ? 'whole' : 'NOT WHOLE'}${broken_at === null ? '' : ` from row ${broken_at}`}, signature: ${seal}, ${signed_rows} rows signed\n`);
    },
  },
};

const report = ({ step, done }: LoadProgress): void => reportOnTerminal({ step, done, total: 0 });

/** Through the running product where it holds the embedded database, else straight into the database. */
async function load(options: LoadOptions): Promise<Loaded> {
  const config = readConfig(process.env);
  const loaded = config.database_url === undefined ? await sendLoad(config.data_dir, options, report) : null;
  if (loaded !== null) return loaded;
  return onDatabase((database) => loadFile(database, catalogue, options, report));
}

async function importNow(options: ImportOptions): Promise<Imported> {
  const config = readConfig(process.env);
  const imported = config.database_url === undefined ? await sendImport(config.data_dir, options, report) : null;
  if (imported !== null) return imported;
  return onDatabase(async (database) => {
    const [files, room] = [importFiles(config.data_dir), openFileRoom(catalogue.city)];
    const importer = new Importer({ database, catalogue, room, files });
    const work = async (): Promise<void> => {
      // A running product beside us may be at it.
      if ((await importer.settle()) === 0) await sleep(200);
    };
    try {
      return await importFilesNow({ database, catalogue, files, work }, options, report);
    } finally {
      await room.close();
    }
  });
}

async function onDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  sealWith(auditKey(config.audit_key, config.data_dir));
  const database = await openDatabase({ database_url: config.database_url, data_dir: config.data_dir, report: reportOnTerminal });
  try {
    await migrate(database, join(projectRoot, 'server/db/migrations'));
    await createLayerViews(database, catalogue);
    return await work(database);
  } finally {
    await database.close();
  }
}

function usage(): string {
  return `${Object.values(commands).map((command) => command.usage).join('\n\n')}\n`;
}

async function run([name, ...argv]: readonly string[]): Promise<void> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name === '--help' || name === '-h' || (command && argv.includes('--help'))) {
    process.stdout.write(command ? `${command.usage}\n` : usage());
    return;
  }
  if (!command) throw new AppError('BAD_REQUEST', `"${name ?? ''}" is no command; expected one of: ${Object.keys(commands).join(', ')}.`);
  await command.run(argv);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  leaveWith(error);
}
