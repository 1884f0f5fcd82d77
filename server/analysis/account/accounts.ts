/** The area account of an indicator for the city or one zone, counted once and kept until a layer it rests on is published anew. */
import type { Static } from 'typebox';
import { type AccountIndicator, type Bilingual, type Catalogue, hasAccount } from '../../../data/grammar.ts';
import type { AccountPieces, AreaAccount, AreaAccountRequest, PatchQuality } from '../../contract/accounts.ts';
import type { Asker, AskOptions, Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { momentOf } from '../../indicators/known.ts';
import { KeptByRevision } from '../kept-by-revision.ts';
import { atOneMoment, layerVersions, layerVersionsAt, onWire, versionKey, type KnownVersion } from '../layer-versions.ts';
import { CheckQueue } from '../check-queue.ts';
import { refuseInvalidSite } from '../site-geometry.ts';
import { areaAccount, inZone, type Counted } from './area-account.ts';
import { drawnPatches, drawnRows, drawnZone, emptyNote, readDrawnArea } from './drawn-area.ts';
import { cutPast, keepPieces, KEPT, PAST, whereKept, type Brought, type Touched } from './kept-pieces.ts';
import { ledgerLines, type Ledger } from './ledger.ts';
import { nothingListed, patchFlags, thresholdsOf } from './patch-quality.ts';
import { pieceRows, pieceShapes, type PieceRow } from './piece-rows.ts';
import { findZone, zoneTitles } from './zones.ts';

/** @param as_of a day of the city; undefined: now. Pieces of now are kept in a table, those of an earlier day are cut when asked for. */
export interface Accounts {
  account(indicator: string, zone?: string, as_of?: string): Promise<AreaAccount>;
  pieces(indicator: string, zone?: string, as_of?: string): Promise<Static<typeof AccountPieces>>;
  /** The account with every line it is made of, both of one moment. @throws AppError TOO_LARGE above `most` lines */
  ledger(indicator: string, most: number, zone?: string, as_of?: string): Promise<Ledger>;
  /** The account of a polygon that somebody drew. @throws AppError BAD_GEOMETRY */
  drawn(indicator: string, request: AreaAccountRequest, asked?: AskOptions): Promise<AreaAccount>;
  /** The patches that look wrong, of the city or of one zone. */
  quality(indicator: string, zone?: string, as_of?: string): Promise<PatchQuality>;
}

/** A day that is over is cut as a whole, which takes long: one at a time, so that whoever asks for many days keeps nobody else from the database. */
const ONE_PAST = { running: 1, waiting: 12, patience_ms: 30_000 };

export function createAccounts(database: Database, catalogue: Catalogue, now: () => Date): Accounts {
  const past = new CheckQueue(ONE_PAST);
  const inTurn = <T>(known: string | null, work: () => Promise<T>): Promise<T> => (known === null ? work() : past.run(work));
  // Of days that are over the last one that was asked for.
  const counted = { now: new KeptByRevision<Counted>(), past: new KeptByRevision<Counted>() };
  const shapes = { now: new KeptByRevision<Static<typeof AccountPieces>>(), past: new KeptByRevision<Static<typeof AccountPieces>>() };
  const lists = { now: new KeptByRevision<PatchQuality>(), past: new KeptByRevision<PatchQuality>() };
  const standing = new Map<string, Counted>();
  // Adding hundreds of thousands of pieces up keeps everybody waiting, and for the same pieces and day gives the same.
  const added = new WeakMap<Counted, { readonly day: string; readonly account: Omit<AreaAccount, 'as_of'> }>();
  const ofCity = (indicator: AccountIndicator, all: Counted, day: string): Omit<AreaAccount, 'as_of'> => {
    const known = added.get(all);
    if (known?.day === day) return known.account;
    const account = areaAccount(catalogue, indicator, all, null, day);
    added.set(all, { day, account });
    return account;
  };
  const begin = async (id: string, zoneName: string | undefined, as_of: string | undefined) => {
    const indicator = findAccount(catalogue, id);
    const { day, known } = await momentOf(database, catalogue, as_of, now());
    const zone = zoneName === undefined ? null : await findZone(database, catalogue, indicator, zoneName, known);
    const versions = await versionsOf(database, catalogue, indicator, known);
    return { indicator, known, zone, versions, day, era: known === null ? 'now' : 'past' } as const;
  };
  return {
    async account(id, zoneName, as_of) {
      const { indicator, known, zone, versions, day, era } = await begin(id, zoneName, as_of);
      const all = await counted[era].get(indicator.id, versionKey(versions), async () => {
        const made = await inTurn(known, () => whereKept(database, (tx) => count(tx, catalogue, indicator, known, (made_of) => rowsSince(tx, catalogue, indicator, made_of, standing.get(indicator.id)))));
        if (era === 'now') standing.set(indicator.id, made);
        return made;
      });
      return { ...(zone === null ? ofCity(indicator, all, day) : areaAccount(catalogue, indicator, inZone(all, zone), zone, day)), as_of: known === null ? null : day };
    },
    async pieces(id, zoneName, as_of) {
      const { indicator, known, zone, versions, era } = await begin(id, zoneName, as_of);
      if (missing(catalogue, indicator, versions) !== null) return { type: 'FeatureCollection', features: [] };
      const question = era === 'now' ? `${indicator.id} ${zoneName ?? ''}` : indicator.id;
      const state = era === 'now' ? versionKey(versions) : `${versionKey(versions)} ${zoneName ?? ''}`;
      return shapes[era].get(question, state, () => inTurn(known, () => whereKept(database, async (tx) => {
        const { table } = await ready(tx, catalogue, indicator, await versionsOf(tx, catalogue, indicator, known), known);
        return pieceShapes(tx, catalogue, indicator, zone, table);
      })));
    },
    async ledger(id, most, zoneName, as_of) {
      const { indicator, known, zone, day } = await begin(id, zoneName, as_of);
      return inTurn(known, () => whereKept(database, async (tx) => {
        const all = await count(tx, catalogue, indicator, known);
        const lines = all.undetermined === null ? await ledgerLines(tx, catalogue, indicator, zone, known === null ? KEPT : PAST, most) : [];
        return { account: { ...areaAccount(catalogue, indicator, inZone(all, zone), zone, day), as_of: known === null ? null : day }, lines, titles: all.titles };
      }));
    },
    async drawn(id, { geometry, as_of }, asked = {}) {
      const polygon = readDrawnArea(geometry);
      const { indicator, known, day } = await begin(id, undefined, as_of);
      await refuseInvalidSite(database, polygon, asked);
      return whereKept(database, async (tx) => {
        const zone = await drawnZone(tx, catalogue, polygon, known, asked);
        const only = { asked, some: known === null ? null : await drawnPatches(tx, catalogue, indicator, polygon, known, asked) };
        const all = await count(tx, catalogue, indicator, known, ({ table }) => drawnRows(tx, catalogue, indicator, polygon, table, asked), only);
        const { in_city, ...size } = zone;
        const note = all.undetermined === null ? emptyNote(all.rows, in_city) : undefined;
        return { ...areaAccount(catalogue, indicator, all, { ...size, ...(note && { note }) }, day), as_of: known === null ? null : day };
      });
    },
    async quality(id, zoneName, as_of) {
      const { indicator, known, zone, versions, day, era } = await begin(id, zoneName, as_of);
      const mine = versions.filter(({ layer }) => layer === indicator.account.layer || layer === indicator.account.zones.find((kind) => kind.id === zone?.kind)?.layer);
      const question = era === 'now' ? `${indicator.id} ${zoneName ?? ''}` : indicator.id;
      const state = era === 'now' ? versionKey(mine) : `${versionKey(mine)} ${zoneName ?? ''} ${known}`;
      return lists[era].get(question, state, () => inTurn(known, () => database.transaction(async (tx) => {
        await atOneMoment(tx);
        const undetermined = lacking(catalogue, [{ layer: indicator.account.layer, features: false }], mine, { zh: '不能列出有问题的图斑', en: 'no patch can be checked' });
        const found = undetermined === null ? await patchFlags(tx, catalogue, indicator, zone, known) : nothingListed;
        return { indicator: indicator.id, run_at: new Date().toISOString(), as_of: known === null ? null : day, layers: onWire(mine), demonstration: mine.some(({ demonstration }) => demonstration), zone: zoneName ?? null, undetermined, thresholds: thresholdsOf(indicator), ...found };
      })));
    },
  };
}

const versionsOf = (asker: Asker, { city }: Catalogue, indicator: AccountIndicator, known: string | null): Promise<KnownVersion[]> =>
  known === null ? layerVersions(asker, city.region, layersOf(indicator)) : layerVersionsAt(asker, city.region, layersOf(indicator), known);

/** The table that holds the pieces, and how it came to hold them; null: they were cut for this. */
interface MadeOf {
  readonly table: string;
  readonly brought: Brought | null;
}

/** Of a day that is over: the patches that are asked about alone. */
interface Only {
  readonly some: Touched | null;
  readonly asked: AskOptions;
}

/** Brings the pieces up to the instant. @param tx of `whereKept` */
async function ready(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, versions: readonly KnownVersion[], known: string | null, only?: Only): Promise<MadeOf> {
  if (known === null) return { table: KEPT, brought: await keepPieces(tx, catalogue, indicator, versions) };
  await cutPast(tx, catalogue, indicator, known, only?.some, only?.asked);
  return { table: PAST, brought: null };
}

/** All rows; of those that were read before only what was cut anew since. */
async function rowsSince(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, { table, brought }: MadeOf, last: Counted | undefined): Promise<readonly PieceRow[]> {
  const affected = brought?.affected ?? null;
  if (affected === null || last === undefined || last.rests_on === null || last.rests_on !== brought?.before) return pieceRows(tx, catalogue, indicator, table);
  const anew = new Set(affected);
  return [...last.rows.filter(({ patch }) => !anew.has(patch)), ...(await pieceRows(tx, catalogue, indicator, table, affected))];
}

/** @throws AppError UNKNOWN_INDICATOR */
export function findAccount(catalogue: Catalogue, id: string): AccountIndicator {
  const indicator = catalogue.indicators.filter(hasAccount).find((one) => one.id === id);
  if (indicator !== undefined) return indicator;
  throw new AppError('UNKNOWN_INDICATOR', `"${id.slice(0, 100)}" is not an indicator; expected one of: ${catalogue.indicators.filter(hasAccount).map((one) => one.id).join(', ')}.`);
}

function layersOf({ account }: AccountIndicator): string[] {
  return [...new Set([account.layer, ...account.zones.map((zone) => zone.layer), ...account.needs.map((need) => need.layer), ...account.uses])];
}

/** @param read the rows of the table that holds the pieces; all of them when absent */
async function count(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, known: string | null, read = ({ table }: MadeOf): Promise<readonly PieceRow[]> => pieceRows(tx, catalogue, indicator, table), only?: Only): Promise<Counted> {
  const versions = await versionsOf(tx, catalogue, indicator, known);
  const undetermined = missing(catalogue, indicator, versions);
  const titles = new Map<string, Map<string, string>>();
  for (const kind of indicator.account.zones) titles.set(kind.id, await zoneTitles(tx, catalogue, kind, known));
  const made_of = undetermined === null ? await ready(tx, catalogue, indicator, versions, known, only) : null;
  const rows = made_of === null ? [] : await read(made_of);
  return { run_at: new Date().toISOString(), versions, undetermined, rows, titles, rests_on: made_of?.brought?.now ?? null };
}

/** Without the ground it stands on an account would count what it must not, so it counts nothing and says why. */
const missing = (catalogue: Catalogue, { account }: AccountIndicator, versions: readonly KnownVersion[]): Bilingual | null =>
  lacking(catalogue, [{ layer: account.layer, features: false }, ...account.needs], versions, { zh: '不能确定哪些面积应当计入', en: 'what counts cannot be told' });

function lacking(catalogue: Catalogue, needs: readonly { readonly layer: string; readonly features: boolean }[], versions: readonly KnownVersion[], so: Bilingual): Bilingual | null {
  const without = needs.filter(({ layer, features }) => {
    const version = versions.find((one) => one.layer === layer);
    return version === undefined || version.revision === 0 || (features && !version.has_features);
  });
  if (without.length === 0) return null;
  const titles = without.map(({ layer }) => findLayer(catalogue, layer).title);
  return {
    zh: `无法判定：图层${titles.map(({ zh }) => `「${zh}」`).join('、')}没有数据，${so.zh}。`,
    en: `Undetermined: the layer ${titles.map(({ en }) => `“${en}”`).join(', ')} has no data, so ${so.en}.`,
  };
}
