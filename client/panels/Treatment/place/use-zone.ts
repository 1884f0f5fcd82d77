/** A click on a zone on the map opens its account; an account that is opened is flown to. */
import { useEffect, useRef } from 'react';
import type { CatalogueIndicator, CatalogueLayer } from '../../../../server/contract/catalogue.ts';
import { useFeature } from '../../../api/queries.ts';
import { flyTo } from '../../../view/flight.ts';
import { change, useView, viewStore } from '../../../view/looking.ts';
import { drawingStore } from '../../../view/pen/drawing.ts';
import { resolveShown, switchLayer } from '../../../view/shown.ts';
import { changeTreatment, sameFeature, showLayers } from '../../../view/view.ts';
import { zoneFeature, zoneOf } from '../account/zones.ts';

export function useZoneOfSelection(indicator: CatalogueIndicator): void {
  const zone = useView((view) => view.treatment.zone);
  // Only a click while the panel is open: what was selected before is no wish for its account.
  useEffect(
    () =>
      viewStore.subscribe((view, former) => {
        if (!view.selected || sameFeature(view.selected, former.selected)) return;
        const clicked = zoneOf(view.selected, indicator);
        if (clicked) change(changeTreatment({ zone: clicked, year: null }));
      }),
    [indicator],
  );

  const bbox = useFeature(zoneFeature(zone, indicator)).data?.bbox;
  const flown = useRef<string | null>(zone);
  useEffect(() => {
    if (zone === flown.current) return;
    // Who begins to draw stays where they are.
    if (zone === null && drawingStore.get().owner === 'treatment') {
      flown.current = null;
      return;
    }
    if (zone === null) flyTo('city');
    else if (bbox) flyTo({ bbox });
    else return;
    flown.current = zone;
  }, [zone, bbox]);
}

/** The finest zones are drawn, so that they can be clicked; who has chosen layers by hand keeps that choice. */
export function useZonesDrawn(indicator: CatalogueIndicator, layers: readonly CatalogueLayer[]): void {
  useEffect(() => {
    const [finest] = indicator.account.zones;
    const chosen = viewStore.get().shown;
    if (finest && chosen === null) change(showLayers(switchLayer(resolveShown(chosen, layers), layers, finest.layer, true)));
  }, [indicator, layers]);
}
