/** The life of a finding over scans: new, persisting, resolved, relapsed; and what becomes of a person's decision when the conflict changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../../server/findings/decisions.ts';
import { endExemptions } from '../../../server/findings/exemptions.ts';
import { findingDetail } from '../../../server/findings/detail.ts';
import { changesOf, type Held } from '../../../server/scan/life.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { meetsRule, scanCatalogue as whole } from '../../fixtures/scan/rules.ts';
import { box } from '../analysis/world.ts';
import { afterAsking, coverage, openScannedWorld, seenBy, site, zone, type ScannedWorld } from './scanned-world.ts';

const scanCatalogue = { ...whole, rules: [meetsRule] };
let world: ScannedWorld;
let today = new Date('2026-11-23T04:00:00Z');
beforeAll(async () => {
  world = await openScannedWorld(scanCatalogue, { now: () => today });
  await world.put('scan_sites', [site('s1', box(106.6, 39.4, 106.61, 39.41))]);
  await world.put('scan_waters', [], { coverage });
});
afterAll(() => world.database.close());

const KEY = 'scan_meets:scan_sites/s1:scan_zones/z1';
const CLEAR = 'scan_meets:scan_sites/s1:scan_zones/';
/** A zone from `west` to far in the east; the site ends at 106.61. */
const put = (west: number, more: object = {}) => world.put('scan_zones', [zone('z1', box(west, 39.39, 106.7, 39.42), more)], { coverage });
const row = async (key: string) => (await world.rows<{ verdict: string; life: string; standing: string; expires_on: string | null }>('select verdict, life, standing, expires_on from finding where key = $1', [key]))[0];
const events = async (key: string) => (await world.rows<{ line: string }>("select kind || ' ' || coalesce(from_state, '–') || ' → ' || coalesce(to_state, '–') as line from finding_event where key = $1 order by number", [key])).map(({ line }) => line);
const changes = async () => (await world.rows('select appeared, verdict_changed, resolved, relapsed from scan where state = \'done\' order by number desc limit 1'))[0];
const context = () => ({ visible: seenBy('reviewer', scanCatalogue), now: today, actor: '李审核' });
const say = (kind: 'confirmed' | 'dismissed' | 'exempted' | 'reopened', more: object = {}) => decide(world.database, KEY, { kind, reason: '经现场核实', ...more }, context());
const exempt = (expires_on: string) => say('exempted', { expires_on, signer: '王局长', evidence: '乌环豁〔2026〕1号' });

describe('a finding', () => {
  it('is new when it is first seen, and the clear result before it is forgotten', async () => {
    await put(106.65);
    await world.scan();
    expect(await row(CLEAR)).toMatchObject({ verdict: 'clear', life: 'persisting' });
    await put(106.605);
    await world.scan();
    expect(await row(CLEAR)).toBeUndefined();
    expect(await row(KEY)).toMatchObject({ verdict: 'prohibited', life: 'new', standing: 'open' });
    expect(await events(KEY)).toEqual(['appeared – → prohibited']);
    expect(await changes()).toMatchObject({ appeared: 1, verdict_changed: 0, resolved: 0, relapsed: 0 });
  });
  it('persists when it is found again', async () => {
    await put(106.6049);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ verdict: 'prohibited', life: 'persisting' });
    expect(await events(KEY)).toHaveLength(1);
  });
  it('keeps its first sight when the verdict changes', async () => {
    const [before] = await world.rows<{ first_seen_at: string }>('select first_seen_at from finding where key = $1', [KEY]);
    await put(106.6049, { status: 'draft' });
    await world.scan();
    expect(await row(KEY)).toMatchObject({ verdict: 'review', life: 'persisting' });
    expect(await events(KEY)).toEqual(['appeared – → prohibited', 'verdict_changed prohibited → review']);
    const [after] = await world.rows<{ first_seen_at: string; changed: boolean }>('select first_seen_at, changed_at > first_seen_at as changed from finding where key = $1', [KEY]);
    expect(after).toEqual({ first_seen_at: before?.first_seen_at, changed: true });
  });
  it('stays as resolved when it is no more, and relapses when it comes back', async () => {
    await put(106.65);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ verdict: 'review', life: 'resolved' });
    expect(await changes()).toMatchObject({ resolved: 1 });
    await put(106.605);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ verdict: 'prohibited', life: 'relapsed' });
    expect((await events(KEY)).slice(2)).toEqual(['resolved review → –', 'relapsed review → prohibited']);
    expect(await changes()).toMatchObject({ appeared: 0, relapsed: 1 });
    const [row_] = await world.rows('select since > first_seen_at as younger from finding where key = $1', [KEY]);
    expect(row_).toEqual({ younger: true });
  });
  it('ends with its subject', async () => {
    await world.put('scan_sites', []);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ life: 'resolved' });
    await world.put('scan_sites', [site('s1', box(106.6, 39.4, 106.61, 39.41))]);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ life: 'relapsed' });
  });
  it('never loses what happened to it', async () => {
    await expect(world.database.query('delete from finding_event')).rejects.toThrow(/never changed or removed/);
    await expect(world.database.query("update finding_event set reason = 'x'")).rejects.toThrow(/never changed or removed/);
    await expect(world.database.query('truncate finding_event')).rejects.toThrow(/never changed or removed/);
  });
});

