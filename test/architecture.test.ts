/** Who may lean on whom: the table of the design, held against every import of the project. */
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../data/catalogue.ts';
import { files, groupedBy, importsOf, isIn, product, read, root, sources, sqlOf, withoutComments, type Import } from './source-files.ts';

let imports: Import[];
beforeAll(() => {
  imports = sources.flatMap(importsOf);
});

const breaches = (broken: (one: Import) => boolean): string[] => imports.filter(broken).map(({ from, to }) => `${from} → ${to}`);

/** What each place of the server and of data may import from our own files, besides itself. */
const SERVER_DOORS = new Set(['server/main.ts', 'server/cli.ts', 'server/build.ts', 'server/dev.ts']);
const CAPABILITIES = ['server/access', 'server/accounts', 'server/tiles', 'server/analysis', 'server/indicators', 'server/sites', 'server/files', 'server/scan', 'server/findings', 'server/imports', 'server/exports', 'server/ogc', 'server/features', 'server/search'];
const FOUNDATIONS = ['server/db', 'server/contract', 'server/errors.ts', 'server/config.ts', 'data/grammar.ts'];
/** Types alone (a test below): the contract, and the grammar whose shapes the contract passes on. */
const WIRE = ['server/contract', 'data/grammar.ts'];
const MAY_IMPORT: readonly (readonly [place: string, allowed: readonly string[]])[] = [
  ['server/contract', ['data/grammar.ts']],
  ['server/errors.ts', []],
  ['server/config.ts', ['server/contract', 'data/grammar.ts']],
  ['server/db', ['server/contract', 'server/errors.ts', 'server/config.ts', 'data/grammar.ts']],
  // data/laws.ts also holds the function that finds the text in force on a day.
  ...CAPABILITIES.map((room) => [room, [...FOUNDATIONS, ...CAPABILITIES, ...(room === 'server/analysis' ? ['data/laws.ts'] : [])]] as const),
  ['server/routes', [...FOUNDATIONS, ...CAPABILITIES]],
  ['server/app.ts', [...FOUNDATIONS, ...CAPABILITIES, 'server/routes']],
  ['data', []],
  ['client/api', WIRE],
  ['client/geo', [...WIRE, 'client/ui', 'client/i18n']],
  ['client/i18n', [...WIRE, 'client/view']],
  ['client/ui', [...WIRE, 'client/i18n', 'client/view', 'client/api', 'client/geo']],
  ['client/view', [...WIRE, 'client/api', 'client/geo', 'client/i18n', 'client/ui']],
  ['client/map', [...WIRE, 'client/view', 'client/geo', 'client/ui', 'client/i18n', 'client/api']],
  ['client/panels', [...WIRE, 'client/view', 'client/geo', 'client/ui', 'client/i18n', 'client/api']],
];

