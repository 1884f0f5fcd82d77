/** One drawn site against every rule, on a real PostGIS: verdicts, what lies around, closed layers, missing data. */
import { setTimeout } from 'node:timers/promises';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SiteAnswer, type SiteCheckRequest } from '../../../server/contract/sites.ts';
import { refuseBurden } from '../../../server/sites/burden.ts';
import { checkSite } from '../../../server/sites/check-site.ts';
import { cutAnswer } from '../../../server/sites/cut-answer.ts';
import { wellRule } from '../../fixtures/new-rule/rule.ts';
import { signedIn } from '../access/sign-in.ts';
import { boxArea, distanceBetween } from '../analysis/geodesic.ts';
import { box, openWorld, point } from '../analysis/world.ts';
import { R1, anyone, catalogue, openSiteWorld, project, reviewer, twin, well } from './site-world.ts';

let world: Awaited<ReturnType<typeof openSiteWorld>>;
beforeAll(async () => {
  world = await openSiteWorld();
});
afterAll(() => world.close());

const check = (request: SiteCheckRequest, signal?: AbortSignal) => checkSite(world.database, catalogue, request, { ...(signal && { signal }) });
const verdicts = ({ rules }: SiteAnswer) => Object.fromEntries(rules.map(({ rule, verdict }) => [rule, verdict]));

describe('every rule at once', () => {
  it('judges those that apply, lists the others, and answers as the contract promises', async () => {
    const answer = await check(project(box(106.74, 39.44, 106.76, 39.45)));
    expect(verdicts(answer)).toEqual({ [R1]: 'prohibited', [wellRule.id]: null, [twin.id]: null });
    expect(answer).toMatchObject({ verdict: 'prohibited', undetermined: 0 });
    expect(Value.Check(SiteAnswer, JSON.parse(JSON.stringify(answer)))).toBe(true);
    expect(answer.area_m2).toBeCloseTo(boxArea(106.74, 39.44, 106.76, 39.45), -1);
    expect(answer.rules[0]?.findings[0]?.evidence.facts).toMatchObject({ kind: 'chemical', act_type: 'new', act_date: '2025-01-01', subject_accuracy_m: 5 });
  });
  it('the worst of several counts, and each rule is told only what it asks for', async () => {
    expect(await check(well(point(106.81, 39.51), 101)).then(({ verdict }) => verdict)).toBe('prohibited');
    expect(await check(well(point(106.81, 39.51), 99)).then(({ verdict }) => verdict)).toBe('restricted');
    expect(await check(well(point(106.81, 39.51))).then(({ verdict }) => verdict)).toBe('review');
  });
  it('an activity that no rule judges is not cleared', async () => {
    const answer = await check({ geometry: point(106.81, 39.51), said: { activity: 'tourism', act_type: 'new' } });
    expect(answer).toMatchObject({ verdict: 'undetermined', undetermined: 0 });
    expect(answer.rules.map(({ verdict }) => verdict)).toEqual([null, null, null]);
  });
  it('a draft zone and ground outside the coverage are never clear', async () => {
    expect((await check(project(box(106.81, 39.61, 106.82, 39.62)))).verdict).toBe('review');
    expect(await check(project(box(107.05, 39.6, 107.06, 39.61)))).toMatchObject({ verdict: 'undetermined', undetermined: 1 });
    expect((await check(project(box(106.6, 39.3, 106.61, 39.31)))).verdict).toBe('clear');
  });
  it('what lies around: counts by distance and the nearest, on the ellipsoid', async () => {
    const answer = await check(project(point(106.78, 39.445)));
    const to_park = distanceBetween([106.78, 39.445], [106.77, 39.445]);
    const parks = answer.bands.find(({ layer }) => layer === 'chemical_parks');
    // 0.010° at 39.445°N is 861 m.
    expect(parks?.counts).toEqual([{ within_m: 500, count: 0 }, { within_m: 1000, count: 1 }, { within_m: 3000, count: 1 }, { within_m: 5000, count: 1 }]);
    expect(parks?.nearest).toMatchObject({ id: 'p1', name: '园区' });
    expect(Math.abs((parks?.nearest?.distance_m ?? 0) - to_park)).toBeLessThan(0.5);
    const zones = answer.bands.find(({ layer }) => layer === 'shoreline_zones');
    expect(zones?.counts.map(({ count }) => count)).toEqual([0, 0, 1, 1]);
    // Only what was published has neighbours to count.
    expect(answer.bands.map(({ layer }) => layer).toSorted()).toEqual(['chemical_parks', 'shoreline_zones', 'wetlands']);
  });
  it('is refused for what no rule knows, an unknown activity, a shape that crosses itself, too many vertices', async () => {
    const bow = { type: 'Polygon', coordinates: [[[106.7, 39.5], [106.72, 39.52], [106.72, 39.5], [106.7, 39.52], [106.7, 39.5]]] };
    await expect(check(project(bow))).rejects.toThrow(/Self-intersection/);
    await expect(check(project(point(106.7, 39.5), { activity: 'casino' }))).rejects.toThrow(/casino/);
    await expect(check(project(point(106.7, 39.5), { more: { colour: 'red' } }))).rejects.toThrow(/said\.more\.colour is asked for by no rule/);
    await expect(check({ ...well(point(106.7, 39.5)), said: { activity: 'well', act_type: 'new', more: { depth_m: 'deep' } } })).rejects.toThrow(/depth_m/);
    const many = { type: 'LineString', coordinates: Array.from({ length: 2001 }, (_, at) => [106.7 + at * 1e-5, 39.5]) };
    await expect(check(project(many))).rejects.toThrow(/more than 2000 vertices/);
  });
  it('ends when the client goes away', async () => {
    await expect(check(project(point(106.7, 39.5)), AbortSignal.abort(new Error('The client went away.')))).rejects.toThrow(/went away/);
  });
});

