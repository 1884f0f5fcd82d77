/** A click on a zone on the map opens its account; an account that is opened is flown to. */
import { useEffect, useRef } from 'react';
import type { CatalogueIndicator } from '../../../server/contract/catalogue.ts';
import { useFeature } from '../../api/queries.ts';
import { flyTo } from '../../view/flight.ts';
import { change, useView, viewStore } from '../../view/looking.ts';
import { changeTreatment, sameFeature } from '../../view/view.ts';
import { zoneFeature, zoneOf } from './account/zones.ts';

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
    if (zone === null) flyTo('city');
    else if (bbox) flyTo({ bbox });
    else return;
    flown.current = zone;
  }, [zone, bbox]);
}
