/** The project's own files, and what they import, for the tests that guard the house rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

export function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (path === 'test/e2e/output') return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** Paths from the root. */
export const files = ['data', 'server', 'client', 'test'].flatMap(filesBelow);
export const sources = files.filter((file) => /\.tsx?$/.test(file));
/** What people run, tests apart. */
export const product = sources.filter((file) => !file.startsWith('test/'));

export const isIn = (path: string, ...places: readonly string[]): boolean => places.some((place) => path === place || path.startsWith(`${place}/`));

const STRINGS_AND_COMMENTS = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/** A source without its comments; what stands in strings stays. */
export function withoutComments(text: string): string {
  return text.replaceAll(STRINGS_AND_COMMENTS, (_, kept: string | undefined) => kept ?? '');
}

/** A source without comments and without what stands in strings. */
export function codeAlone(text: string): string {
  return text.replaceAll(STRINGS_AND_COMMENTS, (_, kept: string | undefined) => (kept ? "''" : ''));
}

export const withoutSqlComments = (text: string): string => text.replaceAll(/--[^\n]*/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
/** An SQL file without its comments. */
export const sqlOf = (file: string): string => withoutSqlComments(read(file));

export interface Import {
  readonly from: string;
  /** A path from the root for our own files, a package's name for others. */
  readonly to: string;
  readonly type_only: boolean;
}

const IMPORT = /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(from: string): Import[] {
  return [...withoutComments(read(from)).matchAll(IMPORT)].map(([, type, still, lazy]) => {
    const named = still ?? lazy ?? '';
    const own = named.startsWith('.') ? relative(root, resolve(root, dirname(from), named.replace(/\?.*$/, ''))) : named;
    return { from, to: own, type_only: type !== undefined };
  });
}

export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