describe('a decision', () => {
  it('is kept with reason, person, signer and document, newest first', async () => {
    const answer = await exempt('2026-12-31');
    expect(answer.row).toMatchObject({ standing: 'exempted', verdict: 'prohibited' });
    expect(answer.events[0]).toMatchObject({ kind: 'exempted', actor: '李审核', from: 'open', to: 'exempted', reason: '经现场核实', evidence: '乌环豁〔2026〕1号', signer: '王局长', expires_on: '2026-12-31' });
  });
  it.each([
    ['an exemption without an end', 'exempted', { signer: 'a', evidence: 'b' }, /expires_on/],
    ['one that ends today', 'exempted', { signer: 'a', evidence: 'b', expires_on: '2026-11-23' }, /later than today \(2026-11-23\)/],
    ['one that ends on a day that is none', 'exempted', { signer: 'a', evidence: 'b', expires_on: '2027-02-30' }, /expires_on/],
    ['one without a document', 'exempted', { signer: 'a', expires_on: '2027-01-01' }, /evidence/],
    ['one that nobody signed', 'exempted', { evidence: 'b', expires_on: '2027-01-01' }, /signer/],
    ['a dismissal with an end', 'dismissed', { expires_on: '2027-01-01' }, /expires_on/],
    ['an empty reason', 'confirmed', { reason: '  ' }, /reason/],
  ] as const)('is refused: %s', async (_, kind, more, why) => {
    await expect(say(kind, more)).rejects.toThrow(why);
    expect(await row(KEY)).toMatchObject({ standing: 'exempted', expires_on: '2026-12-31' });
  });
  it('is refused for what is clear, and for what is not there', async () => {
    await expect(decide(world.database, 'nothing', { kind: 'confirmed', reason: 'x' }, context())).rejects.toThrow(/UNKNOWN_FINDING/);
    await expect(decide(world.database, `${KEY}x`, { kind: 'confirmed', reason: 'x' }, context())).rejects.toThrow(/UNKNOWN_FINDING/);
    const [clear] = await world.rows<{ key: string }>("select key from finding where verdict = 'clear' limit 1");
    await expect(decide(world.database, clear?.key ?? '', { kind: 'confirmed', reason: 'x' }, context())).rejects.toThrow(/nothing was found/);
  });
  it('of exemption holds on its last day and ends with it, in the city\'s time zone', async () => {
    // 2026-12-31 23:59 in the city, then 2027-01-01 00:01.
    today = new Date('2026-12-31T15:59:00Z');
    await endExemptions(world.database, scanCatalogue.city, today);
    expect(await row(KEY)).toMatchObject({ standing: 'exempted' });
    today = new Date('2026-12-31T16:01:00Z');
    const detail = await findingDetail(world.database, KEY, context());
    expect(detail.row.standing).toBe('open');
    expect(detail.events[0]).toMatchObject({ kind: 'expired', from: 'exempted', to: 'open', expires_on: '2026-12-31', actor: null });
    expect(await row(KEY)).toMatchObject({ standing: 'open', expires_on: null });
  });
  it('of dismissal stands while the conflict is the same, and through a relapse', async () => {
    await say('dismissed');
    await put(106.6048);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ standing: 'dismissed', life: 'persisting' });
    await put(106.65);
    await world.scan();
    await put(106.605);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ standing: 'dismissed', life: 'relapsed' });
  });
  it('of dismissal ends when the overlap has grown by more than a tenth since, in however many steps', async () => {
    // The overlap is 0.005° wide; 0.0053° is 6 % more, 0.0056° is 12 % more than what was dismissed.
    await put(106.6047);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ standing: 'dismissed' });
    await put(106.6044);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ standing: 'open', life: 'persisting' });
    expect((await events(KEY)).at(-1)).toBe('reopened dismissed → open');
  });
  it('of exemption ends when the verdict changes', async () => {
    await exempt('2027-06-30');
    await put(106.6044, { status: 'draft' });
    await world.scan();
    expect(await row(KEY)).toMatchObject({ standing: 'open', verdict: 'review', expires_on: null });
    expect((await events(KEY)).slice(-2)).toEqual(['verdict_changed prohibited → review', 'reopened exempted → open']);
  });
  it('made while a scan runs is not lost: what was dismissed as a review and is prohibited meanwhile is open', async () => {
    // The embedded engine answers one after the other.
    if (world.database.engine === 'embedded') return;
    await put(106.6044, { status: 'draft' });
    await world.scan();
    expect(await row(KEY)).toMatchObject({ standing: 'open', verdict: 'review' });
    await put(106.6044);
    // The person decides when the scan has read what is held and has not yet written.
    await world.database.query('delete from scan_lease');
    await new Scanner(afterAsking(world.database, 'findings held', () => say('dismissed')), scanCatalogue, { batch: 3 }).settle();
    await world.database.query('delete from scan_lease');
    expect(await row(KEY)).toMatchObject({ standing: 'open', verdict: 'prohibited' });
    expect((await events(KEY)).slice(-3)).toEqual(['dismissed open → dismissed', 'verdict_changed review → prohibited', 'reopened dismissed → open']);
  });
  it('of confirmation stands whatever changes', async () => {
    await say('confirmed');
    await put(106.6044);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ standing: 'confirmed', verdict: 'prohibited' });
  });
  it('can be taken back', async () => {
    expect((await say('reopened')).row.standing).toBe('open');
    await expect(say('reopened')).rejects.toThrow(/open already/);
  });
});

