/** House rules that a reader would otherwise have to remember: sizes, names, SQL that both engines run, honest tests. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeAlone, files, filesBelow, groupedBy, isIn, product, read, root, sources, sqlOf, withoutComments } from './source-files.ts';

describe('the size of things', () => {
  it('a file stays under 300 lines', () => {
    expect(files.filter((file) => /\.(tsx?|sql|css)$/.test(file) && read(file).split('\n').length > 300)).toEqual([]);
  });
  it('a folder holds fewer than 14 files, a list of layers or messages apart', () => {
    const folders = [...groupedBy(files, dirname)];
    const LISTS = new Set(['data/demo']);
    expect(folders.filter(([folder, held]) => held.length >= 14 && !LISTS.has(folder)).map(([folder, held]) => `${folder}: ${held.length}`)).toEqual([]);
  });
});

describe('names', () => {
  it('say what a thing is: no index.ts, no drawer for everything', () => {
    const BANNED = /(^|\/)(utils?|commons?|helpers?|shared|lib|core|managers?|misc)(\.\w+)*(\/|$)|(^|\/)index\.tsx?$/i;
    expect(files.filter((file) => BANNED.test(file))).toEqual([]);
  });
  it('of files are kebab-case, of React components PascalCase', () => {
    const wrong = sources.filter((file) => {
      const [name = ''] = (file.split('/').at(-1) ?? '').split('.', 1);
      const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
      const pascal = /^[A-Z][A-Za-z0-9]*$/.test(name) && isIn(file, 'client', 'test');
      // data/layers/<id>/ is named by the id itself.
      return !(kebab || pascal);
    });
    expect(wrong).toEqual([]);
  });
  it('a file begins by saying what it is', () => {
    // A test says it in its sentences.
    const silent = sources.filter((file) => !/\.test\.tsx?$/.test(file) && !/^(#![^\n]*\n)?\/\*\*/.test(read(file)));
    expect(silent).toEqual([]);
  });
  it('nothing is any, and no rule is switched off without a reason beside it', () => {
    const loose = sources.filter((file) => /:\s*any\b|\bas any\b|<any>|\bany\[\]/.test(codeAlone(read(file))) || /@ts-(?:ignore|nocheck|expect-error)|(?:es|ox)lint-disable(?![^\n]* -- \w)/.test(read(file)));
    expect(loose.filter((file) => file !== 'test/house-rules.test.ts')).toEqual([]);
  });
});

describe('SQL', () => {
  const statements = files.filter((file) => file.endsWith('.sql'));

  it('gives every overlay a grid, because the embedded engine cannot retry', () => {
    // The guard's self-test provokes the throw that a grid would prevent.
    const found = [...statements, ...product.filter((file) => file !== 'server/db/embedded-guard.ts')].flatMap((file) => overlaysWithoutGrid(file.endsWith('.sql') ? sqlOf(file) : withoutComments(read(file))).map((call) => `${file}: ${call}`));
    expect(found).toEqual([]);
  });
  it('finds an overlay without a grid where there is one', () => {
    expect(overlaysWithoutGrid('select st_union(st_intersection(a.geom, b.geom, 1e-9)) , ST_Difference(a, st_union(array[b, c], 1e-9)), st_subdivide(a)')).toEqual(['st_union', 'ST_Difference']);
  });
  it('is never put together from a request: no template in a question of a route', () => {
    const pasted = product.filter((file) => isIn(file, 'server/routes') && /\.query\(\s*`[^`]*\$\{/.test(read(file)));
    expect(pasted).toEqual([]);
  });
  it('uses only what PostGIS 3.3 and PostgreSQL 15 have', () => {
    const TOO_NEW = /\b(ST_Coverage(Simplify|Union|InvalidEdges|Clean)|ST_ClusterIntersectingWin|ST_LargestEmptyCircle|ST_TransformPipeline|ST_HasZ|JSON_TABLE|any_value|uuidv7|ST_AsMVT\w*|ST_AsGeobuf)\s*\(|\bIS\s+JSON\b|\d_\d{3}\b/i;
    expect(statements.filter((file) => TOO_NEW.test(sqlOf(file)))).toEqual([]);
  });
});

/** Names of overlay calls whose last argument is no number: one argument too few, or an aggregate without its grid. */
function overlaysWithoutGrid(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/\bST_(Intersection|Union|Difference|SymDifference|UnaryUnion)\s*\(/gi)) {
    const last = lastArgument(text, (match.index ?? 0) + match[0].length);
    if (!/^(\d|\$\d|:grid|grid_size)/i.test(last)) found.push(match[0].replace(/\s*\($/, ''));
  }
  return found;
}

function lastArgument(text: string, from: number): string {
  let depth = 1;
  let start = from;
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if ('(['.includes(character)) depth++;
    else if (')]'.includes(character) && --depth === 0) return text.slice(start, at).trim();
    else if (character === ',' && depth === 1) start = at + 1;
  }
  return '';
}

describe('the tests', () => {
  it('are all called *.test.ts, so that none is forgotten', () => {
    const forgotten = sources.filter((file) => file.startsWith('test/') && !/\.test\.tsx?$/.test(file) && /from 'vitest'/.test(read(file)) && /\b(it|test)\(/.test(withoutComments(read(file))));
    expect(forgotten).toEqual([]);
  });
  it('leave nothing switched off', () => {
    const off = sources.filter((file) => /\.test\.tsx?$/.test(file) && /\b(it|test|describe)\.(only|todo|skip)\(/.test(withoutComments(read(file))));
    expect(off).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = readdirSync(root).filter((name) => name.endsWith('.md')).concat(existsSync(join(root, 'docs')) ? filesBelow('docs').filter((file) => file.endsWith('.md')) : []);
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

  it('name only npm commands that exist', () => {
    const named = documents.flatMap((file) => [...read(file).matchAll(/npm (?:run (?:--silent |-s )?([a-z][\w:-]*)|(start|test)\b)/g)].map(([, script, short]) => `${file}: ${script ?? short}`));
    expect(named.filter((one) => !scripts.includes(one.split(': ')[1] ?? ''))).toEqual([]);
  });
  it('name only files that exist', () => {
    const quoted = documents.flatMap((file) => [...read(file).matchAll(/`((?:data|server|client|test|docs|\.ci)\/[\w./@-]*)`/g)].map(([, path = '']) => ({ file, path })));
    const linked = documents.flatMap((file) => [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)/g)].map(([, path = '']) => ({ file, path: join(dirname(file), path) })));
    expect([...quoted, ...linked].filter(({ path }) => !existsSync(join(root, path))).map(({ file, path }) => `${file}: ${path}`)).toEqual([]);
  });
});
