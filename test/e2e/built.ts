/** Builds the product once for all end-to-end tests, which start side by side. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../server/db/sql-file.ts';

/** Held while one of them builds: two builds into one dist/ would delete each other's files. */
const lock = join(tmpdir(), `anlan-building-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 12)}`);
/** A lock so old was left behind by a test run that was killed. */
const forgotten_ms = 300_000;

export async function ensureBuilt(): Promise<void> {
  while (!take()) await new Promise((done) => setTimeout(done, 200));
  try {
    const built = spawnSync(process.execPath, ['--import', 'tsx', 'server/build.ts', '--if-stale'], {
      cwd: projectRoot,
      encoding: 'utf8',
      // Vitest says "test", with which React would be built for developers, and stay so for whoever starts the product next.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
  } finally {
    rmdirSync(lock);
  }
}

function take(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const held = statSync(lock, { throwIfNoEntry: false });
    if (held && Date.now() - held.mtimeMs > forgotten_ms) rmdirSync(lock);
    return false;
  }
}
