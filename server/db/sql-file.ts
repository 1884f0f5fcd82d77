/** Finds the project on the disk and reads the .sql files that lie beside what uses them. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findProjectRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(directory, 'package.json');
    if (existsSync(manifest)) {
      const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
      if (typeof content === 'object' && content !== null && Reflect.get(content, 'name') === 'anlan') return directory;
    }
    const parent = dirname(directory);
    if (parent === directory) throw new Error(`No package.json of anlan lies above ${fileURLToPath(import.meta.url)}`);
    directory = parent;
  }
}

/** The directory of Anlan's package.json, from the sources as well as from the bundle in dist/. */
export const projectRoot = findProjectRoot();

const read = new Map<string, string>();

/**
 * The text of a .sql file, by its path from the project root; read once. Where it says `(:data/some/file.sql)`, the statement
 * in that file stands in the brackets: what several statements share is written once.
 */
export function readSql(pathFromRoot: string): string {
  const known = read.get(pathFromRoot);
  if (known !== undefined) return known;
  const text = readFileSync(join(projectRoot, pathFromRoot), 'utf8').replaceAll(/\(:([a-z0-9_/-]+\.sql)\)/g, (_, shared: string) => `(\n${readSql(shared)}\n)`);
  read.set(pathFromRoot, text);
  return text;
}