/** Packages that one place alone may hold. */
const ONLY_IN: readonly (readonly [packages: RegExp, place: string])[] = [
  [/^pg$/, 'server/db'],
  [/^@electric-sql\//, 'server/db'],
  [/^fastify$|^@fastify\//, 'server'],
  [/^maplibre-gl(\/|$)|^@deck\.gl\/|^terra-draw/, 'client/map'],
  [/^@turf\//, 'client/geo'],
  [/^react(-dom)?(\/|$)|^@mantine\/|^@tabler\/|^@tanstack\//, 'client'],
  [/^typebox\/?/, 'server'],
];

describe('who leans on whom', () => {
  it.each(MAY_IMPORT)('%s imports itself and %j alone', (place, allowed) => {
    expect(breaches(({ from, to }) => isIn(from, place) && isIn(to, 'server', 'client', 'data', 'test') && !isIn(to, place, ...allowed))).toEqual([]);
  });
  it('nothing imports a door of the server, and nothing of the product imports a test', () => {
    expect(breaches(({ from, to }) => !from.startsWith('test/') && (SERVER_DOORS.has(to) || isIn(to, 'test')))).toEqual([]);
  });
  it('the list of the catalogue is given to the server by its doors alone', () => {
    expect(breaches(({ from, to }) => isIn(from, 'server', 'client') && isIn(to, 'data/catalogue.ts', 'data/layers', 'data/rules', 'data/indicators') && !SERVER_DOORS.has(from))).toEqual([]);
  });
  it('the client sees of the server and of data only types', () => {
    expect(breaches(({ from, to, type_only }) => isIn(from, 'client') && isIn(to, 'server', 'data') && !(type_only && isIn(to, 'server/contract', 'data/grammar.ts')))).toEqual([]);
  });
  it('routes and rules do not import their neighbours', () => {
    expect(breaches(({ from, to }) => isIn(from, 'data/rules') && isIn(to, 'data/rules') && from.split('/')[2] !== to.split('/')[2])).toEqual([]);
    expect(breaches(({ from, to }) => isIn(from, 'server/routes') && isIn(to, 'server/routes') && !isIn(to, 'server/routes/asking'))).toEqual([]);
  });
  it.each(ONLY_IN)('%s is held by %s alone', (packages, place) => {
    // data/ describes facts with typebox; build and tests start what they need.
    expect(breaches(({ from, to }) => packages.test(to) && !isIn(from, place, 'test', 'data') && from !== 'server/build.ts')).toEqual([]);
  });
  it('the client fetches in client/api alone', () => {
    const calls = product.filter((file) => isIn(file, 'client') && !isIn(file, 'client/api') && /\bfetch\(|XMLHttpRequest|new EventSource|new WebSocket|sendBeacon/.test(withoutComments(read(file))));
    expect(calls).toEqual([]);
  });
  it('nothing goes round in a circle, counting types', () => {
    expect(circles()).toEqual([]);
  });
  it('sees the same imports that the bundler sees', async () => {
    const bundled = await build({ absWorkingDir: root, entryPoints: ['server/main.ts'], bundle: true, packages: 'external', platform: 'node', format: 'esm', write: false, metafile: true, logLevel: 'silent' });
    const seen = new Set(imports.filter(({ type_only }) => !type_only).map(({ from, to }) => `${from} → ${to}`));
    const missed = Object.entries(bundled.metafile.inputs).flatMap(([from, { imports: found }]) => found.filter(({ external }) => !external).map(({ path }) => `${from} → ${path}`).filter((edge) => !seen.has(edge)));
    expect(missed).toEqual([]);
  });
});

/** The first circle found from each file, as a path back to itself. */
function circles(): string[] {
  const known = new Set(sources);
  const onward = groupedBy(imports.filter(({ to }) => known.has(to)), ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    state.set(file, 'open');
    for (const { to } of onward.get(file) ?? []) {
      if (state.get(to) === 'open') found.push([...path.slice(path.indexOf(to)), to].join(' → '));
      else if (!state.has(to)) visit(to, [...path, to]);
    }
    state.set(file, 'done');
  };
  for (const file of sources) if (!state.has(file)) visit(file, [file]);
  return found;
}

/** Ids that are also ordinary words of English, where they stand for the word. */
const ALSO_WORDS: Readonly<Record<string, string>> = {};

describe('the catalogue', () => {
  const ids = [...catalogue.layers, ...catalogue.rules, ...catalogue.indicators, ...catalogue.laws].map(({ id }) => id).filter((id) => !(id in ALSO_WORDS));

  it('has ids to look for', () => {
    expect(ids.length).toBeGreaterThan(20);
  });
  it('is named in no program: no id of a layer, rule, indicator or law stands in server/ or client/', () => {
    const pattern = new RegExp(`(?<![\\w-])(${ids.join('|')})(?![\\w-])`, 'g');
    const named = files
      .filter((file) => isIn(file, 'server', 'client') && /\.(tsx?|sql|css|html)$/.test(file))
      .flatMap((file) => [...(file.endsWith('.sql') ? sqlOf(file) : withoutComments(read(file))).matchAll(pattern)].map(([id]) => `${file}: ${id}`));
    expect(named).toEqual([]);
  });
});
