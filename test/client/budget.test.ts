/** The JavaScript that a browser needs before the first map, gzipped: at most 450 kB (the map's worker apart). Read from the built client. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../../dist/client');
const manifestPath = join(dist, '.vite/manifest.json');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** Everything that these chunks bring with them. */
function closure(chunks: Readonly<Record<string, Chunk>>, roots: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of chunks[name]?.imports ?? []) visit(next);
  };
  roots.forEach(visit);
  return found;
}

describe.skipIf(!existsSync(manifestPath))('the built client (skipped while dist/client is not built)', () => {
  const chunks = existsSync(manifestPath) ? (JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>) : {};
  const files = [...closure(chunks, ['index.html', 'map/MapView.tsx'])].flatMap((name) => chunks[name]?.file ?? []);

  test('the first map comes with at most 450 kB of JavaScript', () => {
    expect(files.some((file) => /maplibre/.test(file))).toBe(true);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
    expect(bytes).toBeLessThanOrEqual(450_000);
  });

  test('deck.gl, the pen and the panels come later', () => {
    const first = files.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n');
    expect(first).not.toContain('TerraDraw');
    expect(first).not.toContain('ScatterplotLayer');
  });

  test('index.html asks for nothing but its own files, and not for the map library before the page stands', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(page).not.toMatch(/(?:src|href)="(?!\/(?!\/))/);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/maplibre/);
  });
});
