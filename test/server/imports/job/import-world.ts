/** The small catalogue with a desk for imports: files are put down, an importer works at them, and everything is asked over the web server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../../../data/grammar.ts';
import { buildApp } from '../../../../server/app.ts';
import { readConfig } from '../../../../server/config.ts';
import type { Import, ImportChoices, ImportDetail, ImportDiff, ImportRows } from '../../../../server/contract/imports.ts';
import type { Database } from '../../../../server/db/database.ts';
import { importFiles } from '../../../../server/imports/job/files.ts';
import { Importer } from '../../../../server/imports/work/importer.ts';
import { signedIn, type SignedIn } from '../../access/sign-in.ts';
import { jsonRoom, type JsonFile } from './json-room.ts';
import { openSmallDatabase, smallCatalogue } from '../small-catalogue.ts';

/** Of its layers one is closed to all but reviewers. */
// oxlint-disable-next-line oxc/no-map-spread -- the catalogue itself stays as it is
const catalogue: Catalogue = { ...smallCatalogue, layers: smallCatalogue.layers.map((layer) => (layer.id === 'wells' ? { ...layer, publish: 'restricted' } : layer)) };

export interface ImportWorld {
  readonly database: Database;
  readonly app: FastifyInstance;
  readonly people: Readonly<Record<'planner' | 'reviewer' | 'viewer', SignedIn>>;
  /** Lets the importer do all there is to do. */
  settle(): Promise<number>;
  ask<T>(line: string, payload?: object, who?: SignedIn): Promise<T>;
  refusal(line: string, payload?: object, who?: SignedIn): Promise<{ code: string; detail: string; status: number }>;
  /** Puts files down as a page does. */
  drop(files: Readonly<Record<string, string>>, fields?: Readonly<Record<string, string>>, who?: SignedIn): Promise<ImportDetail>;
  /** Dropped, looked at, chosen for a layer and checked. */
  checked(file: JsonFile, layer: string, over?: Partial<ImportChoices>, name?: string): Promise<ImportDetail>;
  rows(id: string, query?: string): Promise<ImportRows['rows']>;
  diff(id: string, query?: string): Promise<ImportDiff>;
  publish(id: string, kinds: readonly string[], note?: string): Promise<Import>;
  close(): Promise<void>;
}

export async function openImportWorld(): Promise<ImportWorld> {
  const data_dir = mkdtempSync(join(tmpdir(), 'anlan-imports-'));
  const database = await openSmallDatabase();
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000', ANLAN_DATA_DIR: data_dir }), database, catalogue);
  await app.ready();
  const people = { planner: await signedIn(database, 'planner'), reviewer: await signedIn(database, 'reviewer'), viewer: await signedIn(database, 'viewer') };
  const importer = new Importer({ database, catalogue, room: jsonRoom(), files: importFiles(data_dir) });
  const send = (line: string, payload: object | undefined, who: SignedIn) => {
    const [method, url] = line.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
    return app.inject({ method, url, headers: who.headers, ...(payload && { payload }) });
  };
  const world: ImportWorld = {
    database,
    app,
    people,
    settle: () => importer.settle(),
    async ask(line, payload, who = people.reviewer) {
      const answer = await send(line, payload, who);
      if (answer.statusCode !== 200) throw new Error(`${line}: ${answer.statusCode} ${answer.body}`);
      return answer.json();
    },
    async refusal(line, payload, who = people.reviewer) {
      const answer = await send(line, payload, who);
      if (answer.statusCode < 400) throw new Error(`${line} was not refused: ${answer.body.slice(0, 300)}`);
      return answer.json();
    },
    async drop(files, fields = {}, who = people.planner) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      for (const [name, text] of Object.entries(files)) form.append('file', new Blob([text]), name);
      const request = new Request('http://localhost/', { method: 'POST', body: form });
      const answer = await app.inject({ method: 'POST', url: '/api/imports', headers: { ...who.headers, 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) });
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
      return answer.json();
    },
    async checked(file, layer, over = {}, name = `${file.name}.shp`) {
      const { id } = await world.drop({ [name]: JSON.stringify(file) }, { layer });
      await importer.settle();
      const { choices } = await world.ask<ImportDetail>(`GET /api/imports/${id}`);
      await world.ask(`PUT /api/imports/${id}/choices`, { ...choices, ...over });
      await world.ask(`POST /api/imports/${id}/check`);
      await importer.settle();
      return world.ask(`GET /api/imports/${id}`);
    },
    rows: async (id, query = 'only=all') => (await world.ask<ImportRows>(`GET /api/imports/${id}/rows?${query}`)).rows,
    diff: (id, query = '') => world.ask(`GET /api/imports/${id}/diff?${query}`),
    async publish(id, kinds, note = 'test') {
      await world.ask(`POST /api/imports/${id}/publish`, { note, kinds });
      await importer.settle();
      return world.ask(`GET /api/imports/${id}`);
    },
    async close() {
      await app.close();
      await database.close();
      rmSync(data_dir, { recursive: true, force: true });
    },
  };
  return world;
}
