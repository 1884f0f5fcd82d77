/** Pieces that are kept and brought up to date patch by patch are those that a whole count makes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicator } from '../../../../data/indicators/q15_treated_area/indicator.ts';
import { createAnalysis } from '../../../../server/analysis/analysis.ts';
import { pieceSql } from '../../../../server/analysis/account/piece-sql.ts';
import { numbers } from '../../scan/random-numbers.ts';
import { box, catalogue, openWorld, type Put, type World } from '../world.ts';

const PATCHES = 120;
const ROUNDS = 12;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.put('districts', [
    { id: 'd1', geometry: box(106.6, 39.3, 106.8, 39.5), attributes: { name: '甲区' } },
    { id: 'd2', geometry: box(106.8, 39.3, 107, 39.5), attributes: { name: '乙区' } },
  ]);
  await world.put('small_watersheds', [
    { id: 's1', geometry: box(106.58, 39.28, 106.75, 39.52), attributes: { name: '一号沟' } },
    { id: 's2', geometry: box(106.74, 39.28, 106.99, 39.52), attributes: { name: '二号沟' } },
  ]);
  await world.put('water_bodies', [{ id: 'w', geometry: box(106.68, 39.38, 106.72, 39.41), attributes: { name: '湖' } }]);
  await world.put('eroded_ground', [{ id: 'e', geometry: box(106.55, 39.25, 106.9, 39.55), attributes: { year: 2022 } }]);
});
afterAll(() => world.database.close());

interface Piece {
  readonly patch: string;
  readonly category: string;
  readonly counted_in: string | null;
  readonly watershed: string | null;
  readonly district: string | null;
  readonly area_m2: number;
}

/** Line by line, so that a difference names the piece. Cutting in another order moves corners by 1e-9 degrees: some 0.01 m². */
const lines = (pieces: readonly Piece[]): Map<string, number> => new Map(pieces.map(({ area_m2, ...one }) => [Object.values(one).join(' | '), area_m2]));

function differences(kept: readonly Piece[], fresh: readonly Piece[]): string[] {
  const [mine, right] = [lines(kept), lines(fresh)];
  return [...new Set([...mine.keys(), ...right.keys()])].filter((line) => Math.abs((mine.get(line) ?? 0) - (right.get(line) ?? 0)) > 0.1).map((line) => `${line}: kept ${mine.get(line)}, fresh ${right.get(line)}`);
}

const columns = 'patch, category, counted_in, sum(area_m2)::double precision as area_m2';
const keptPieces = async () =>
  (await world.database.query<Piece>(`select ${columns}, zones ->> 'watershed' as watershed, zones ->> 'district' as district from account_piece group by patch, category, counted_in, zones`)).rows.map(inOrder);
const freshPieces = async () =>
  (await world.database.query<Piece>(`select ${columns}, watershed_id as watershed, district_id as district from (${pieceSql(catalogue, indicator)}) piece group by patch, category, counted_in, watershed_id, district_id`)).rows.map(inOrder);
const inOrder = ({ patch, category, counted_in, watershed, district, area_m2 }: Piece): Piece => ({ patch, category, counted_in, watershed, district, area_m2 });

describe('after random edits', () => {
  it('the kept pieces are those of a whole count, and only what was touched was cut anew', async () => {
    const next = numbers(20_261_124);
    const any = (id: string): Put => {
      const [west, south] = [106.56 + 0.42 * next(), 39.28 + 0.22 * next()];
      const acceptance = next() < 0.85 ? 'accepted' : 'pending';
      return { id, geometry: box(west, south, west + 0.004 + 0.03 * next(), south + 0.003 + 0.012 * next()), attributes: { year: next() < 0.95 ? 2020 + Math.floor(6 * next()) : undefined, measure: 'grass', acceptance } };
    };
    let patches = Array.from({ length: PATCHES }, (_, at) => any(`p${at}`));
    await world.put('treatment_patches', patches);
    const analysis = createAnalysis(world.database, catalogue);
    await analysis.account(indicator.id);
    let cut_whole = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const made_before = await marks();
      const edited = Math.floor(next() * patches.length);
      const kind = Math.floor(next() * 4);
      const old = patches[edited] as Put;
      if (kind === 0) patches = patches.toSpliced(edited, 1);
      else if (kind === 1) patches = [...patches, any(`n${round}`)];
      else if (kind === 2) patches = patches.with(edited, any(old.id));
      else patches = patches.with(edited, { ...old, attributes: { ...old.attributes, year: 2020 + Math.floor(6 * next()), acceptance: 'accepted' } });
      await world.put('treatment_patches', patches);
      const told = await analysis.account(indicator.id);
      expect(differences(await keptPieces(), await freshPieces())).toEqual([]);
      const counted = (await keptPieces()).filter(({ category }) => category === 'counted').reduce((sum, { area_m2 }) => sum + area_m2, 0);
      expect(told.counted_m2).toBeCloseTo(counted, 2);
      const stayed = (await marks()).filter((mark) => made_before.includes(mark)).length;
      cut_whole += stayed === 0 ? 1 : 0;
    }
    expect(cut_whole).toBeLessThan(ROUNDS / 2);
  });

  /** Where rows stand in the table: a piece that was not cut anew stays where it was. */
  async function marks(): Promise<string[]> {
    return (await world.database.query<{ mark: string }>("select ctid::text || ' ' || xmin::text as mark from account_piece")).rows.map(({ mark }) => mark);
  }

  it('a zone that changes cuts all of them anew', async () => {
    const analysis = createAnalysis(world.database, catalogue);
    await world.put('water_bodies', [{ id: 'w', geometry: box(106.6, 39.38, 106.72, 39.41), attributes: { name: '湖' } }]);
    await analysis.account(indicator.id);
    expect(differences(await keptPieces(), await freshPieces())).toEqual([]);
  });
});
