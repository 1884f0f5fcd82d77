/** Before the first test of a run: a place for what its tests prepare once and share. After the last it goes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place of the run's own: what was prepared from other sources, by another run, is never met. */
export default function start(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'anlan-prepared-'));
  process.env['ANLAN_TEST_PREPARED'] = directory;
  return () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}
