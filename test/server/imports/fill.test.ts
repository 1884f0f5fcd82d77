import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import { openDatabase } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { layerStates } from '../../../server/features/layer-states.ts';
import { fill } from '../../../server/imports/fill.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';

const data_dir = mkdtempSync(join(tmpdir(), 'anlan-fill-'));
let database: Database | null = null;

afterAll(async () => {
  await database?.close();
  rmSync(data_dir, { recursive: true, force: true });
});

/** Runs the fill in a process of its own and kills it without warning at the given step. */
async function killedFill(at_step: number): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/server/imports/fill-process.ts', data_dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    if (Number(line) === at_step) child.kill('SIGKILL');
  }
  return last;
}

function featuresInFile(path: string): number {
  const file = JSON.parse(readFileSync(path, 'utf8')) as { features: { id?: unknown; properties: { id?: unknown } }[] };
  return new Set(file.features.map((feature) => feature.id ?? feature.properties.id)).size;
}

test('a fill that is killed is finished by the next start, each layer once and whole', async () => {
  expect(await killedFill(7)).toBe('7');

  database = await openDatabase({ data_dir });
  await migrate(database, 'server/db/migrations');
  await createLayerViews(database, catalogue);
  // Killed while the eighth layer was being loaded.
  const before = (await layerStates(database, catalogue)).filter((state) => state.revision > 0).length;
  expect(before).toBeGreaterThanOrEqual(7);
  expect(before).toBeLessThan(catalogue.layers.length);

  const filled = await fill(database, catalogue);
  expect(filled.missing).toEqual(catalogue.layers.filter((layer) => !existsSync(layer.origin.path)).map((layer) => layer.id));
  for (const state of await layerStates(database, catalogue)) {
    const layer = catalogue.layers.find((one) => one.id === state.layer);
    if (!layer || filled.missing.includes(layer.id)) continue;
    expect([state.layer, state.revision]).toEqual([layer.id, 1]);
    const { rows } = await database.query<{ n: number }>('select count(distinct id) as n from feature where layer = $1', [layer.id]);
    expect([layer.id, rows[0]?.n]).toEqual([layer.id, featuresInFile(layer.origin.path)]);
    const drawn = await database.query<{ n: number }>('select count(distinct id) as n from tile_geometry where layer = $1', [layer.id]);
    expect([layer.id, drawn.rows[0]?.n]).toEqual([layer.id, state.feature_count]);
  }
  expect(await fill(database, catalogue)).toEqual({ layers: [], missing: filled.missing, places: 0 });
}, 300_000);