describe('new', () => {
  it('is what the last finished scan found first, whatever it looked at', async () => {
    await world.put('scan_sites', [site('s1', box(106.6, 39.4, 106.61, 39.41)), site('s2', box(106.62, 39.4, 106.63, 39.41))]);
    await world.scan();
    const S2 = KEY.replace('s1', 's2');
    expect(await row(S2)).toMatchObject({ verdict: 'prohibited', life: 'new' });
    // Far from everything: it looks at no other site.
    await world.put('scan_sites', [site('s3', box(106.52, 39.22, 106.53, 39.23))], { mode: 'merge' });
    await world.scan();
    expect(await row(S2)).toMatchObject({ life: 'persisting' });
    expect((await world.rows("select done from scan order by number desc limit 1"))[0]).toEqual({ done: 1 });
  });
  it('and what came back persists after the next one', async () => {
    await put(106.65);
    await world.scan();
    await put(106.605);
    await world.scan();
    expect(await row(KEY)).toMatchObject({ life: 'relapsed' });
    await world.put('scan_sites', [site('s3', box(106.52, 39.22, 106.53, 39.24))], { mode: 'merge' });
    await world.scan();
    expect(await row(KEY)).toMatchObject({ life: 'persisting' });
  });
});

describe('changes of one subject', () => {
  const held = (more: Partial<Held>): Held => ({ key: 'k', mark: 'm', verdict: 'prohibited', code: 'c', life: 'persisting', standing: 'open', told: true, decided: null, ...more });
  const found = (more: object = {}) => ({ key: 'k', mark: 'm', verdict: 'prohibited' as const, code: 'c', overlap_m2: 100, ...more });
  it('are none when nothing changed', () => {
    expect(changesOf([held({})], [found()])).toEqual({ writes: [], resolved: [], gone: [], events: [], counts: { appeared: 0, verdict_changed: 0, resolved: 0, relapsed: 0 } });
  });
  it.each([[110, 'kept'], [110.02, 'reopened']])('of an overlap of 100 m² that was dismissed and is now %d m²: %s', (overlap_m2, outcome) => {
    const decided = { verdict: 'prohibited', code: 'c', overlap_m2: 100 } as const;
    const { events } = changesOf([held({ standing: 'dismissed', decided })], [found({ mark: 'n', overlap_m2 })]);
    expect(events.map(({ kind }) => kind)).toEqual(outcome === 'reopened' ? ['reopened'] : []);
  });
});
