/** When scans run: one at a time, stopped when asked, on with the other rules when one fails, and by themselves when something changed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalogue, Rule } from '../../../data/grammar.ts';
import { findingPage } from '../../../server/findings/page.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { cancelScan, findScan, listScans, startScan } from '../../../server/scan/scans.ts';
import { startScanWorker } from '../../../server/scan/worker.ts';
import { aloneRule, gapRule, meetsRule, scanCatalogue } from '../../fixtures/scan/rules.ts';
import { box } from '../analysis/world.ts';
import { coverage, openScannedWorld, REGION, seenBy, site, zone, type ScannedWorld } from './scanned-world.ts';

let world: ScannedWorld;
const all = seenBy('administrator');
beforeAll(async () => {
  world = await openScannedWorld();
  await world.put('scan_sites', Array.from({ length: 10 }, (_, n) => site(`s${n}`, box(106.6 + n * 0.01, 39.4, 106.605 + n * 0.01, 39.41))));
  await world.put('scan_waters', [{ id: 'w1', geometry: box(106.8, 39.3, 106.81, 39.31) }], { coverage });
  await world.put('scan_zones', [zone('z1', box(106.6, 39.405, 106.65, 39.42))], { coverage });
  await world.scan();
});
afterAll(() => world.database.close());
beforeEach(async () => {
  await world.database.query('delete from scan_lease');
});

const scanner = (catalogue: Catalogue = scanCatalogue, options = {}) => new Scanner(world.database, catalogue, { batch: 3, ...options });
const last = async () => (await listScans(world.database, REGION, all)).scans[0];
const withRule = (changed: Rule): Catalogue => ({ ...scanCatalogue, rules: scanCatalogue.rules.map((rule) => (rule.id === changed.id ? changed : rule)) });

describe('what makes a scan run', () => {
  it('the first one measures every rule over every subject: 10 + 10 + 1', async () => {
    expect(await last()).toMatchObject({ kind: 'full', state: 'done', cause: 'first start', done: 21, total: 21, failed_rules: [], fault: null });
  });
  it('a changed subject: that subject in both of its rules', async () => {
    await world.put('scan_sites', [site('s3', box(106.631, 39.4, 106.636, 39.41))], { mode: 'merge' });
    expect(await scanner().settle()).toBe(1);
    expect(await last()).toMatchObject({ kind: 'incremental', cause: 'published scan_sites@2', done: 2, total: 2, state: 'done' });
  });
  it('a new zone: the subjects within reach of it, 2 km in one rule and 1 km in the other', async () => {
    // 40 km in the north of all sites.
    await world.put('scan_zones', [zone('far', box(106.6, 39.55, 106.61, 39.56))], { mode: 'merge' });
    await scanner().settle();
    expect(await last()).toMatchObject({ cause: 'published scan_zones@2', done: 0, total: 0 });
  });
  it('a coverage that is said anew: all subjects of the rules that rest on it', async () => {
    await world.put('scan_zones', [], { mode: 'merge', coverage: box(106.5, 39.2, 106.9, 39.7), source: 'another' });
    await scanner().settle();
    expect(await last()).toMatchObject({ cause: 'published scan_zones@3', done: 20, total: 20 });
  });
  it('another version of a rule: that rule in full', async () => {
    const next = withRule({ ...gapRule, version: '1.1.0' });
    await scanner(next).settle();
    expect(await last()).toMatchObject({ cause: 'rule scan_gap@1.1.0', done: 10, total: 10 });
    await world.database.query('delete from scan_lease');
    await scanner().settle();
    expect(await last()).toMatchObject({ cause: 'rule scan_gap@1.0.0' });
  });
  it('another day in the city: the rules that read the calendar', async () => {
    const [state] = await world.rows<{ day: string }>("select day from scan_rule where rule = 'scan_alone'");
    const tomorrow = new Date(`${state?.day ?? ''}T18:00:00Z`);
    const day = new Date(tomorrow.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await scanner(scanCatalogue, { now: () => tomorrow }).settle();
    expect(await last()).toMatchObject({ cause: `day ${day}`, done: 1, total: 1 });
    await world.database.query("update scan_rule set day = now() at time zone 'Asia/Shanghai'");
  });
  it('a rule that the catalogue no longer holds: its findings end', async () => {
    expect(await world.rows("select life from finding where rule = 'scan_alone'")).toEqual([{ life: 'persisting' }]);
    await scanner({ ...scanCatalogue, rules: [meetsRule, gapRule] }).settle();
    expect(await last()).toMatchObject({ cause: 'rule scan_alone ended', changes: { resolved: 1 } });
    expect(await world.rows("select life from finding where rule = 'scan_alone'")).toEqual([{ life: 'resolved' }]);
    await world.database.query('delete from scan_lease');
    await scanner().settle();
    expect(await world.rows("select life from finding where rule = 'scan_alone'")).toEqual([{ life: 'relapsed' }]);
    expect(aloneRule.clock).toBe('daily');
  });
  it('nothing, when nothing changed', async () => {
    expect(await scanner().settle()).toBe(0);
  });
});

describe('a rule that cannot be run', () => {
  const broken = (code: () => never) => withRule({ ...gapRule, version: '2.0.0', judge: code });

  it('is recorded with its fault, the others go on, and its old findings stay and say that they were not measured', async () => {
    const before = await world.rows("select key, verdict, life from finding where rule = 'scan_gap' order by key");
    const faulty = broken(() => {
      throw new Error('the judge is at a loss');
    });
    await startScan(world.database, REGION, '张规划', all);
    await scanner(faulty).settle();
    const scan = await last();
    expect(scan).toMatchObject({ kind: 'full', cause: '张规划', state: 'done', failed_rules: [{ rule: 'scan_gap', fault: 'the judge is at a loss' }], done: 11 });
    expect(await world.rows("select key, verdict, life from finding where rule = 'scan_gap' order by key")).toEqual(before);
    const page = await findingPage(world.database, {}, { visible: all, now: new Date() });
    expect(new Set(page.rows.filter(({ not_measured }) => not_measured).map(({ rule }) => rule))).toEqual(new Set(['scan_gap']));
  });
  it('is not tried again by itself, but in full when its layers change', async () => {
    const faulty = broken(() => {
      throw new Error('still at a loss');
    });
    expect(await scanner(faulty).settle()).toBe(0);
    await world.put('scan_sites', [site('s4', box(106.641, 39.4, 106.646, 39.41))], { mode: 'merge' });
    await world.database.query('delete from scan_lease');
    await scanner().settle();
    expect(await last()).toMatchObject({ failed_rules: [], done: 11 });
    const page = await findingPage(world.database, {}, { visible: all, now: new Date() });
    expect(page.rows.some(({ not_measured }) => not_measured)).toBe(false);
  });
});

describe('two at once', () => {
  it('never run: the second process waits until the first has been silent for half a minute', async () => {
    // The embedded engine's directory belongs to one process: there is no other one.
    if (world.database.engine === 'embedded') return;
    const [first, second] = [scanner(), scanner()];
    expect(await first.holdLease()).toBe(true);
    await startScan(world.database, REGION, 'a', all);
    expect(await second.settle()).toBe(0);
    await world.database.query("update scan_lease set heartbeat_at = now() - interval '29 seconds'");
    expect(await second.holdLease()).toBe(false);
    await world.database.query("update scan_lease set heartbeat_at = now() - interval '31 seconds'");
    expect(await second.settle()).toBe(1);
    expect(await first.settle()).toBe(0);
  });
  it('a process whose right was taken writes nothing more', async () => {
    await startScan(world.database, REGION, 'b', all);
    let batches = 0;
    const robbed = scanner(scanCatalogue, {
      async afterBatch() {
        batches += 1;
        if (batches === 2) await world.database.query("update scan_lease set holder = 'somebody else', heartbeat_at = now()");
      },
    });
    await robbed.turn();
    expect(batches).toBe(2);
    expect(await last()).toMatchObject({ state: 'running', done: 6 });
    await world.database.query('delete from scan_lease');
    await scanner().settle();
    expect(await last()).toMatchObject({ state: 'done', done: 21 });
  });
  it('asking twice gives the same scan', async () => {
    const [one, other] = [await startScan(world.database, REGION, 'c', all), await startScan(world.database, REGION, 'd', all)];
    expect(other.id).toBe(one.id);
    await scanner().settle();
    expect(await findScan(world.database, REGION, one.id, all)).toMatchObject({ state: 'done', cause: 'c' });
  });
});

describe('a scan that is stopped', () => {
  it('ends after its batch, and does not begin again by itself', async () => {
    await world.put('scan_zones', [], { mode: 'merge', coverage: box(106.5, 39.2, 106.9, 39.8), source: 'third' });
    let batches = 0;
    const one = scanner(scanCatalogue, {
      async afterBatch() {
        if (++batches === 2) await world.database.query("update scan set cancel_asked = true where state = 'running'");
      },
    });
    await one.settle();
    const scan = await last();
    expect(scan).toMatchObject({ state: 'cancelled', total: 20, rule: null });
    expect(scan?.done).toBeLessThan(20);
    expect(await one.settle()).toBe(0);
    await expect(cancelScan(world.database, REGION, scan?.id ?? '', all)).rejects.toThrow(/has ended \(cancelled\)/);
  });
  it('is made up for when the next change comes', async () => {
    await world.put('scan_sites', [site('s5', box(106.651, 39.4, 106.656, 39.41))], { mode: 'merge' });
    await scanner().settle();
    expect(await last()).toMatchObject({ state: 'done', done: 20 });
    expect(await scanner().settle()).toBe(0);
  });
  it('is cancelled at once while it waits', async () => {
    const { id } = await startScan(world.database, REGION, 'e', all);
    expect(await cancelScan(world.database, REGION, id, all)).toMatchObject({ state: 'cancelled' });
    expect(await scanner().settle()).toBe(0);
    await expect(cancelScan(world.database, REGION, 'none', all)).rejects.toThrow(/UNKNOWN_SCAN/);
  });
});

describe('the worker', () => {
  it('scans by itself what is published, and what is asked for', async () => {
    const worker = startScanWorker(world.database, scanCatalogue, (error) => expect(error).toBeUndefined());
    const ended = async (cause: string) => {
      for (;;) {
        const scan = await last();
        if (scan?.cause === cause && scan.state === 'done') return scan;
        await sleep(50);
      }
    };
    await world.put('scan_sites', [site('new', box(106.61, 39.41, 106.615, 39.415))], { mode: 'merge' });
    const [{ number } = { number: 0 }] = await world.rows<{ number: number }>("select max(number) as number from revision where layer = 'scan_sites'");
    expect(await ended(`published scan_sites@${number}`)).toMatchObject({ done: 2, changes: { new: 1 } });
    await startScan(world.database, REGION, '张规划', all);
    expect(await ended('张规划')).toMatchObject({ kind: 'full', done: 23 });
    await worker.close();
    expect(await world.rows('select * from scan_lease')).toEqual([]);
  });
});

describe('whoever may not see a layer', () => {
  it('is told of no finding in it, in counts neither, and not by the scan\'s cause', async () => {
    const some = seenBy('public');
    expect(some.closed_layers).toBe(1);
    const scans = (await listScans(world.database, REGION, some)).scans;
    expect(JSON.stringify(scans)).not.toContain('scan_zones');
    const full = (await listScans(world.database, REGION, all)).scans;
    const first = full.at(-1);
    expect((await findScan(world.database, REGION, first?.id ?? '', some)).changes.new).toBeLessThan(first?.changes.new ?? 0);
  });
});
