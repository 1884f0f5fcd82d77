/** A click on a zone on the map opens its account; an account that is opened is flown to. */
import { useEffect, useRef, useState } from 'react';
import type { CatalogueIndicator } from '../../../server/contract/catalogue.ts';
import { useFeature } from '../../api/queries.ts';
import { flyTo } from '../../view/flight.ts';
import { change, useView } from '../../view/looking.ts';
import { changeTreatment } from '../../view/view.ts';
import { zoneFeature, zoneOf } from './account/zones.ts';

export function useZoneOfSelection(indicator: CatalogueIndicator): void {
  const selected = useView((view) => view.selected);
  const zone = useView((view) => view.treatment.zone);
  // What was selected before the panel opened is no wish for its account.
  const [handled, setHandled] = useState(selected);
  useEffect(() => {
    if (selected === handled) return;
    setHandled(selected);
    const clicked = selected && zoneOf(selected, indicator);
    if (clicked) change(changeTreatment({ zone: clicked, year: null }));
  }, [selected, handled, indicator]);

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
