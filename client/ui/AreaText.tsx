/** An area in its fitting unit (or the one asked for); pointing at it shows all units. */
import { formatArea, formatAreaInAll, type AreaUnit } from '../i18n/format.ts';
import { useLanguage } from '../i18n/words.ts';
import css from './pieces.module.css';

export function AreaText({ area_m2, unit }: { area_m2: number; unit?: AreaUnit }) {
  const language = useLanguage();
  return (
    <span className={css.area} title={formatAreaInAll(area_m2, language)}>
      {formatArea(area_m2, language, unit)}
    </span>
  );
}
