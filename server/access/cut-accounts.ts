/** What of an area account somebody may see who may not see every layer it is counted from. */
import type { Static } from 'typebox';
import { type AccountIndicator, type Bilingual, type Catalogue, hasAccount } from '../../data/grammar.ts';
import type { Ledger } from '../analysis/account/ledger.ts';
import { nothingListed, thresholdsOf } from '../analysis/account/patch-quality.ts';
import type { AccountPieces, AreaAccount, PatchQuality } from '../contract/accounts.ts';
import { AppError } from '../errors.ts';
import type { Visible } from './visible.ts';

const notOpen: Bilingual = {
  zh: '无法判定：计算所依据的图层未向您开放；登录后按权限可见。',
  en: 'Undetermined: a layer it is counted from is not open to you; sign in to see what your role allows.',
};

/** Without the layers it stands on nothing of it leaves the server; a breakdown by closed zones is left out. */
export async function cutAccount(catalogue: Catalogue, id: string, zone: string | undefined, visible: Visible, ask: () => Promise<AreaAccount>): Promise<AreaAccount> {
  const indicator = catalogue.indicators.filter(hasAccount).find((one) => one.id === id);
  if (!indicator) return ask();
  refuseClosedZone(indicator, zone, visible);
  if (isClosed(indicator, visible)) return untold(indicator);
  const answer = await ask();
  const closed = new Set(indicator.account.zones.filter(({ layer }) => !visible.sees(layer)).map((kind) => kind.id));
  return {
    ...answer,
    layers: answer.layers.filter(({ layer }) => visible.sees(layer)),
    by: Object.fromEntries(Object.entries(answer.by).filter(([name]) => !closed.has(name))),
  };
}

export async function cutPieces(catalogue: Catalogue, id: string, zone: string | undefined, visible: Visible, ask: () => Promise<Static<typeof AccountPieces>>): Promise<Static<typeof AccountPieces>> {
  const indicator = catalogue.indicators.filter(hasAccount).find((one) => one.id === id);
  if (!indicator) return ask();
  refuseClosedZone(indicator, zone, visible);
  return isClosed(indicator, visible) ? { type: 'FeatureCollection', features: [] } : ask();
}

/** The work list rests on the patches alone, and is told to whom the account is told. */
export async function cutQuality(catalogue: Catalogue, id: string, zone: string | undefined, visible: Visible, ask: () => Promise<PatchQuality>): Promise<PatchQuality> {
  const indicator = catalogue.indicators.filter(hasAccount).find((one) => one.id === id);
  if (!indicator) return ask();
  refuseClosedZone(indicator, zone, visible);
  if (!isClosed(indicator, visible)) return ask();
  return { indicator: id, run_at: new Date().toISOString(), as_of: null, layers: [], demonstration: false, zone: null, undetermined: notOpen, thresholds: thresholdsOf(indicator), ...nothingListed };
}

/** The account as above, with its lines; where it may not be told there are none. */
export async function cutLedger(catalogue: Catalogue, id: string, zone: string | undefined, visible: Visible, ask: () => Promise<Ledger>): Promise<Ledger> {
  let asked: Promise<Ledger> | undefined;
  const account = await cutAccount(catalogue, id, zone, visible, async () => (await (asked ??= ask())).account);
  return asked === undefined ? { account, lines: [], titles: new Map() } : { ...(await asked), account };
}

function isClosed({ account }: AccountIndicator, visible: Visible): boolean {
  return [account.layer, ...account.needs.map((need) => need.layer), ...account.uses].some((layer) => !visible.sees(layer));
}

function refuseClosedZone({ id, account }: AccountIndicator, zone: string | undefined, visible: Visible): void {
  const kind = account.zones.find((one) => one.id === zone?.split('/', 1)[0]);
  if (kind && !visible.sees(kind.layer)) throw new AppError('UNKNOWN_ZONE', `"${String(zone).slice(0, 100)}" is not a zone of indicator ${id}.`);
}

function untold({ id }: AccountIndicator): AreaAccount {
  return {
    indicator: id, run_at: new Date().toISOString(), as_of: null, layers: [], demonstration: false, zone: null, undetermined: notOpen,
    recorded_m2: 0, counted_m2: 0, patch_count: 0, exclusions: [], readings: [], by: {}, trend: { years: [], pace: null, meets: [] },
  };
}
