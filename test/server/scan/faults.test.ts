/** What goes wrong in a scan: one bad subject, a rule at fault, a crash with an upgrade, a collision, a subject that is removed meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import type { Catalogue, Rule } from '../../../data/grammar.ts';
import { QueryError } from '../../../server/db/database-errors.ts';
import { findingDetail } from '../../../server/findings/detail.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { cancelScan, listScans, startScan } from '../../../server/scan/scans.ts';
import { gapRule, meetsRule, scanCatalogue as whole } from '../../fixtures/scan/rules.ts';
import { box } from '../analysis/world.ts';
import { afterAsking, coverage, openScannedWorld, REGION, seenBy, site, zone, type ScannedWorld } from './scanned-world.ts';

const scanCatalogue: Catalogue = { ...whole, rules: [meetsRule, gapRule] };
const all = seenBy('administrator');
let world: ScannedWorld;
const sites = () => Array.from({ length: 10 }, (_, n) => site(`s${n}`, box(106.6 + n * 0.01, 39.4, 106.605 + n * 0.01, 39.41)));
const put = (n: number, east: number) => world.put('scan_sites', [site(`s${n}`, box(106.6 + n * 0.01, 39.4, east, 39.41))], { mode: 'merge' });
beforeAll(async () => {
  world = await openScannedWorld(scanCatalogue);
  await world.put('scan_sites', sites());
  await world.put('scan_waters', [], { coverage });
  await world.put('scan_zones', [zone('z1', box(106.6, 39.405, 106.65, 39.42))], { coverage });
  await world.scan();
});
afterAll(() => world.database.close());
beforeEach(async () => {
  await world.database.query('delete from scan_lease');
});

const scanner = (catalogue: Catalogue = scanCatalogue, options = {}, database = world.database) => new Scanner(database, catalogue, { batch: 4, ...options });
const last = async () => (await listScans(world.database, REGION, all)).scans[0];
const free = () => world.database.query('delete from scan_lease');
const catalogueWith = (rule: Rule): Catalogue => ({ ...scanCatalogue, rules: scanCatalogue.rules.map((one) => (one.id === rule.id ? rule : one)) });
const later = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) });
const kept = (rule: string) => world.rows<{ subject_id: string; verdict: string; code: string; life: string }>("select subject_id, verdict, code, life from finding where rule = $1 and life <> 'resolved' order by subject_id, key", [rule]);

describe('a subject that a judge fails at', () => {
  let measured = 0;
  const failing = (bad: string): Catalogue => ({
    ...scanCatalogue,
    rules: scanCatalogue.rules.map((rule) =>
      rule.id !== gapRule.id ? rule : { ...gapRule, version: '2.0.0', judge: (facts: Static<typeof gapRule.facts>) => {
        measured += 1;
        // Half of it lies open, 774 m × 555 m; of the others a smaller half, or all, 430 m × 1110 m.
        if (bad === 'wide' && (facts.gap_m2 ?? 0) > 400_000 && (facts.gap_m2 ?? 0) < 460_000) throw new Error('a bad shape');
        return gapRule.judge(facts, {});
      } },
    ),
  });

  it('is not measured, and says so in both languages; all others are, and its old conflict stays', async () => {
    await put(3, 106.639);
    await scanner(failing('wide')).settle();
    expect(await last()).toMatchObject({ state: 'done', failed_rules: [], fault: null });
    expect(measured).toBeGreaterThan(10);
    const rows = await kept('scan_gap');
    expect(rows.filter(({ code }) => code === 'not_measured')).toEqual([{ subject_id: 's3', verdict: 'undetermined', code: 'not_measured', life: 'new' }]);
    expect(rows.filter(({ subject_id }) => subject_id === 's3').map(({ code }) => code)).toEqual(['not_measured', 'gap']);
    expect(new Set(rows.map(({ subject_id }) => subject_id)).size).toBe(10);
    const detail = await findingDetail(world.database, 'scan_gap:scan_sites/s3:/', { visible: seenBy('administrator', scanCatalogue), now: new Date() });
    expect(detail.row.reason.zh).toContain('测算未能完成');
    expect(detail.row.reason.en).toContain('could not be measured');
    expect(detail.finding.subject.name).toBe('地块s3');
  });
  it('does not make the rule a faulty one: nothing more is to be done', async () => {
    expect(await world.rows("select fault, failures from scan_rule where rule = 'scan_gap'")).toEqual([{ fault: null, failures: 0 }]);
    expect(await scanner(failing('wide')).settle()).toBe(0);
  });
  it('is tried again by the next scan of its rule, which touches another one', async () => {
    await put(7, 106.676);
    await scanner(failing('none')).settle();
    expect(await last()).toMatchObject({ kind: 'incremental' });
    expect((await kept('scan_gap')).filter(({ code }) => code === 'not_measured')).toEqual([]);
    expect(await world.rows("select life from finding where key = 'scan_gap:scan_sites/s3:/'")).toEqual([{ life: 'resolved' }]);
  });
});

describe('a rule at fault', () => {
  const broken = catalogueWith({ ...gapRule, version: '3.0.0', judge: () => { throw new Error('at a loss'); } });
  it('is tried again after a minute, then after two', async () => {
    expect(await scanner(broken).settle()).toBe(1);
    await free();
    expect(await scanner(broken).settle()).toBe(0);
    await free();
    expect(await scanner(broken, later(1.1)).settle()).toBe(1);
    expect(await world.rows("select failures from scan_rule where rule = 'scan_gap'")).toEqual([{ failures: 2 }]);
    await free();
    expect(await scanner(broken, later(1.1)).settle()).toBe(0);
    await free();
    const mended = catalogueWith({ ...gapRule, version: '3.0.0' });
    expect(await scanner(mended, later(2.1)).settle()).toBe(1);
    expect(await world.rows("select fault, failures from scan_rule where rule = 'scan_gap'")).toEqual([{ fault: null, failures: 0 }]);
  });
});

describe('a scan that was interrupted', () => {
  it('by an upgrade is planned anew, with the new version of its rules', async () => {
    await free();
    await scanner().settle();
    await free();
    await startScan(world.database, REGION, '张规划', all);
    let batches = 0;
    const killed = scanner(scanCatalogue, { async afterBatch() { if (++batches === 2) killed.stop(); } });
    await killed.settle();
    expect(await last()).toMatchObject({ state: 'running', done: 8 });
    await free();
    const upgraded = catalogueWith({ ...meetsRule, version: '1.1.0' });
    await scanner(upgraded).settle();
    expect(await last()).toMatchObject({ state: 'done', cause: '张规划', done: 20, total: 20, fault: null });
    expect(await world.rows("select version from scan_rule where rule = 'scan_meets'")).toEqual([{ version: '1.1.0' }]);
    expect(await scanner(upgraded).settle()).toBe(0);
  });
  it('by an unforeseen failure is tried again after a minute', async () => {
    await put(1, 106.614);
    const failing = afterAsking(world.database, 'changed subjects', () => Promise.reject(new Error('the disk is full')));
    await scanner(scanCatalogue, {}, failing).settle();
    const scans = (await listScans(world.database, REGION, all)).scans;
    expect(scans.find(({ state }) => state === 'failed')).toMatchObject({ fault: 'the disk is full' });
    await free();
    expect(await scanner().settle()).toBe(0);
    await free();
    expect(await scanner(scanCatalogue, later(1.1)).settle()).toBe(1);
    expect(await last()).toMatchObject({ state: 'done' });
  });
  it.each(['40001', '40P01'])('by a collision (%s) makes its batch again', async (code) => {
    await put(1, code === '40001' ? 106.6141 : 106.6142);
    const colliding = afterAsking(world.database, 'findings to be kept', () => Promise.reject(new QueryError(code, 'collided')));
    await scanner(scanCatalogue, {}, colliding).settle();
    expect(await last()).toMatchObject({ state: 'done', failed_rules: [], fault: null, done: 2 });
    expect((await kept('scan_gap')).filter((row) => row.code === 'not_measured')).toEqual([]);
  });
  it('by the end of a subject between measuring and writing leaves that one to the next scan', async () => {
    if (world.database.engine === 'embedded') return;
    await world.put('scan_sites', [site('brief', box(106.7, 39.4, 106.701, 39.41))], { mode: 'merge' });
    const removing = afterAsking(world.database, 'findings held', () => world.put('scan_sites', sites()));
    await scanner(scanCatalogue, {}, removing).settle();
    expect((await listScans(world.database, REGION, all)).scans.slice(0, 2)).toMatchObject([{ state: 'done', failed_rules: [] }, { state: 'done', failed_rules: [] }]);
    expect(await world.rows("select key from finding where subject_id = 'brief' and life <> 'resolved'")).toEqual([]);
    expect(await world.rows("select e.key from finding_event e left join finding f on f.key = e.key where f.key is null and e.kind = 'appeared' and e.key like '%brief%'")).toEqual([]);
  });
});

describe('two processes', () => {
  it('one that lost the right to scan does not plan over the other\'s plan', async () => {
    await scanner().settle();
    const { id } = await startScan(world.database, REGION, 'a', all);
    await free();
    const robbed = scanner(scanCatalogue, {
      now: () => new Date(),
    }, afterwards(async () => void (await world.database.query("update scan_lease set holder = 'somebody else', heartbeat_at = now()"))));
    await robbed.turn();
    expect(await world.rows('select state, plan from scan where id = $1', [id])).toEqual([{ state: 'waiting', plan: null }]);
    await free();
    await scanner().settle();
  });

  /** The right to scan is lost between taking it and planning. */
  function afterwards(act: () => Promise<void>) {
    const database = afterAsking(world.database, '', act);
    return { ...database, async query<Row>(...asked: Parameters<typeof database.query>) {
      const answer = await database.query<Row>(...asked);
      if (asked[0].includes("state in ('running', 'waiting')")) await act();
      return answer;
    } };
  }
});

