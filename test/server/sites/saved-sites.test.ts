/** Sites that people saved: kept as they were, run again, told what changed, removed by who may. */
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../data/grammar.ts';
import { SavedSite, type SavedSiteRow, type SiteCheckRequest } from '../../../server/contract/sites.ts';
import { checkSite } from '../../../server/sites/check-site.ts';
import { cutAnswer, cutSite } from '../../../server/sites/cut-answer.ts';
import { outlineOf, verdictSeen } from '../../../server/sites/outline.ts';
import { insertRun, insertSite, listSites, openSite, removeSite } from '../../../server/sites/saved/saved-sites.ts';
import { signedIn, type SignedIn } from '../access/sign-in.ts';
import { coverage, zone } from '../analysis/r1-ground.ts';
import { box, point } from '../analysis/world.ts';
import { R1, anyone, catalogue, openSiteWorld, project, reviewer, twin, well } from './site-world.ts';

let world: Awaited<ReturnType<typeof openSiteWorld>>;
beforeAll(async () => {
  world = await openSiteWorld();
});
afterAll(() => world.close());

const check = (request: SiteCheckRequest) => checkSite(world.database, catalogue, request);
const wang = { id: 'p-1', name: 'wang' };
/** Somebody else who reads. */
const asked = { person: null, role: 'viewer' } as const;
const li = { id: 'p-2', name: 'li' };