describe('closed layers', () => {
  it('a rule that rests on one is undetermined for whoever may not see it, and nothing of it shows', async () => {
    const answer = await check(well(point(106.81, 39.51), 101));
    const shown = cutAnswer(catalogue, answer, anyone);
    expect(verdicts(shown)).toEqual({ [R1]: null, [wellRule.id]: 'undetermined', [twin.id]: 'undetermined' });
    expect(shown).toMatchObject({ verdict: 'undetermined', undetermined: 2 });
    expect(JSON.stringify(shown)).not.toMatch(/w1|湿地"|101|"wetlands"/);
    expect(cutAnswer(catalogue, answer, reviewer)).toEqual(answer);
  });
  it('not even where it would be clear', async () => {
    const answer = await check(well(point(106.6, 39.2), 101));
    expect(answer.verdict).toBe('clear');
    expect(cutAnswer(catalogue, answer, anyone).verdict).toBe('undetermined');
  });
});

describe('a layer without data', () => {
  it('is never clear, whatever the judge of a rule says', async () => {
    const bare = await openWorld(catalogue);
    try {
      // The fixture's judge calls every well outside a wetland clear, and knows nothing of coverage.
      const answer = await checkSite(bare.database, catalogue, well(point(106.6, 39.2), 50));
      expect(answer).toMatchObject({ verdict: 'undetermined', undetermined: 2, layers: [], bands: [] });
      expect((await checkSite(bare.database, catalogue, project(box(106.74, 39.44, 106.76, 39.45)))).area_m2).toBeCloseTo(boxArea(106.74, 39.44, 106.76, 39.45), -1);
      expect(answer.rules[1]?.findings[0]).toMatchObject({ verdict: 'undetermined', code: 'layer_unpublished' });
      expect((await checkSite(bare.database, catalogue, project(point(106.6, 39.2)))).verdict).toBe('undetermined');
    } finally {
      await bare.database.close();
    }
  });
});

/** Teeth from the south border to the north one, so that the outline runs through everything. */
function comb(teeth: number, [west, south, east, north]: readonly [number, number, number, number]): SiteCheckRequest['geometry'] {
  const step = (east - west) / (2 * teeth);
  const foot = south + (north - south) / 100;
  const edge = Array.from({ length: teeth }, (_, tooth) => west + 2 * tooth * step).flatMap((x) => [[x, north], [x + step, north], [x + step, foot], [x + 2 * step, foot]]);
  return { type: 'Polygon', coordinates: [[[west, south], ...edge, [east, south], [west, south]]] };
}
const CITY = [106.4, 39.1, 107, 39.9] as const;

describe('a site that would keep everybody waiting', () => {
  it('is refused before it is measured, sooner for somebody who is not signed in', async () => {
    const burden = (geometry: SiteCheckRequest['geometry'], who: 'stranger' | 'person') => () => refuseBurden(JSON.stringify(geometry), who);
    expect(burden(comb(498, CITY), 'person')).toThrow(/1995 vertices spread over 4[56]\d\d km²; expected vertices × km² of at most 4000000: simplify/);
    expect(burden(comb(125, CITY), 'stranger')).toThrow(/503 vertices .* at most 500000: sign in/);
    expect(burden(comb(125, CITY), 'person')).not.toThrow();
    expect(burden(box(...CITY), 'stranger')).not.toThrow();
    expect(burden(comb(498, [106.7, 39.5, 106.8, 39.6]), 'stranger')).not.toThrow();
    expect(burden(point(106.8, 39.5), 'stranger')).not.toThrow();
    for (const url of ['/api/check', `/api/rules/${R1}/check`]) {
      const { said, geometry } = project(comb(125, CITY));
      const answer = await world.app.inject({ method: 'POST', url, payload: url === '/api/check' ? { said, geometry } : { geometry, attributes: {} } });
      expect(answer.json()).toMatchObject({ status: 400, code: 'BAD_GEOMETRY', detail: expect.stringMatching(/503 vertices/) });
    }
  });
  it('is given up when its time is over, and the database lives on', async () => {
    const { rows: before } = await world.database.query('select pg_postmaster_start_time()::text as at');
    await expect(checkSite(world.database, catalogue, project(box(106.74, 39.44, 106.76, 39.45)), { within_ms: 0 })).rejects.toMatchObject({ code: 'TIMEOUT', detail: expect.stringMatching(/longer than 0 s/) });
    expect((await world.database.query('select pg_postmaster_start_time()::text as at')).rows).toEqual(before);
  });
  it('lets readers come between its questions', async () => {
    const order: string[] = [];
    const checking = check(project(box(106.74, 39.44, 106.76, 39.45))).then(() => order.push('check'));
    const reading = world.database.query('select 1 as one').then(() => order.push('reader'));
    await Promise.all([checking, reading]);
    expect(order).toEqual(['reader', 'check']);
  });
  it('rests on one state of the data, also where others come between', async () => {
    const checking = check(project(box(106.74, 39.44, 106.76, 39.45))).then(({ verdict }) => verdict, (fault: { code: string }) => fault.code);
    await world.database.query("insert into revision select (jsonb_populate_record(null::revision, to_jsonb(r) || jsonb_build_object('number', r.number + 1000))).* from revision r where r.layer = 'wetlands'");
    expect(await checking).toBe(world.database.engine === 'embedded' ? 'BUSY' : 'prohibited');
    await world.database.query('delete from revision where number > 1000');
  });
});

function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => undefined;
  const passed = new Promise<void>((go) => {
    open = go;
  });
  return { open, passed };
}