describe('a scan that is called off while it waits', () => {
  it('does not bring back another one that was stopped before', async () => {
    await put(2, 106.6243);
    const stopped = scanner(scanCatalogue, { batch: 1, async afterBatch() { await world.database.query("update scan set cancel_asked = true where state = 'running'"); } });
    await stopped.settle();
    expect(await last()).toMatchObject({ state: 'cancelled', kind: 'incremental' });
    expect(await stopped.settle()).toBe(0);
    const { id } = await startScan(world.database, REGION, 'b', all);
    await cancelScan(world.database, REGION, id, all);
    expect(await stopped.settle()).toBe(0);
  });
  it('is not begun again itself', async () => {
    await put(2, 106.6244);
    await world.database.query("insert into scan (region, id, kind, state, cause) values ($1, 'w', 'incremental', 'waiting', 'published scan_sites@9')", [REGION]);
    await cancelScan(world.database, REGION, 'w', all);
    expect(await scanner().settle()).toBe(0);
    await put(2, 106.6245);
    await free();
    expect(await scanner().settle()).toBe(1);
  });
});

describe('a layer that is said again with the same shapes', () => {
  const saidRule: Rule<typeof meetsRule.facts> = { ...meetsRule, id: 'scan_said', against: ['scan_zones'], sql: { ...meetsRule.sql, object: 'test/fixtures/scan/said-zones.sql' } };
  const withSaid: Catalogue = { ...scanCatalogue, rules: [saidRule] };
  const say = async (status: 'draft' | 'published', accuracy_m: number) => {
    await world.put('scan_zones', [zone('z1', box(106.6, 39.405, 106.65, 39.42))], { coverage, status, accuracy_m });
    await free();
    await scanner(withSaid).settle();
    return (await kept('scan_said')).filter(({ subject_id }) => subject_id === 's0' || subject_id === 's9').map(({ subject_id, code }) => `${subject_id} ${code}`);
  };

  it('as published instead of as a draft, and back: its conflicts are judged anew, and of the others none is measured', async () => {
    expect(await say('draft', 5)).toEqual(['s0 draft', 's9 nothing_near']);
    expect(await say('published', 5)).toEqual(['s0 inside', 's9 nothing_near']);
    const scan = await last();
    expect(scan).toMatchObject({ kind: 'incremental', state: 'done', changes: { verdict_changed: 5 } });
    expect(scan?.total).toBeLessThan(10);
    expect(await say('draft', 5)).toEqual(['s0 draft', 's9 nothing_near']);
  });
  it('with another accuracy: all are measured anew, for the least exact boundary of the layer is another', async () => {
    expect(await say('published', 2)).toEqual(['s0 inside', 's9 nothing_near']);
    expect(await last()).toMatchObject({ kind: 'incremental', total: 10 });
    expect(await world.rows("select distinct evidence ->> 'tolerance_m' as m from finding where rule = 'scan_said' and code = 'inside'")).toEqual([{ m: '5' }]);
    expect(await say('published', 30)).toEqual(['s0 inside', 's9 nothing_near']);
    expect(await world.rows("select distinct evidence ->> 'tolerance_m' as m from finding where rule = 'scan_said' and code = 'inside'")).toEqual([{ m: '30' }]);
  });
});

