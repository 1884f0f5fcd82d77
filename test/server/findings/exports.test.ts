/** Exports hold exactly the filtered findings in their order, say what they are, and cannot make a spreadsheet calculate. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzipSync, strFromU8 } from 'fflate';
import Papa from 'papaparse';
import { findingWords } from '../../../client/panels/Findings/words.ts';
import { wordsIn } from '../../../client/i18n/words.ts';
import { columns } from '../../../server/exports/columns.ts';
import { exportFindings, type ExportQuery } from '../../../server/exports/findings-export.ts';
import { decide } from '../../../server/findings/decisions.ts';
import { findingPage } from '../../../server/findings/page.ts';
import { relationWords, summaryWords } from '../../../server/findings/words.ts';
import { box } from '../analysis/world.ts';
import { coverage, openScannedWorld, seenBy, site, zone, type ScannedWorld } from '../scan/scanned-world.ts';

const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', 'a"b,c', '＝1', '乌海'];

let world: ScannedWorld;
beforeAll(async () => {
  world = await openScannedWorld();
  await world.put('scan_zones', [zone('z1', box(106.6, 39.4, 106.8, 39.45))], { coverage });
  await world.put('scan_waters', [], { coverage });
  await world.put('scan_sites', evil.map((name, n) => site(`s${n}`, box(106.61 + n * 0.01, 39.41, 106.614 + n * 0.01, 39.411 + n * 0.001), { name, synthetic: n === 0 })));
  await world.scan();
});
afterAll(() => world.database.close());

const context = (now = '2026-11-23T04:00:00Z') => ({ visible: seenBy('viewer'), now: new Date(now) });
async function exported(query: Partial<ExportQuery>, by = context()): Promise<{ bytes: Buffer; name: string; type: string }> {
  const { body, name, type } = await exportFindings(world.database, { format: 'csv', lang: 'zh', ...query }, by);
  if (Buffer.isBuffer(body)) return { bytes: body, name, type };
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(Buffer.from(part as string));
  return { bytes: Buffer.concat(parts), name, type };
}
const csv = async (query: Partial<ExportQuery>, by = context()): Promise<string[][]> => Papa.parse<string[]>((await exported(query, by)).bytes.toString('utf8').slice(1).trimEnd(), {}).data;

describe('CSV', () => {
  it('begins with a byte order mark and holds the filtered findings in the order of the list', async () => {
    const { bytes, name, type } = await exported({ verdict: 'prohibited' });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(name).toBe('anlan-findings-2026-11-23.csv');
    expect(type).toBe('text/csv; charset=utf-8');
    const [head = [], ...rows] = await csv({ verdict: 'prohibited' });
    const listed = await findingPage(world.database, { verdict: 'prohibited' }, context());
    expect(rows.map((row) => row[head.indexOf('受检对象编号')])).toEqual(listed.rows.map(({ subject }) => subject.id));
    expect(rows).toHaveLength(10);
    // The largest first: 0.010° of latitude high.
    expect(rows[0]?.[head.indexOf('受检对象编号')]).toBe('s9');
  });
  it('makes no cell a formula, and loses no character', async () => {
    const [head = [], ...rows] = await csv({ verdict: 'prohibited', sort: 'overlap' });
    const names = rows.toReversed().map((row) => row[head.indexOf('受检对象')]);
    expect(names).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'\r=1", "'\n=1", 'a"b,c', "'＝1", '乌海']);
    for (const cell of rows.flat()) expect(/^[=+@\t\r\n-]/.test(cell)).toBe(false);
  });
  it('says in every line what is demonstration data, and on which versions it rests', async () => {
    const [head = [], ...rows] = await csv({ verdict: 'prohibited', lang: 'en', subject: 'scan_sites/s0' });
    const cell = (name: string) => rows[0]?.[head.indexOf(name)];
    expect([cell('Data'), cell('Rule version'), cell('Layer versions'), cell('Verdict'), cell('Change')]).toEqual([
      'Demonstration data', 'scan_meets@1.0.0', 'scan_sites@1 (2026-01-01); scan_zones@1 (2026-01-01); scan_waters@1 (2026-01-01)', 'Prohibited', 'New',
    ]);
    const [, other] = await csv({ verdict: 'prohibited', lang: 'en', subject: 'scan_sites/s1' });
    expect(other?.[head.indexOf('Data')]).toBe('');
  });
});

describe('words and days', () => {
  it.each(['zh', 'en'] as const)('are in %s those of the table on the page', (language) => {
    const page = findingWords[language];
    const heading = (name: string) => columns.find((column) => column.name === name)?.title[language].replace(/ ?[（(].*$/, '');
    const named = { overlap: 'overlap_m2', distance: 'distance_m', age: 'age_days' } as const;
    expect(Object.fromEntries(Object.keys(page.columns).map((id) => [id, heading(id in named ? named[id as keyof typeof named] : id)]))).toEqual(page.columns);
    const said = (words: typeof summaryWords, keys: object) => Object.fromEntries(Object.keys(keys).map((key) => [key, words[key]?.[language]]));
    expect(said(relationWords, page.relations)).toEqual(page.relations);
    expect(said(summaryWords, { ...page.lives, ...page.standings, ...wordsIn(language).verdicts })).toEqual({ ...page.lives, ...page.standings, ...wordsIn(language).verdicts });
    expect(summaryWords['none']?.[language]).toBe(page.no_district);
  });
  it('are told by the clock of the city, also in the name of the file', async () => {
    // 00:30 of the next day in Shanghai.
    const { name, bytes } = await exported({ format: 'geojson', life: 'resolved' }, context('2026-11-23T16:30:00Z'));
    expect(name).toBe('anlan-findings-2026-11-24.geojson');
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ exported_at: '2026-11-24 00:30 Asia/Shanghai' });
    const [{ at } = { at: '' }] = await world.rows<{ at: string }>("select to_char(first_seen_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from finding where subject_id = 's1'");
    const [head = [], row = []] = await csv({ subject: 'scan_sites/s1', verdict: 'prohibited' });
    expect(row[head.indexOf('首次发现')]).toBe(at);
  });
  it('say of what was set aside why, who signed, on what evidence and until when, to those who may read it', async () => {
    const key = 'scan_meets:scan_sites/s2:scan_zones/z1';
    const told = async (names_people = true) => {
      const [head = [], row = []] = await csv({ keys: key }, { ...context(), visible: { ...seenBy('viewer'), names_people } });
      return ['处理', '处理理由', '签署人', '依据文件', '豁免至'].map((name) => row[head.indexOf(name)]);
    };
    const by = { ...context(), actor: '审核员' };
    expect(await told()).toEqual(['待处理', '', '', '', '']);
    await decide(world.database, key, { kind: 'dismissed', reason: '=边界已更正', evidence: '核查单7' }, by);
    expect(await told()).toEqual(['误报', "'=边界已更正", '审核员', '核查单7', '']);
    await decide(world.database, key, { kind: 'exempted', reason: '民生工程', signer: '王某', evidence: '乌环函〔2026〕3号', expires_on: '2027-06-30' }, by);
    expect(await told()).toEqual(['已豁免', '民生工程', '王某', '乌环函〔2026〕3号', '2027-06-30']);
    expect(await told(false)).toEqual(['已豁免', '', '', '', '2027-06-30']);
    await decide(world.database, key, { kind: 'reopened', reason: '重新核查' }, by);
    expect(await told()).toEqual(['待处理', '', '', '', '']);
  });
});

describe('GeoJSON', () => {
  it('is a collection of the clipped pieces that says what it is', async () => {
    const { bytes, type } = await exported({ format: 'geojson', verdict: 'prohibited', lang: 'en' });
    expect(type).toBe('application/geo+json; charset=utf-8');
    const collection = JSON.parse(bytes.toString('utf8')) as { type: string; notice: string; number_matched: number; filter: string; features: { id: string; geometry: { type: string }; properties: Record<string, unknown> }[] };
    expect(collection).toMatchObject({ type: 'FeatureCollection', number_matched: 10, filter: 'verdict=prohibited' });
    expect(collection.notice).toContain('demonstration');
    expect(collection.features.map(({ geometry }) => geometry.type)).toEqual(Array.from({ length: 10 }, () => 'Polygon'));
    expect(collection.features[0]).toMatchObject({ id: 'scan_meets:scan_sites/s9:scan_zones/z1', properties: { verdict_code: 'prohibited', rule_id: 'scan_meets', layers: [{ layer: 'scan_sites', revision: 1 }, {}, {}] } });
  });
  it('of nothing is an empty collection without a notice', async () => {
    const collection = JSON.parse((await exported({ format: 'geojson', life: 'resolved' })).bytes.toString('utf8')) as Record<string, unknown>;
    expect(collection).toMatchObject({ number_matched: 0, features: [] });
    expect(collection).not.toHaveProperty('notice');
  });
});

describe('XLSX', () => {
  it('holds the findings as texts and numbers, never as formulas, and a sheet that says what they are', async () => {
    const { bytes } = await exported({ format: 'xlsx', verdict: 'prohibited' });
    const files = unzipSync(bytes);
    const text = Object.entries(files).filter(([name]) => name.endsWith('.xml')).map(([, file]) => strFromU8(file)).join('\n');
    expect(text).not.toMatch(/<f[ >]/);
    expect(text).toContain("&apos;=1+1".replace('&apos;', "'"));
    expect(text).toContain('示意数据');
    expect(text).toContain('scan_meets@1.0.0');
    expect(text).toContain('scan_zones@1 (2026-01-01)');
    expect(text).toContain('verdict=prohibited');
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row /g)).toHaveLength(11);
  });
});

it('refuses a workbook of more than 5,000 findings and names CSV, which takes them', async () => {
  const columns = (await world.rows<{ name: string }>("select column_name as name from information_schema.columns where table_name = 'finding' and is_generated = 'NEVER' and column_name <> 'key'")).map(({ name }) => name).join(', ');
  await world.rows(`insert into finding (key, ${columns}) select f.key || '#' || n, ${columns.replaceAll(/(\w+)/g, 'f.$1')} from (select * from finding order by key limit 1) f, generate_series(1, 5001) n`);
  try {
    await expect(exported({ format: 'xlsx' })).rejects.toThrow(/TOO_LARGE.*expected at most 5000 .*xlsx.*csv/);
    expect((await csv({})).length).toBeGreaterThan(5_001);
  } finally {
    await world.rows("delete from finding where key like '%#%'");
  }
});

it('refuses what it cannot read', async () => {
  await expect(exported({ verdict: 'nope' })).rejects.toThrow(/BAD_FILTER/);
  await expect(exported({ sort: 'nope' })).rejects.toThrow(/BAD_REQUEST/);
});