describe('over http', () => {
  it('anybody may check, and sees only what is open to them', async () => {
    const answer = await world.app.inject({ method: 'POST', url: '/api/check', payload: well(point(106.81, 39.51), 101) });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<SiteAnswer>()).toMatchObject({ verdict: 'undetermined', undetermined: 2 });
    expect(answer.body).not.toContain('"wetlands"');
    const { rows } = await world.database.query<{ action: string; target: string }>("select action, target from audit where action = 'POST /api/check' order by at desc limit 1");
    // Strangers are counted by address and hour; a row of its own has only what people do.
    expect(rows).toEqual([]);
  });
  it('a file of megabytes is read by its own address alone', async () => {
    const text = '[属性描述]\n'.padEnd(1_500_000, '\n');
    const base64 = Buffer.from(`${text}[地块坐标]\nJ1,1,4385804.766,36396930.533\nJ2,1,4385782.02,36398648.404\nJ3,1,4388002.653,36398677.566\n`).toString('base64');
    const answer = await world.app.inject({ method: 'POST', url: '/api/sites/read', payload: { base64, file_name: 'a.txt' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ format: 'boundary-points', srid: 4524, shapes: [{ geometry: { type: 'Polygon' } }] });
    expect((await world.app.inject({ method: 'POST', url: '/api/check', payload: { base64 } })).statusCode).toBe(413);
    const bad = await world.app.inject({ method: 'POST', url: '/api/sites/read', payload: { text: '106.8 39.6\nabc' } });
    expect(bad.statusCode).toBe(400);
    expect(bad.json()).toMatchObject({ code: 'BAD_REQUEST', line: 2 });
  });
  it('saving is for people who signed in', async () => {
    expect((await world.app.inject({ method: 'POST', url: '/api/sites', payload: project(point(106.7, 39.5), { name: 'x' }) })).statusCode).toBe(401);
    expect((await world.app.inject({ url: '/api/sites' })).statusCode).toBe(401);
  });
  it('whoever leaves before the answer leaves no row; a caller has two checks under way at most, also by one rule', async () => {
    const viewer = await signedIn(world.database, 'viewer');
    const origin = await world.app.listen({ port: 0, host: '127.0.0.1' });
    const rows = async () => (await world.database.query<{ action: string; outcome: string }>('select action, outcome from audit where actor = $1 order by number', [viewer.id])).rows;
    const held = gate();
    const locked = gate();
    const holding = world.database.transaction(async (tx) => {
      await tx.script('lock table revision in access exclusive mode');
      locked.open();
      await held.passed;
    });
    await locked.passed;
    const body = JSON.stringify(project(point(106.9, 39.2)));
    const ask = (signal?: AbortSignal) => fetch(`${origin}/api/check`, { method: 'POST', headers: { ...viewer.headers, 'content-type': 'application/json' }, body, signal: signal ?? null });
    const left = new AbortController();
    const abandoned = ask(left.signal);
    await setTimeout(300);
    left.abort();
    await expect(abandoned).rejects.toThrow(/abort/);
    const byOneRule = () => world.app.inject({ method: 'POST', url: `/api/rules/${R1}/check`, payload: { geometry: point(106.9, 39.2), attributes: {} } });
    const [first, second] = [byOneRule(), byOneRule()];
    await setTimeout(300);
    const third = await byOneRule();
    expect([third.statusCode, third.json<{ detail: string }>().detail]).toEqual([503, expect.stringContaining('2 checks of this caller')]);
    held.open();
    await holding;
    expect([(await first).statusCode, (await second).statusCode]).toEqual([200, 200]);
    expect((await ask()).status).toBe(200);
    expect(await rows()).toEqual([{ action: 'POST /api/check', outcome: 'ok' }]);
  });
});