describe('saved sites', () => {
  const { region } = catalogue.city;
  it('keep every run as it was, with its versions; another revision changes the next run alone', async () => {
    const request = project(box(106.9, 39.3, 106.91, 39.31), { name: '备选一' });
    const first = await check(request);
    const id = await insertSite(world.database, region, request, first, wang);
    await world.put('shoreline_zones', [zone('z1', '甲段', box(106.7, 39.4, 106.75, 39.5)), zone('z-new', '新段', box(106.89, 39.29, 106.92, 39.32))], { coverage });
    await insertRun(world.database, region, id, await check(request), li);
    const site = await openSite(world.database, region, id);
    expect(site).toMatchObject({ id, name: '备选一', geometry: request.geometry, said: request.said, created_by: 'wang', owner: 'p-1' });
    expect(site.runs.map(({ actor, answer }) => [actor, answer.verdict])).toEqual([['li', 'prohibited'], ['wang', 'clear']]);
    expect(site.runs[1]?.answer).toEqual(JSON.parse(JSON.stringify(first)));
    const zones = site.runs.map(({ answer }) => answer.layers.find(({ layer }) => layer === 'shoreline_zones')?.revision);
    expect(zones).toEqual([2, 1]);
    const { changes } = cutSite(catalogue, site, reviewer, asked);
    expect(changes).toEqual({ nothing: false, since: site.runs[1]?.at, layers: [{ layer: 'shoreline_zones', from: 1, to: 2 }], rules: [], answers: [{ rule: R1, from: 'clear', to: 'prohibited' }] });
    expect(Value.Check(SavedSite, JSON.parse(JSON.stringify(cutSite(catalogue, site, reviewer, asked))))).toBe(true);
  });
  it('run again say that nothing changed since when, or which rule did', async () => {
    const request = well(point(106.81, 39.51), 101);
    const answer = await check(request);
    const id = await insertSite(world.database, region, { ...request, said: { ...request.said, name: '复检' } }, answer, wang);
    const seen = async (visible = reviewer) => cutSite(catalogue, await openSite(world.database, region, id), visible, asked);
    expect((await seen()).changes).toBeNull();
    await insertRun(world.database, region, id, await check(request), li);
    const { runs, changes } = await seen();
    expect(changes).toEqual({ nothing: true, since: runs[1]?.at, layers: [], rules: [], answers: [] });
    const otherwise = { ...answer, rules: answer.rules.map((one) => (one.rule === twin.id ? { ...one, rule_version: '0.3.0', verdict: 'clear' as const, findings: one.findings.map((finding) => Object.assign(structuredClone(finding), { verdict: 'clear' as const })) } : one)), layers: answer.layers.map((one) => Object.assign(structuredClone(one), { revision: one.revision + 5 })) };
    await insertRun(world.database, region, id, otherwise, li);
    const told = (await seen()).changes;
    expect(told).toMatchObject({ nothing: false, rules: [{ rule: twin.id, from: '0.2.0', to: '0.3.0' }], answers: [{ rule: twin.id, from: 'prohibited', to: 'clear' }] });
    const named = (changed: typeof told) => changed?.layers.map(({ layer }) => layer);
    expect(named(told)).toContain('wetlands');
    expect(named((await seen(anyone)).changes)).not.toContain('wetlands');
  });
  it('are removed by who saved them or by a reviewer, whatever the name', async () => {
    const [owner, namesake, judge] = [await signedIn(world.database, 'planner'), await signedIn(world.database, 'planner'), await signedIn(world.database, 'reviewer')];
    await world.database.query("update person set name = '王工' where id = any ($1)", [[owner.id, namesake.id]]);
    const payload = project(point(106.9, 39.3), { name: '同名' });
    const save = async (): Promise<SavedSite> => (await world.app.inject({ method: 'POST', url: '/api/sites', payload, headers: owner.headers })).json<SavedSite>();
    const remove = async ({ id }: SavedSite, { headers }: SignedIn) => (await world.app.inject({ method: 'DELETE', url: `/api/sites/${id}`, headers })).statusCode;
    const mayRemove = async ({ id }: SavedSite, { headers }: SignedIn) => {
      const [one, list] = await Promise.all([world.app.inject({ url: `/api/sites/${id}`, headers }), world.app.inject({ url: '/api/sites', headers })]);
      return [one.json<SavedSite>().may_remove, list.json<{ sites: SavedSiteRow[] }>().sites.find((row) => row.id === id)?.may_remove];
    };
    const [first, second] = [await save(), await save()];
    expect(first).toMatchObject({ created_by: '王工', may_remove: true, changes: null });
    expect(first).not.toHaveProperty('owner');
    expect([await mayRemove(first, owner), await mayRemove(first, namesake), await mayRemove(first, judge)]).toEqual([[true, true], [false, false], [true, true]]);
    expect([await remove(first, namesake), await remove(first, owner), await remove(second, judge), await remove(second, judge)]).toEqual([403, 200, 200, 404]);
    const { rows } = await world.database.query('select owner, removed_by_id from saved_site where id::text = any ($1) order by removed_at', [[first.id, second.id]]);
    expect(rows).toEqual([{ owner: owner.id, removed_by_id: owner.id }, { owner: owner.id, removed_by_id: judge.id }]);
  });
  it('are listed newest first, and gone from the list when removed, never from the record', async () => {
    const request = well(point(106.81, 39.51), 120);
    const answer = await check(request);
    const id = await insertSite(world.database, region, { ...request, said: { ...request.said, name: '井' } }, answer, wang);
    expect((await listSites(world.database, region))[0]).toMatchObject({ id, name: '井', activity: 'well', run_count: 1 });
    // What a public asker sees of a stored run is cut like a fresh answer.
    expect(cutSite(catalogue, await openSite(world.database, region, id), anyone, asked).runs[0]?.answer.verdict).toBe('undetermined');
    await removeSite(world.database, region, id, li);
    expect((await listSites(world.database, region)).map((row) => row.id)).not.toContain(id);
    await expect(openSite(world.database, region, id)).rejects.toThrow(/no saved site/);
    await expect(insertRun(world.database, region, id, answer, li)).rejects.toThrow(/no saved site/);
    await expect(removeSite(world.database, region, id, li)).rejects.toThrow(/no saved site/);
    const { rows } = await world.database.query<{ runs: number; removed_by: string }>('select s.removed_by, (select count(*)::integer from site_run r where r.site = s.id) as runs from saved_site s where s.id::text = $1', [id]);
    expect(rows).toEqual([{ removed_by: 'li', runs: 1 }]);
  });
  it('are listed by an outline that says to everybody what their cut answer would, without the answer', async () => {
    const sites = [project(box(106.74, 39.44, 106.76, 39.45)), well(point(106.81, 39.51), 101), well(point(106.6, 39.2), 50), project(point(106.82, 39.62))];
    for (const request of sites) {
      const answer = await check(request);
      for (const visible of [anyone, reviewer]) expect(verdictSeen(catalogue, outlineOf(answer), visible)).toBe(cutAnswer(catalogue, answer, visible).verdict);
    }
    const fewer: Catalogue = { ...catalogue, rules: [] };
    const outline = outlineOf(await check(well(point(106.81, 39.51), 101)));
    expect([verdictSeen(fewer, outline, reviewer), verdictSeen(fewer, outline, anyone)]).toEqual(['prohibited', 'undetermined']);
    await insertSite(world.database, region, { ...well(point(106.81, 39.51), 101), said: { activity: 'well', act_type: 'new', name: '列表' } }, await check(well(point(106.81, 39.51), 101)), wang);
    const [row] = await listSites(world.database, region);
    expect(row).toMatchObject({ verdict: 'prohibited', outline });
    expect(row).not.toHaveProperty('answer');
  });
  it('show their newest ten runs, and an answer of megabytes is not stored', async () => {
    const request = well(point(106.81, 39.51), 120);
    const answer = await check(request);
    const id = await insertSite(world.database, region, { ...request, said: { ...request.said, name: '多次' } }, answer, wang);
    for (let run = 1; run <= 11; run += 1) await insertRun(world.database, region, id, answer, { ...wang, name: `run ${run}` });
    const { runs } = await openSite(world.database, region, id);
    expect(runs).toHaveLength(10);
    expect(runs[0]?.actor).toBe('run 11');
    const vast = { ...answer, run_at: 'x'.repeat(2_000_001) };
    await expect(insertRun(world.database, region, id, vast, wang)).rejects.toThrow(/TOO_LARGE/);
  });
  it('need a name', async () => {
    const request = well(point(106.81, 39.51), 120);
    await expect(insertSite(world.database, region, request, await check(request), wang)).rejects.toThrow(/said\.name is empty/);
    await expect(openSite(world.database, region, "' or true --")).rejects.toThrow(/no saved site/);
  });
});
