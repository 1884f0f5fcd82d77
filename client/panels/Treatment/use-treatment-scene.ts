/** Keeps the map's drawing of the account in step with the panel, and takes it away when the panel closes. */
import { useEffect } from 'react';
import type { CatalogueIndicator } from '../../../server/contract/catalogue.ts';
import { useFeature } from '../../api/queries.ts';
import type { AreaUnit } from '../../i18n/format.ts';
import { useLanguage, useWords, useWordsOf } from '../../i18n/words.ts';
import { change, useView } from '../../view/looking.ts';
import { drawScene } from '../../view/overlay.ts';
import { useDrawing } from '../../view/pen/drawing.ts';
import { useDark } from '../../view/screen.ts';
import { select } from '../../view/view.ts';
import { areaText, type Piece } from './account/account-figures.ts';
import { treatmentScene } from './account/treatment-scene.ts';
import { treatmentWords } from './words.ts';
import { zoneFeature } from './account/zones.ts';

interface Shown {
  readonly pieces: readonly Piece[];
  readonly countedCategory: string;
  readonly colours: ReadonlyMap<number, string>;
  readonly opened: string | null;
  readonly measure: string | null;
  readonly pointed: string | null;
  readonly indicator: CatalogueIndicator;
  readonly unit: AreaUnit;
}

export function useTreatmentScene({ pieces, countedCategory, colours, opened, measure, pointed, indicator, unit }: Shown): void {
  const words = useWordsOf(treatmentWords);
  const general = useWords();
  const language = useLanguage();
  const dark = useDark();
  const year = useView((view) => view.treatment.year);
  const zoneKey = useView((view) => view.treatment.zone);
  const zone = useFeature(zoneFeature(zoneKey, indicator)).data?.feature.geometry ?? null;
  const drawn = useDrawing((drawing) => (drawing.owner === 'treatment' ? drawing.shape : null));
  useEffect(() => {
    const category = (id: string): string => {
      const title = indicator.account.categories[id];
      return title ? title[language] : id;
    };
    const hint = ({ properties }: Piece): string =>
      words.hint({
        name: properties.name || properties.patch,
        year: properties.year === null ? general.unknown : String(properties.year),
        category: category(properties.category),
        area: areaText(properties.area_m2, language, unit),
      });
    const onPick = (patch: string): void => {
      if (patch !== '') change(select({ layer: indicator.account.layer, id: patch }));
    };
    drawScene('treatment', treatmentScene({ pieces, countedCategory, colours, year, opened, measure, pointed, zone: drawn ?? zone, faded: drawn === null, dark, hint, onPick }));
  }, [pieces, countedCategory, colours, year, opened, measure, pointed, zone, drawn, dark, words, general, language, unit, indicator]);
  useEffect(() => () => drawScene('treatment', null), []);
}
