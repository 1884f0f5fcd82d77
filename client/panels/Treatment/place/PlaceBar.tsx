/** What is looked at: the face; the zone (from a list, the map or drawn), the unit of the whole panel, the day. */
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { useAccount } from '../../../api/indicators.ts';
import { areaUnits, areaUnitTitle, type AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { IconPolygon } from '../../../ui/icons.ts';
import { change, useView } from '../../../view/looking.ts';
import { changeTreatment, treatmentFaces } from '../../../view/view.ts';
import { AsOfBanner, AsOfField } from '../../Targets/AsOf.tsx';
import { treatmentWords } from '../words.ts';
import css from './Place.module.css';
import { drawArea, removeArea } from './use-drawn-area.ts';
import { placeWords } from './words.ts';

export function FaceBar() {
  const own = useWordsOf(placeWords);
  const face = useView((view) => view.treatment.face);
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={own.faces_label}
      value={face}
      onChange={(value) => change(changeTreatment({ face: treatmentFaces.find((one) => one === value) ?? 'account' }))}
      data={treatmentFaces.map((one) => ({ value: one, label: own.faces[one] }))}
    />
  );
}

interface PlaceBarProps {
  readonly indicator: CatalogueIndicator;
  /** What is shown, to name a zone in which nothing counts. */
  readonly account: AreaAccount | undefined;
  readonly drawing: boolean;
  readonly unit: AreaUnit;
  readonly onUnit: (unit: AreaUnit) => void;
}

export function PlaceBar({ indicator, account, drawing, unit, onUnit }: PlaceBarProps) {
  const words = useWordsOf(treatmentWords);
  const own = useWordsOf(placeWords);
  const language = useLanguage();
  return (
    <>
      <div className={css.bar}>
        <ZoneList indicator={indicator} account={account} drawing={drawing} />
        <Button size="xs" variant={drawing ? 'filled' : 'default'} aria-pressed={drawing} leftSection={<IconPolygon size={15} />} onClick={drawing ? removeArea : drawArea}>
          {own.draw}
        </Button>
      </div>
      <div className={css.second}>
        <SegmentedControl
          size="xs"
          aria-label={words.unit}
          value={unit}
          onChange={(value) => onUnit(areaUnits.find((one) => one === value) ?? 'km2')}
          data={areaUnits.map((one) => ({ value: one, label: areaUnitTitle(one, language) }))}
        />
        <AsOfField />
      </div>
      <AsOfBanner />
    </>
  );
}

function ZoneList({ indicator, account, drawing }: Pick<PlaceBarProps, 'indicator' | 'account' | 'drawing'>) {
  const own = useWordsOf(placeWords);
  const text = useText();
  const zone = useView((view) => view.treatment.zone);
  const as_of = useView((view) => view.targets.as_of);
  const city = useAccount(indicator.id, { zone: null, as_of });
  // The coarsest kind first: few districts, then many watersheds.
  const groups = indicator.account.zones.toReversed().map((kind) => ({
    title: text(kind.title),
    zones: (city.data?.by[kind.id] ?? []).flatMap(({ key, title }) => (key === null ? [] : [{ value: `${kind.id}/${key}`, title: text(title) }])).toSorted((a, b) => a.title.localeCompare(b.title, 'zh')),
  }));
  const listed = zone === null || groups.some(({ zones }) => zones.some(({ value }) => value === zone));
  return (
    <NativeSelect
      size="xs"
      aria-label={own.place}
      value={drawing ? 'drawn' : (zone ?? '')}
      onChange={({ currentTarget: { value } }) => {
        removeArea();
        change(changeTreatment({ zone: value === '' || value === 'drawn' ? null : value, year: null }));
      }}
    >
      <option value="">{own.whole_city}</option>
      {drawing && <option value="drawn">{own.drawn}</option>}
      {!listed && <option value={zone}>{account?.zone?.title ?? zone}</option>}
      {groups.map(({ title, zones }) => (
        <optgroup key={title} label={title}>
          {zones.map(({ value, title: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </NativeSelect>
  );
}