describe('the district', () => {
  it('of a conflict is that of its mark, not that of its subject', async () => {
    await world.put('scan_districts', [{ id: 'west', geometry: box(106.5, 39.2, 106.8, 39.6) }, { id: 'east', geometry: box(106.8, 39.2, 106.9, 39.6) }]);
    await world.put('scan_zones', [zone('z2', box(106.845, 39.5, 106.89, 39.52))], { mode: 'merge' });
    // Its middle lies in the west; its conflict with z2 in the east.
    await world.put('scan_sites', [site('long', box(106.7, 39.505, 106.85, 39.51))], { mode: 'merge' });
    await free();
    await scanner().settle();
    const rows = () => world.rows<{ district: string }>("select district from finding where key = 'scan_meets:scan_sites/long:scan_zones/z2'");
    expect(await rows()).toEqual([{ district: 'east' }]);
    await world.put('scan_districts', [{ id: 'west', geometry: box(106.5, 39.2, 106.8, 39.6) }, { id: 'far-east', geometry: box(106.8, 39.2, 106.9, 39.6) }]);
    await free();
    await scanner().settle();
    expect(await rows()).toEqual([{ district: 'far-east' }]);
  });
});

describe('an object beside those that a subject lies among', () => {
  it('makes the subject lie deeper in their common ground though it begins 22 m off: the subject is measured again', async () => {
    // Metres east of 106.53° at 39.3°: 86,240 m in a degree on GRS80. Strips from north to south: -500 to -4, -4 to 8 with the site at 0 to 4, 8 to 26.
    const strip = (id: string, from: number, to: number) => zone(id, box(106.53 + from / 86_240, 39.29, 106.53 + to / 86_240, 39.31), { accuracy_m: 15 });
    await world.put('scan_sites', [site('edge', box(106.53, 39.3, 106.53 + 4 / 86_240, 39.3001), { accuracy_m: 15 })], { mode: 'merge' });
    await world.put('scan_zones', [strip('n1', -500, -4), strip('n2', -4, 8), strip('n3', 8, 26)], { mode: 'merge' });
    await free();
    await scanner().settle();
    const depth = async () => Number((await world.rows<{ m: string }>("select evidence ->> 'overlap_depth_m' as m from finding where key = 'scan_meets:scan_sites/edge:scan_zones/n2'"))[0]?.m);
    expect(await depth()).toBeCloseTo(26, 0);
    await world.put('scan_zones', [strip('n4', 26, 400)], { mode: 'merge' });
    await free();
    await scanner().settle();
    expect(await last()).toMatchObject({ kind: 'incremental', state: 'done' });
    // To the western end of the ground it is 500 m, to the eastern one now 400 m.
    expect(await depth()).toBeGreaterThan(390);
  });
});
