/** A zone as the address has it (`<zone kind>/<feature id>`) and as a feature of its layer. */
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { FeatureRef } from '../../../view/view.ts';

export function zoneFeature(zone: string | null, indicator: CatalogueIndicator): FeatureRef | null {
  const cut = zone?.indexOf('/') ?? -1;
  if (zone === null || cut < 1) return null;
  const kind = indicator.account.zones.find((one) => one.id === zone.slice(0, cut));
  return kind ? { layer: kind.layer, id: zone.slice(cut + 1) } : null;
}

/** Null where the feature's layer is not one that breaks the account down. */
export function zoneOf(feature: FeatureRef, indicator: CatalogueIndicator): string | null {
  const kind = indicator.account.zones.find((one) => one.layer === feature.layer);
  return kind ? `${kind.id}/${feature.id}` : null;
}
