/** The map of a printed finding with what makes it a map: legend, scale bar, north arrow, coordinate system. */
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { StoredFinding } from '../../../server/contract/findings.ts';
import { formatLength, formatNumber } from '../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../i18n/words.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { verdictColour } from '../../ui/verdicts.ts';
import type { MapPicture } from '../../view/picture.ts';
import { scaleBar } from '../Frame/scale-bar.ts';
import css from './MapFigure.module.css';
import { layersFor, picture_px } from './use-pictures.ts';
import { reportWords } from './words.ts';

interface FigureProps {
  readonly stored: StoredFinding;
  readonly picture: MapPicture | 'failed' | undefined;
  readonly catalogue: CatalogueAnswer;
}

/** A CSS pixel on paper is 1/96 inch. */
const metres_on_paper = 0.0254 / 96;

export function MapFigure({ stored, picture, catalogue }: FigureProps) {
  const words = useWordsOf(reportWords);
  const language = useLanguage();
  if (picture === undefined || picture === 'failed') return <p className={css.noMap}>{picture === 'failed' ? words.no_map : words.drawing_map}</p>;
  const { length_m, width_px } = scaleBar(picture.metres_per_pixel, 130);
  const exact = picture.metres_per_pixel / metres_on_paper;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return (
    <figure className={css.figure}>
      <div className={css.picture}>
        <img src={picture.address} width={picture_px.width} height={picture_px.height} alt={`${words.map}：${stored.row.subject.name}`} />
        <div className={css.north} aria-hidden>
          <svg width="18" height="26" viewBox="0 0 18 26">
            <path d="M9 1 16 25 9 20z" fill="#15242a" />
            <path d="M9 1 2 25 9 20z" fill="#ffffff" stroke="#15242a" strokeWidth="1" strokeLinejoin="round" />
          </svg>
          <b>{words.north}</b>
        </div>
        <div className={css.scale}>
          <span>{formatLength(length_m, language)}</span>
          <i style={{ width: width_px }} />
        </div>
      </div>
      <Legend stored={stored} catalogue={catalogue} />
      <figcaption>
        {words.scale_about({ ratio: formatNumber(Math.round(exact / step) * step, language) })} · {words.crs}
      </figcaption>
    </figure>
  );
}

function Legend({ stored, catalogue }: { stored: StoredFinding; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(reportWords);
  const text = useText();
  const colour = verdictColour(stored.row.verdict, false);
  const { overlap, tested, nearest } = stored.finding.evidence;
  const layers = layersFor(stored, catalogue).flatMap((id) => catalogue.layers.find((layer) => layer.id === id) ?? []);
  return (
    <div className={css.legend} aria-label={words.legend}>
      <span>
        <Swatch look={{ colour, fill_opacity: 0.08, line_width: 2.4 }} kind="polygon" /> {words.subject}
      </span>
      {overlap && (
        <span>
          <Swatch look={{ colour, fill_opacity: 0.5, line_width: 2 }} kind="polygon" /> {words.piece}
        </span>
      )}
      {tested && (
        <span>
          <Swatch look={{ colour, fill_opacity: 0.2, dash: 'dashed' }} kind="polygon" /> {words.tested}
        </span>
      )}
      {nearest && (
        <span>
          <Swatch look={{ colour, dash: 'dashed' }} kind="line" /> {words.distance}
        </span>
      )}
      {layers.map((layer) => (
        <span key={layer.id}>
          {(layer.classes?.values.slice(0, 4) ?? [layer.appearance]).map((look, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list never changes its order
            <Swatch key={index} look={look} kind={layer.geometry[0]} />
          ))}{' '}
          {text(layer.title)}
        </span>
      ))}
    </div>
  );
}
