/** The layers that an indicator rests on, as they were known at an instant, and what of them is missing. */
import type { Bilingual, Catalogue, Indicator, NeededLayer } from '../../data/grammar.ts';
import { layersRead } from '../analysis/layers-at.ts';
import type { Asker } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { findLayer } from '../features/find-layer.ts';

export interface KnownLayer {
  readonly layer: string;
  readonly revision: number;
  readonly as_of: string | null;
  readonly demonstration: boolean;
  readonly has_features: boolean;
  readonly covers_city: boolean | null;
}

/** A day of the city, and its last instant; null: now, as the views give it. */
export interface Moment {
  readonly day: string;
  readonly known: string | null;
}

/** Whoever may not see one of these may not see the number. */
export function layersBehind({ measured, account }: Indicator): string[] {
  const needed = (measured ?? account)?.needs ?? [];
  const counted = account ? [account.layer, ...account.zones.map(({ layer }) => layer), ...account.uses] : [];
  return [...new Set([...needed.map(({ layer }) => layer), ...(measured ? layersRead(readSql(measured.sql)) : []), ...counted])];
}

export async function knownLayers(tx: Asker, catalogue: Catalogue, indicator: Indicator, { known }: Moment): Promise<KnownLayer[]> {
  const { region, territory } = catalogue.city;
  const covering = needsOf(indicator).filter((need) => need.covers_city).map(({ layer }) => layer);
  const { rows } = await tx.query<KnownLayer>(readSql('server/indicators/sql/known-layers.sql'), [region, layersBehind(indicator), known ?? 'infinity', covering, territory], { what: `layers of indicator ${indicator.id}` });
  return rows;
}

/** A layer that the statement reads is needed also where nobody says so. */
function needsOf(indicator: Indicator): NeededLayer[] {
  const said = (indicator.measured ?? indicator.account)?.needs ?? [];
  return [...said, ...layersBehind(indicator).filter((layer) => said.every((need) => need.layer !== layer)).map((layer) => ({ layer, features: false }))];
}

/** Without the ground that it stands on a number is none; the sentence names each layer. */
export function lacking(catalogue: Catalogue, indicator: Indicator, known: readonly KnownLayer[]): Bilingual | null {
  const faults = needsOf(indicator).flatMap((need) => {
    const layer = known.find((one) => one.layer === need.layer);
    const { zh, en } = findLayer(catalogue, need.layer).title;
    if (layer === undefined || layer.revision === 0) return [{ zh: `图层「${zh}」从未发布`, en: `the layer “${en}” was never published` }];
    if (need.features && !layer.has_features) return [{ zh: `图层「${zh}」没有对象`, en: `the layer “${en}” is empty` }];
    if (need.covers_city && layer.covers_city !== true) return [{ zh: `图层「${zh}」的资料没有覆盖全市`, en: `the layer “${en}” does not cover the whole city` }];
    return [];
  });
  if (faults.length === 0) return null;
  return { zh: `无法判定：${faults.map(({ zh }) => zh).join('；')}。`, en: `Undetermined: ${faults.map(({ en }) => en).join('; ')}.` };
}
