/** The area account of an indicator for the city or one zone, counted once and kept until a layer it rests on is published anew. */
import type { Static } from 'typebox';
import { hasAccount, type AccountIndicator, type Bilingual, type Catalogue } from '../../../data/grammar.ts';
import type { AccountPieces, AreaAccount } from '../../contract/accounts.ts';
import type { Asker, Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { KeptByRevision } from '../kept-by-revision.ts';
import { layerVersions, versionKey, type KnownVersion } from '../layer-versions.ts';
import { areaAccount, type Counted } from './area-account.ts';
import { keepPieces, whereKept } from './kept-pieces.ts';
import { pieceRows, pieceShapes } from './piece-rows.ts';
import { findZone, zoneTitles } from './zones.ts';

export interface Accounts {
  account(indicator: string, zone?: string): Promise<AreaAccount>;
  pieces(indicator: string, zone?: string): Promise<Static<typeof AccountPieces>>;
}

export function createAccounts(database: Database, catalogue: Catalogue): Accounts {
  const counted = new KeptByRevision<Counted>();
  const shapes = new KeptByRevision<Static<typeof AccountPieces>>();
  const versionsOf = (asker: Asker, indicator: AccountIndicator) => layerVersions(asker, catalogue.city.region, layersOf(indicator));
  return {
    async account(id, zoneName) {
      const indicator = findIndicator(catalogue, id);
      const zone = zoneName === undefined ? null : await findZone(database, catalogue, indicator, zoneName);
      const versions = await versionsOf(database, indicator);
      const all = await counted.get(indicator.id, versionKey(versions), () => whereKept(database, async (tx) => count(tx, catalogue, indicator, await versionsOf(tx, indicator))));
      return areaAccount(catalogue, indicator, all, zone);
    },
    async pieces(id, zoneName) {
      const indicator = findIndicator(catalogue, id);
      const zone = zoneName === undefined ? null : await findZone(database, catalogue, indicator, zoneName);
      const versions = await versionsOf(database, indicator);
      if (missing(catalogue, indicator, versions) !== null) return { type: 'FeatureCollection', features: [] };
      return shapes.get(`${indicator.id} ${zoneName ?? ''}`, versionKey(versions), () => whereKept(database, async (tx) => {
        await keepPieces(tx, catalogue, indicator, await versionsOf(tx, indicator));
        return pieceShapes(tx, catalogue, indicator, zone);
      }));
    },
  };
}

function findIndicator(catalogue: Catalogue, id: string): AccountIndicator {
  const indicator = catalogue.indicators.filter(hasAccount).find((one) => one.id === id);
  if (indicator !== undefined) return indicator;
  throw new AppError('UNKNOWN_INDICATOR', `"${id.slice(0, 100)}" is not an indicator; expected one of: ${catalogue.indicators.filter(hasAccount).map((one) => one.id).join(', ')}.`);
}

function layersOf({ account }: AccountIndicator): string[] {
  return [...new Set([account.layer, ...account.zones.map((zone) => zone.layer), ...account.needs.map((need) => need.layer), ...account.uses])];
}

async function count(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, versions: KnownVersion[]): Promise<Counted> {
  const undetermined = missing(catalogue, indicator, versions);
  const titles = new Map<string, Map<string, string>>();
  for (const kind of indicator.account.zones) titles.set(kind.id, await zoneTitles(tx, catalogue, kind));
  if (undetermined === null) await keepPieces(tx, catalogue, indicator, versions);
  const rows = undetermined === null ? await pieceRows(tx, catalogue, indicator) : [];
  return { run_at: new Date().toISOString(), versions, undetermined, rows, titles };
}

/** Without the ground it stands on an account would count what it must not, so it counts nothing and says why. */
function missing(catalogue: Catalogue, { account }: AccountIndicator, versions: readonly KnownVersion[]): Bilingual | null {
  const needs = [{ layer: account.layer, features: false }, ...account.needs];
  const lacking = needs.filter(({ layer, features }) => {
    const version = versions.find((one) => one.layer === layer);
    return version === undefined || version.revision === 0 || (features && !version.has_features);
  });
  if (lacking.length === 0) return null;
  const titles = lacking.map(({ layer }) => findLayer(catalogue, layer).title);
  return {
    zh: `无法判定:图层${titles.map(({ zh }) => `「${zh}」`).join('、')}没有数据,不能确定哪些面积应当计入。`,
    en: `Undetermined: the layer ${titles.map(({ en }) => `“${en}”`).join(', ')} has no data, so what counts cannot be told.`,
  };
}
