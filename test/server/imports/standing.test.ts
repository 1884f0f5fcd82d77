/** The same file said again with another standing: a draft that becomes published, a zone that is repealed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { publish } from '../../../server/imports/publish.ts';
import { box, feature, openSmallDatabase, publication, smallCatalogue } from './small-catalogue.ts';

let database: Database;
beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());

const same = () => [feature('z1', box(106.7, 39.4, 106.8, 39.5), { name: '甲' }), feature('z2', box(106.9, 39.4, 107, 39.5), { name: '乙' })];
const put = (over: object) => publish(database, smallCatalogue, publication('quarters', same(), over));

/** What the revision says that holds for each current feature, as a rule reads it. */
async function standing(): Promise<string[]> {
  const { rows } = await database.query<{ id: string; status: string; accuracy_m: number }>(
    `select q.id, r.status, r.accuracy_m from layers.quarters q
       left join revision r on r.region = q.region and r.layer = 'quarters' and r.number = q.said_in order by q.id`,
  );
  return rows.map(({ id, status, accuracy_m }) => `${id} ${status} ${accuracy_m} m`);
}

test('a draft that is published without a change in its shapes is published; one that is measured better is more exact', async () => {
  await put({ status: 'draft' });
  expect(await standing()).toEqual(['z1 draft 5 m', 'z2 draft 5 m']);
  expect(await put({ status: 'published' })).toMatchObject({ number: 2, changed: 2 });
  expect(await standing()).toEqual(['z1 published 5 m', 'z2 published 5 m']);
  expect(await put({ status: 'published', accuracy_m: 2 })).toMatchObject({ number: 3, changed: 2 });
  expect(await standing()).toEqual(['z1 published 2 m', 'z2 published 2 m']);
});

test('a repealed layer is repealed though its file is the same; said once more it changes nothing', async () => {
  expect(await put({ status: 'repealed', accuracy_m: 2 })).toMatchObject({ number: 4, changed: 2 });
  expect(await standing()).toEqual(['z1 repealed 2 m', 'z2 repealed 2 m']);
  expect(await put({ status: 'repealed', accuracy_m: 2 })).toMatchObject({ published: false, changed: 0 });
});

test('a version that a later draft only cuts keeps the standing of the revision that said it', async () => {
  await put({ status: 'published' });
  const { rows: before } = await database.query<{ said_in: number }>("select said_in from layers.quarters where id = 'z2'");
  const later = feature('z2', box(106.95, 39.4, 107, 39.5), { name: '乙' }, '2025-01-01');
  await publish(database, smallCatalogue, publication('quarters', [later], { status: 'draft' }));
  const { rows } = await database.query<{ valid_to: string | null; status: string }>(
    `select h.valid_to, r.status from layers.quarters_history h
       join revision r on r.region = h.region and r.layer = 'quarters' and r.number = h.said_in where h.id = 'z2' order by h.valid_from`,
  );
  expect(before).toHaveLength(1);
  expect(rows).toEqual([{ valid_to: '2025-01-01', status: 'published' }, { valid_to: null, status: 'draft' }]);
});
