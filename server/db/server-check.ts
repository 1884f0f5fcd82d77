/** Looks at a PostgreSQL server once at the start: reachable, new enough, with PostGIS; says in a sentence what is missing. */
import { Client } from 'pg';
import { DatabaseUnavailable, errorCode, errorMessage } from './database-errors.ts';

export interface ServerAddress {
  /** `PostgreSQL 15.14, PostGIS 3.3.2` */
  readonly version: string;
}

const OLDEST_POSTGRES = 15;
const OLDEST_POSTGIS = [3, 3] as const;

/** Connects once, creates the PostGIS extension when it may, and reads the versions. */
export async function prepareServer(database_url: string): Promise<ServerAddress> {
  const client = createClient(database_url);
  const at = `${client.host}:${client.port}`;
  try {
    await client.connect();
  } catch (error) {
    throw explainConnecting(error, client, at);
  }
  try {
    const found = await client.query<{ server_version: string; server_version_num: string }>(
      `select current_setting('server_version') as server_version, current_setting('server_version_num') as server_version_num`,
    );
    const postgres = found.rows[0]?.server_version.split(' ')[0] ?? '';
    const major = Math.floor(Number(found.rows[0]?.server_version_num) / 10_000);
    refuseOldPostgres(major, postgres, at);
    const postgis = await ensurePostgis(client, at);
    refuseOldPostgis(postgis, client.database ?? '', at);
    return { version: `PostgreSQL ${postgres}, PostGIS ${postgis}` };
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable('SERVER_START_FAILED', `The PostgreSQL server at ${at} could not be examined: ${errorMessage(error)}.`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function refuseOldPostgres(major: number, version: string, at: string): void {
  if (major >= OLDEST_POSTGRES) return;
  throw new DatabaseUnavailable('POSTGRES_TOO_OLD', `The server at ${at} runs PostgreSQL ${version}; Anlan needs PostgreSQL ${OLDEST_POSTGRES} or newer.`);
}

export function refuseOldPostgis(version: string, database: string, at: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_POSTGIS[0] || (major === OLDEST_POSTGIS[0] && minor >= OLDEST_POSTGIS[1])) return;
  throw new DatabaseUnavailable(
    'POSTGIS_TOO_OLD',
    `The database "${database}" at ${at} has PostGIS ${version}; Anlan needs PostGIS ${OLDEST_POSTGIS.join('.')} or newer.`,
  );
}

/** The URL for a message: without the password, wherever in it that stands. */
export function withoutPassword(database_url: string): string {
  return database_url
    .replace(/([?&](?:password|sslpassword)=)[^&#]*/gi, '$1***')
    // To the last @, because a password may hold one that was not escaped.
    .replace(/(\/\/[^:/?#]*):.*@/s, '$1:***@');
}

function createClient(database_url: string): Client {
  const invalid = (cause?: unknown): DatabaseUnavailable =>
    new DatabaseUnavailable(
      'DATABASE_URL_INVALID',
      `The database URL "${withoutPassword(database_url)}" is not one; write it as postgresql://user:password@host:5432/database.`,
      // The cause would hold the URL as it was given, with the password.
      cause === undefined ? undefined : { cause: errorCode(cause) },
    );
  if (!/^postgres(ql)?:\/\//.test(database_url)) throw invalid();
  try {
    const client = new Client({ connectionString: database_url, connectionTimeoutMillis: 10_000, statement_timeout: 60_000, application_name: 'anlan start' });
    client.on('error', () => undefined);
    return client;
  } catch (error) {
    throw invalid(error);
  }
}

function explainConnecting(error: unknown, client: Client, at: string): DatabaseUnavailable {
  const code = errorCode(error);
  const options = { cause: error };
  switch (code) {
    case '28P01':
    case '28000':
      return new DatabaseUnavailable('LOGIN_REFUSED', `The PostgreSQL server at ${at} refuses the user "${client.user}" with the password that was given.`, options);
    case '3D000':
      return new DatabaseUnavailable('DATABASE_MISSING', `The PostgreSQL server at ${at} has no database "${client.database}"; an administrator can run: create database "${client.database}".`, options);
    case '57P03':
      return new DatabaseUnavailable('SERVER_STARTING', `The PostgreSQL server at ${at} is starting up or shutting down; try again in a moment.`, options);
    default:
      break;
  }
  const reason = code !== '' ? code : errorMessage(error);
  return new DatabaseUnavailable('SERVER_UNREACHABLE', `No PostgreSQL server answers at ${at} (${reason}).`, options);
}

async function ensurePostgis(client: Client, at: string): Promise<string> {
  const found = await client.query<{ installed: string | null; available: string | null }>(
    `select (select extversion from pg_extension where extname = 'postgis') as installed,
            (select default_version from pg_available_extensions where name = 'postgis') as available`,
  );
  const { installed = null, available = null } = found.rows[0] ?? {};
  if (installed === null && available === null) {
    throw new DatabaseUnavailable('POSTGIS_MISSING', `PostGIS is not installed on the server at ${at}; an administrator must install its package (on Debian postgresql-15-postgis-3) there.`);
  }
  if (installed === null) await createPostgis(client, at);
  const version = await client.query<{ version: string }>('select postgis_lib_version() as version');
  return version.rows[0]?.version ?? '';
}

async function createPostgis(client: Client, at: string): Promise<void> {
  try {
    await client.query('create extension if not exists postgis');
  } catch (error) {
    throw new DatabaseUnavailable(
      'POSTGIS_NOT_PERMITTED',
      `The database "${client.database}" at ${at} has no PostGIS and the user "${client.user}" may not create it (${errorMessage(error)}); an administrator must run in it: create extension postgis.`,
      { cause: error },
    );
  }
}
