/** The counted area year upon year, the pace of the last three full years and the target, and in words when they meet. */
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import type { AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { areaText, roundText } from '../account/account-figures.ts';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import css from './Trend.module.css';
import { pictureOf, size } from './trend-figures.ts';

export function Trend({ account, unit }: { readonly account: AreaAccount; readonly unit: AreaUnit }) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const { trend } = account;
  const target_m2 = account.zone === null ? (account.readings[0]?.target_m2 ?? null) : null;
  const picture = pictureOf(trend, target_m2);
  if (!picture) return <p className={panel.hint}>{words.no_trend}</p>;
  const pace = trend.pace ? words.pace({ from: trend.pace.from, to: trend.pace.to, area: areaText(trend.pace.m2_per_year, language, unit) }) : words.no_pace;
  return (
    <>
      <svg className={css.picture} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`${words.trend} ${pace}`}>
        {picture.target !== null && <line className={css.target} x1={0} x2={size.width} y1={picture.target} y2={picture.target} />}
        {picture.pace && <line className={css.pace} x1={picture.pace[0].x} y1={picture.pace[0].y} x2={picture.pace[1].x} y2={picture.pace[1].y} />}
        <polyline className={css.sum} points={picture.sum.map(({ x, y }) => `${x},${y}`).join(' ')} />
        <text className={css.year} x={size.left} y={size.height - 4}>
          {picture.first}
        </text>
        <text className={css.year} x={size.width - size.right} y={size.height - 4} textAnchor="end">
          {picture.last}
        </text>
      </svg>
      <p className={panel.hint}>
        {pace}
        {target_m2 !== null && ` ${words.target_line({ area: roundText(target_m2, language, unit) })}`}
      </p>
      {trend.meets.map(({ reading, reason }) => (
        <p key={reading} className={css.meets}>
          <strong>{text(account.readings.find(({ id }) => id === reading)?.title ?? { zh: reading, en: reading })}</strong> · {text(reason)}
        </p>
      ))}
    </>
  );
}
