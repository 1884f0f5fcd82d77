/** List, counts, marks and details of stored findings, in a world small enough to be counted by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { FindingPage, FindingPoints, FindingSummary, StoredFinding } from '../../../server/contract/findings.ts';
import { decide } from '../../../server/findings/decisions.ts';
import { findingDetail } from '../../../server/findings/detail.ts';
import { findingPage, findingPoints, type PageQuery } from '../../../server/findings/page.ts';
import { findingSummary } from '../../../server/findings/summary.ts';
import { listScans } from '../../../server/scan/scans.ts';
import { boxArea } from '../analysis/geodesic.ts';
import { box, point } from '../analysis/world.ts';
import { coverage, openScannedWorld, REGION, seenBy, site, zone, type ScannedWorld } from '../scan/scanned-world.ts';

// Zone z1 reaches from 106.65 to 106.70 east and 39.40 to 39.45 north; z2 is a draft in the east. The border of the districts is 106.66.
// in: all inside z1. half: half inside. touch: shares z1's west border. strip: 0.002° (172 m) west of it. far: 3.4 km away. draft: in z2.
// spot: a point in z1. out: beyond the coverage.
const sites = [
  site('in', box(106.67, 39.41, 106.68, 39.42), { name: '甲地块' }),
  site('half', box(106.645, 39.42, 106.655, 39.43)),
  site('touch', box(106.64, 39.405, 106.65, 39.41)),
  site('strip', box(106.638, 39.44, 106.648, 39.445)),
  site('far', box(106.6, 39.42, 106.61, 39.43)),
  site('draft', box(106.81, 39.41, 106.82, 39.42)),
  site('spot', point(106.69, 39.44)),
  site('out', box(106.95, 39.41, 106.96, 39.42)),
];

let world: ScannedWorld;
beforeAll(async () => {
  world = await openScannedWorld();
  await world.put('scan_districts', [{ id: 'west', geometry: box(106.5, 39.3, 106.66, 39.5), attributes: { name: '西区' } }, { id: 'east', geometry: box(106.66, 39.3, 106.9, 39.5), attributes: { name: '东区' } }]);
  await world.put('scan_zones', [zone('z1', box(106.65, 39.4, 106.7, 39.45)), zone('z2', box(106.8, 39.4, 106.85, 39.45), { status: 'draft' })], { coverage });
  await world.put('scan_waters', [], { coverage });
  await world.put('scan_sites', sites);
  await world.scan();
});
afterAll(() => world.database.close());

const now = new Date();
const context = (role: 'public' | 'viewer' = 'viewer') => ({ visible: seenBy(role), now });
const ask = (query: PageQuery, role?: 'public') => findingPage(world.database, query, context(role));
const ids = async (query: PageQuery) => (await ask(query)).rows.map(({ rule, subject, object }) => `${rule.slice(5)} ${subject.id}${object ? ` ${object.id}` : ''}`);
const meets = (id: string) => `scan_meets:scan_sites/${id}:scan_zones/`;

describe('the list', () => {
  it('holds what the rules found, worst first: larger overlap before smaller, then the nearer', async () => {
    const page = await ask({ rule: 'scan_meets', verdict: 'prohibited,restricted,review' });
    expect(page.rows.map(({ subject, verdict, relation }) => `${subject.id} ${verdict} ${relation}`)).toEqual([
      'in prohibited within', 'half prohibited overlapping', 'spot prohibited within', 'strip restricted apart', 'draft review within', 'touch review touching',
    ]);
    expect(page).toMatchObject({ total: 6, next: null });
    expect(page.scanned_at).not.toBeNull();
    expect(Value.Check(FindingPage, JSON.parse(JSON.stringify(page)))).toBe(true);
    const [inside, half] = page.rows;
    // GeographicLib: the whole site, and the east half of the other.
    expect(inside?.overlap_m2).toBeCloseTo(boxArea(106.67, 39.41, 106.68, 39.42), 0);
    expect(half?.overlap_share).toBeCloseTo(0.5, 6);
    expect(inside).toMatchObject({ district: 'east', life: 'new', standing: 'open', age_days: 0, unit: { zh: '测试一局' }, demonstration: false, subject: { name: '甲地块' } });
    // The mark of a conflict lies on the clipped piece.
    expect(half?.point[0]).toBeGreaterThan(106.65);
  });
  it('has three lines for each site: two layers in one rule, one in the other', async () => {
    expect((await ask({})).total).toBe(24);
  });
  it.each<[string, PageQuery, number]>([
    ['rule', { rule: 'scan_gap' }, 8],
    ['two rules', { rule: 'scan_gap,scan_alone' }, 8],
    // Beyond the coverage: both layers of the rule.
    ['verdict', { verdict: 'undetermined' }, 2],
    ['district', { district: 'east', rule: 'scan_gap' }, 3],
    ['no district', { district: 'none', rule: 'scan_gap' }, 1],
    ['district or none', { district: 'east,none', rule: 'scan_gap' }, 4],
    ['department', { unit: '测试二局' }, 8],
    ['life', { life: 'resolved' }, 0],
    ['standing', { standing: 'confirmed,dismissed' }, 0],
    ['subject', { subject: 'scan_sites/half' }, 3],
    ['name', { q: '甲地' }, 3],
    ['name of the object', { q: '范围Z2', verdict: 'review', rule: 'scan_meets' }, 1],
    ['box around z2', { bbox: '106.8,39.4,106.85,39.45' }, 3],
    ['keys', { keys: `${meets('half')}z1\nnothing` }, 1],
    ['several at once', { rule: 'scan_meets', verdict: 'prohibited', district: 'east' }, 2],
    ['age', { min_age: 1 }, 0],
    ['youth', { max_age: 0 }, 24],
    ['this month', { month: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 7) }, 24],
    ['another month', { month: '2020-01' }, 0],
  ])('is filtered by %s', async (_, query, total) => {
    const page = await ask(query);
    expect(page.total).toBe(total);
    expect(page.rows).toHaveLength(total);
  });
  it('is filtered by what a scan changed', async () => {
    const [scan] = await world.rows<{ id: string }>('select id from scan');
    // Six conflicts and two unknown in one rule; in the other everything but what lies wholly inside a zone.
    expect((await ask({ scan: scan?.id ?? '' })).total).toBe(8 + 5);
  });
  it.each(['worst', 'newest', 'oldest', 'overlap', 'distance', 'rule', 'subject', 'district'] as const)('is read in pages in the order "%s" without a gap or a repetition', async (sort) => {
    const whole = (await ask({ sort })).rows.map(({ key }) => key);
    const read: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await ask({ sort, limit: 5, ...(after !== undefined && { after }) });
      read.push(...page.rows.map(({ key }) => key));
      if (page.next === null) break;
      after = page.next;
    }
    expect(read).toEqual(whole);
    expect(new Set(read).size).toBe(24);
  });
  it('is ordered by distance: what touches first, the unknown last', async () => {
    expect(await ids({ sort: 'distance', rule: 'scan_meets', verdict: 'restricted,clear', subject: 'scan_sites/strip' })).toEqual(['meets strip z1', 'meets strip']);
  });
  it.each([
    [{ verdict: 'bad' }, /BAD_FILTER: verdict=bad/],
    [{ rule: 'r99' }, /BAD_FILTER: rule=r99/],
    [{ month: '2026-13' }, /BAD_FILTER: month/],
    [{ subject: 'none' }, /BAD_FILTER: subject/],
    [{ bbox: '1,2,3' }, /BAD_BBOX/],
    [{ sort: 'best' }, /BAD_REQUEST: sort=best/],
    [{ after: 'eyJhIjoxfQ' }, /BAD_CURSOR/],
    [{ sort: 'oldest', after: Buffer.from(JSON.stringify(['oldest', "x' or 1=1", 'k'])).toString('base64url') }, /BAD_CURSOR/],
  ])('refuses %j', async (query, why) => {
    await expect(ask(query)).rejects.toThrow(why);
  });
});

describe('a page marker', () => {
  it.each([
    [['worst', '99999', '0', '0', 'k']], [['worst', '32768', '0', '0', 'k']], [['worst', '1', '1e999', '0', 'k']], [['worst', '1', '0', '1e-999', 'k']], [['worst', '1', '0', '9'.repeat(400), 'k']],
    [['oldest', '2026-02-30 00:00:00+00', 'k']], [['oldest', '2026-13-01 00:00:00+00', 'k']], [['newest', '2026-01-01 25:00:00+00', 'k']], [['newest', '0000-01-01 00:00:00+00', 'k']],
  ])('that PostgreSQL would not take for its columns is refused: %j', async (cells) => {
    await expect(ask({ sort: String(cells[0]), after: Buffer.from(JSON.stringify(cells)).toString('base64url') })).rejects.toThrow(/BAD_CURSOR/);
  });
});

describe('a scan', () => {
  it('tells a stranger of changes as many as they see findings, no number of subjects and no words of a fault', async () => {
    await world.rows("update scan set fault = 'relation scan_zones_view' where region = $1", [REGION]);
    const [open] = (await listScans(world.database, REGION, seenBy('viewer'))).scans;
    const [cut] = (await listScans(world.database, REGION, seenBy('public'))).scans;
    const seen = await ask({}, 'public');
    expect(open).toMatchObject({ fault: 'relation scan_zones_view' });
    expect(open?.changes.new).toBeGreaterThan(seen.total);
    expect(cut?.changes.new).toBe(seen.total);
    expect(seen.total).toBeLessThan((await ask({})).total);
    expect(cut).toMatchObject({ done: 100, total: 100, fault: '' });
    await world.rows('update scan set fault = null where region = $1', [REGION]);
  });
});

describe('the counts', () => {
  it('are those of the filtered list, and each chart leaves its own part out', async () => {
    const summary = await findingSummary(world.database, { rule: 'scan_meets', verdict: 'prohibited' }, context());
    expect(Value.Check(FindingSummary, JSON.parse(JSON.stringify(summary)))).toBe(true);
    expect(summary.total).toBe(3);
    expect(summary.by.rule.map(({ key, counts }) => [key, counts.prohibited])).toEqual([['scan_meets', 3]]);
    expect(Object.fromEntries(summary.by.verdict.map(({ key, counts }) => [key, Object.values(counts).reduce((sum, n) => sum + n)]))).toEqual({ prohibited: 3, restricted: 1, review: 2, undetermined: 2, clear: 8 });
    expect(summary.by.district.map(({ key, title, counts }) => [key, title.zh, counts.prohibited])).toEqual([['east', '东区', 2], ['west', '西区', 1]]);
    expect(summary.by.unit.map(({ key }) => key)).toEqual(['测试一局']);
    expect(summary.by.life).toMatchObject([{ key: 'new', title: { zh: '新增', en: 'New' }, counts: { prohibited: 3 } }]);
    expect(summary.by.month).toHaveLength(1);
  });
  it('stand under each department by itself, though several answer for one finding', async () => {
    const { by } = await findingSummary(world.database, { life: 'new' }, context());
    const sum = (counts: (typeof by.unit)[number]['counts'] | undefined): number => Object.values(counts ?? {}).reduce((all, n) => all + n, 0);
    const under = new Map(by.unit.map(({ key, counts }) => [key, sum(counts)]));
    const of = (rule: string): number => sum(by.rule.find(({ key }) => key === rule)?.counts);
    expect(of('scan_gap')).toBeGreaterThan(0);
    expect(by.unit.map(({ key, title }) => [key, title.en])).toEqual([['测试一局', 'First test bureau'], ['测试二局', 'Second test bureau'], ['测试三局', 'Third test bureau']]);
    expect([under.get('测试一局'), under.get('测试二局'), under.get('测试三局')]).toEqual([of('scan_meets'), of('scan_gap'), of('scan_gap')]);
    // As departments are chosen now, and as older links named them.
    for (const unit of ['测试三局', '测试二局、测试三局（专办）']) expect((await ask({ unit, life: 'new' })).total).toBe(of('scan_gap'));
    expect((await ask({ unit: '测试三局,测试二局', life: 'new' })).total).toBe(of('scan_gap'));
    expect((await ask({ unit: '测试三局,测试一局', life: 'new' })).total).toBe(of('scan_gap') + of('scan_meets'));
  });
  it('of months have no gap', async () => {
    await world.database.query("update finding set month = '2026-08' where key = $1", [`${meets('in')}z1`]);
    const summary = await findingSummary(world.database, { rule: 'scan_meets', verdict: 'prohibited', month: '2026-08' }, context());
    expect(summary.total).toBe(1);
    expect(summary.by.month.slice(0, 3).map(({ key, counts }) => [key, counts.prohibited])).toEqual([['2026-08', 1], ['2026-09', 0], ['2026-10', 0]]);
  });
});

describe('the marks', () => {
  it('are one for each finding, worst first', async () => {
    const points = await findingPoints(world.database, { verdict: 'prohibited,restricted' }, context());
    expect(Value.Check(FindingPoints, JSON.parse(JSON.stringify(points)))).toBe(true);
    expect(points.truncated).toBe(false);
    expect(points.points.map(({ verdict }) => verdict)).toEqual(['prohibited', 'prohibited', 'prohibited', 'restricted']);
    expect(points.points[2]?.point).toEqual([106.69, 39.44]);
  });
});

describe('one finding', () => {
  it('carries evidence, law, history and neighbours', async () => {
    const detail = await findingDetail(world.database, `${meets('half')}z1`, context());
    expect(Value.Check(StoredFinding, JSON.parse(JSON.stringify(detail)))).toBe(true);
    const { evidence } = detail.finding;
    expect(evidence).toMatchObject({ rule: 'scan_meets', rule_version: '1.0.0', crs: 'EPSG:4490', tolerance_m: 5, distance_m: 0, legal: [{ basis: 'test_basis' }] });
    expect(evidence.layers.map(({ layer, revision }) => `${layer}@${revision}`)).toEqual(['scan_sites@1', 'scan_zones@1', 'scan_waters@1']);
    expect(evidence.overlap?.type).toBe('Polygon');
    expect(evidence.facts).toMatchObject({ meets: true, status: 'published', object_layer: 'scan_zones' });
    expect(detail.events).toMatchObject([{ kind: 'appeared', actor: null, to: 'prohibited', scan: evidence.run_id }]);
    // Its own other findings; nothing else lies within 500 m.
    expect(detail.neighbours.map(({ row }) => row.subject.id)).toEqual(['half', 'half']);
  });
  it('that is clear is measured again for its figures', async () => {
    const { finding } = await findingDetail(world.database, meets('far'), context());
    expect(finding).toMatchObject({ verdict: 'clear', code: 'nothing_near' });
    expect(finding.evidence.facts).toMatchObject({ meets: false, object_id: null, coverage_share: 1 });
  });
  it('has those of other subjects nearby, nearest first', async () => {
    // The strip's site and the half one lie 1.2 km apart; moved to 300 m they are neighbours.
    await world.put('scan_sites', [site('near', box(106.656, 39.424, 106.657, 39.425))], { mode: 'merge' });
    await world.scan();
    const { neighbours } = await findingDetail(world.database, `${meets('half')}z1`, context());
    const others = neighbours.filter(({ row }) => row.subject.id !== 'half');
    expect(others.map(({ row }) => `${row.rule} ${row.subject.id}`)).toEqual(['scan_meets near']);
    expect(others[0]?.distance_m).toBeGreaterThan(200);
    expect(others[0]?.distance_m).toBeLessThan(500);
  });
  it('that is not there is refused', async () => {
    await expect(findingDetail(world.database, 'none', context())).rejects.toThrow(/UNKNOWN_FINDING/);
  });
});

describe('whoever may not see the zones', () => {
  it('is given nothing that rests on them: no line, no count, no mark, no detail', async () => {
    const page = await ask({ limit: 1000 }, 'public');
    // One line for each of nine sites: the layer of waters; they say nothing found only to those who see all that the rule reads.
    expect(page.rows.map(({ rule, verdict, object }) => `${rule} ${verdict} ${object?.layer ?? ''}`)).toEqual(['scan_meets undetermined ']);
    expect(JSON.stringify(page)).not.toContain('scan_zones');
    expect((await findingSummary(world.database, {}, context('public'))).total).toBe(1);
    expect((await findingPoints(world.database, {}, context('public'))).points).toHaveLength(1);
    await expect(findingDetail(world.database, `${meets('half')}z1`, context('public'))).rejects.toThrow(/UNKNOWN_FINDING/);
    await expect(decide(world.database, `${meets('half')}z1`, { kind: 'confirmed', reason: 'x' }, { ...context('public'), actor: 'x' })).rejects.toThrow(/UNKNOWN_FINDING/);
    const untold = page.rows[0];
    expect((await findingDetail(world.database, untold?.key ?? '', context('public'))).finding.evidence.layers.map(({ layer }) => layer)).toEqual(['scan_sites', 'scan_waters']);
  });
});
