/** A fresh, empty PostGIS database for one test file, on the engine that the run asks for. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase } from '../../server/db/connect.ts';
import type { Database } from '../../server/db/database.ts';

function administrator(): string | null {
  const url = process.env['ANLAN_TEST_DATABASE_URL'];
  return url === undefined || url === '' ? null : url;
}
export const isOnServer = (): boolean => administrator() !== null;
/** A path where nothing is yet; the engine makes the directory. */
export const newDirectory = (): string => join(tmpdir(), `anlan-test-${randomUUID()}`);

/** With ANLAN_TEST_DATABASE_URL (an administrator's URL) a new database on that server, else an embedded one. `close` removes it. */
export function openTestDatabase(data_dir?: string): Promise<Database> {
  const admin_url = administrator();
  return admin_url === null ? openEmbeddedTestDatabase(data_dir) : openServerTestDatabase(admin_url);
}

export async function openEmbeddedTestDatabase(data_dir = newDirectory()): Promise<Database> {
  const database = await openDatabase({ data_dir, fsync: false });
  return closingWith(database, () => rmSync(data_dir, { recursive: true, force: true, maxRetries: 3 }));
}

export async function openServerTestDatabase(admin_url: string): Promise<Database> {
  const { url, drop } = await createOn(admin_url);
  return closingWith(await openDatabase({ database_url: url, data_dir: '' }), drop);
}

/** For a product that opens its database itself: the URL of a new one on the run's server; null on the embedded engine. */
export async function createTestDatabaseUrl(): Promise<{ readonly url: string; readonly drop: () => Promise<void> } | null> {
  const admin_url = administrator();
  return admin_url === null ? null : createOn(admin_url);
}

async function createOn(admin_url: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `anlan_test_${randomUUID().replaceAll('-', '')}`;
  await administer(admin_url, `create database ${name}`);
  const url = new URL(admin_url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(admin_url, `drop database if exists ${name} with (force)`) };
}

async function administer(admin_url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: admin_url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The database, removed after it was closed. */
function closingWith(database: Database, remove: () => void | Promise<void>): Database {
  const close = database.close.bind(database);
  return Object.assign(database, {
    async close(): Promise<void> {
      await close();
      await remove();
    },
  });
}
