/** The measures kept so far: pointing at one highlights it, a click goes there, each can be deleted or checked as a site. */
import { ActionIcon, Button } from '@mantine/core';
import { formatArea, formatAreaInAll } from '../../i18n/format.ts';
import { useLanguage, useWordsOf } from '../../i18n/words.ts';
import { PanelSection } from '../../ui/Panel.tsx';
import { IconLine, IconPolygon, IconScale, IconTrash } from '../../ui/icons.ts';
import { boxOf, flyTo } from '../../view/flight.ts';
import type { OverlayGeometry } from '../../view/overlay.ts';
import css from './Measure.module.css';
import { lengthText, nameOf, otherLengthText } from './measure-text.ts';
import { remove, removeAll, type Measure } from './measures.ts';
import { measureWords } from './words.ts';

interface KeptProps {
  readonly measures: readonly Measure[];
  readonly onPoint: (number: number | null) => void;
  readonly onCheck: (shape: OverlayGeometry) => void;
}

export function KeptList({ measures, onPoint, onCheck }: KeptProps) {
  const words = useWordsOf(measureWords);
  return (
    <PanelSection
      title={words.kept({ count: measures.length })}
      aside={
        <Button variant="subtle" size="compact-xs" onClick={removeAll}>
          {words.remove_all}
        </Button>
      }
    >
      <ul>
        {measures.map((measure) => (
          <Kept key={measure.number} measure={measure} onPoint={onPoint} onCheck={onCheck} />
        ))}
      </ul>
    </PanelSection>
  );
}

function Kept({ measure, onPoint, onCheck }: { measure: Measure } & Pick<KeptProps, 'onPoint' | 'onCheck'>) {
  const words = useWordsOf(measureWords);
  const language = useLanguage();
  const name = nameOf(measure, words);
  const { area_m2, length_m } = measure.figures;
  const Icon = measure.kind === 'line' ? IconLine : IconPolygon;
  const show = (): void => {
    const bbox = boxOf(measure.shape);
    if (bbox) flyTo({ bbox, max_zoom: 17 });
  };
  return (
    <li className={css.kept} onPointerEnter={() => onPoint(measure.number)} onPointerLeave={() => onPoint(null)}>
      <button type="button" className={css.keptName} aria-label={words.show({ name })} onClick={show} onFocus={() => onPoint(measure.number)} onBlur={() => onPoint(null)}>
        <Icon size={16} aria-hidden />
        <span>
          {name}
          <strong title={area_m2 === null ? otherLengthText(length_m, language) : formatAreaInAll(area_m2, language)}>
            {area_m2 === null ? lengthText(length_m, language) : formatArea(area_m2, language)}
          </strong>
        </span>
      </button>
      {measure.kind === 'polygon' && (
        <ActionIcon variant="subtle" aria-label={`${words.check}: ${name}`} title={words.check} onClick={() => onCheck(measure.shape)}>
          <IconScale size={16} />
        </ActionIcon>
      )}
      <ActionIcon variant="subtle" color="gray" aria-label={words.remove({ name })} title={words.remove({ name })} onClick={() => remove(measure.number)}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
