/** The report's map: the site, what it shares with others, the layers that were tested; with legend, scale bar and north arrow. */
import { useEffect, useState } from 'react';
import type { Verdict } from '../../../../data/grammar.ts';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { Finding } from '../../../../server/contract/rules.ts';
import type { SiteAnswer } from '../../../../server/contract/sites.ts';
import { formatLength, formatNumber } from '../../../i18n/format.ts';
import { inBrackets } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { Swatch } from '../../../ui/Swatch.tsx';
import { verdictColour, verdictOrder } from '../../../ui/verdicts.ts';
import { boxOf } from '../../../view/flight.ts';
import type { OverlayArea, OverlayGeometry, OverlayLine } from '../../../view/overlay.ts';
import { askPicture, type MapPicture } from '../../../view/picture.ts';
import { scaleBar } from '../../Frame/scale-bar.ts';
import report from '../../Report/MapFigure.module.css';
import { picture_px } from '../../Report/use-pictures.ts';
import { reportWords } from '../../Report/words.ts';
import { siteWords } from '../words.ts';

const ink = '#a0187f';
/** A CSS pixel on paper is 1/96 inch. */
const metres_on_paper = 0.0254 / 96;
/** About 1 km around the site. */
const around_deg = 0.01;

/** Layers that the rules of this answer rest on, in the catalogue's order, and the city's own border. */
function layersOf(answer: SiteAnswer, catalogue: CatalogueAnswer): string[] {
  const judged = new Set(answer.rules.filter(({ verdict }) => verdict !== null).map(({ rule }) => rule));
  const wanted = new Set([...catalogue.rules.filter(({ id }) => judged.has(id)).flatMap(({ against }) => against), catalogue.city.territory]);
  return catalogue.layers.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
}

export function useSitePicture(shape: OverlayGeometry, answer: SiteAnswer, catalogue_now: CatalogueAnswer): MapPicture | 'failed' | undefined {
  // The catalogue is fetched anew every few seconds; the picture is of the moment of printing.
  const [catalogue] = useState(catalogue_now);
  const [picture, setPicture] = useState<MapPicture | 'failed'>();
  // A layer that is published while somebody prints paints no picture anew.
  const [moment] = useState(catalogue);
  useEffect(() => {
    let gone = false;
    let address: string | null = null;
    const [west = 0, south = 0, east = 0, north = 0] = boxOf(shape) ?? [];
    const box = [west - around_deg, south - around_deg, east + around_deg, north + around_deg];
    const painted = askPicture({ box, width_px: picture_px.width, height_px: picture_px.height, layers: layersOf(answer, moment), ...drawnOn(shape, answer) });
    painted.then(
      (made) => {
        address = made.address;
        if (gone) URL.revokeObjectURL(made.address);
        else setPicture(made);
      },
      () => !gone && setPicture('failed'),
    );
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [shape, answer, moment]);
  return picture;
}

const isDrawn = ({ verdict }: Pick<Finding, 'verdict'>): boolean => verdict !== 'clear' && verdict !== 'undetermined';

/** The way to what lies near but is not met. */
function lineOf({ nearest, distance_m }: Finding['evidence']): OverlayLine['path'] | null {
  return nearest && distance_m !== null && distance_m > 0 && distance_m < 3_000 ? [nearest.subject, nearest.object] : null;
}

function drawnOn(shape: OverlayGeometry, answer: SiteAnswer): { areas: OverlayArea[]; lines: OverlayLine[] } {
  const areas: OverlayArea[] = [{ key: 'site', geometry: shape, colour: ink, fill_opacity: 0.1, line_width: 2.5 }];
  const lines: OverlayLine[] = [];
  for (const { findings } of answer.rules) {
    for (const { key, verdict, evidence } of findings) {
      if (!isDrawn({ verdict })) continue;
      const line = lineOf(evidence);
      const colour = verdictColour(verdict, false);
      if (evidence.overlap) areas.push({ key, geometry: evidence.overlap, colour, fill_opacity: 0.45, line_width: 1.5 });
      if (line) lines.push({ key, path: line, colour });
    }
  }
  return { areas, lines };
}

/** Of which verdicts there are pieces and lines on the map, worst first: the legend names these and no others. */
export function drawnVerdicts(answer: SiteAnswer): { readonly pieces: readonly Verdict[]; readonly lines: readonly Verdict[] } {
  const found = answer.rules.flatMap(({ findings }) => findings).filter(isDrawn);
  const among = (some: readonly Finding[]): readonly Verdict[] => verdictOrder.filter((one) => some.some(({ verdict }) => verdict === one));
  return { pieces: among(found.filter(({ evidence }) => evidence.overlap)), lines: among(found.filter(({ evidence }) => lineOf(evidence) !== null)) };
}

interface SiteMapProps {
  readonly picture: MapPicture | 'failed' | undefined;
  readonly answer: SiteAnswer;
  readonly catalogue: CatalogueAnswer;
}

export function SiteMap({ picture, answer, catalogue }: SiteMapProps) {
  const words = useWordsOf(reportWords);
  const own = useWordsOf(siteWords);
  const language = useLanguage();
  const general = useWords();
  const text = useText();
  if (picture === undefined || picture === 'failed') return <p className={report.noMap}>{picture === 'failed' ? words.no_map : words.drawing_map}</p>;
  const drawn = drawnVerdicts(answer);
  const { length_m, width_px } = scaleBar(picture.metres_per_pixel, 130);
  const exact = picture.metres_per_pixel / metres_on_paper;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  const shown = new Set(layersOf(answer, catalogue));
  return (
    <figure className={report.figure}>
      <div className={report.picture}>
        <img src={picture.address} width={picture_px.width} height={picture_px.height} alt={words.map} />
        <div className={report.north} aria-hidden>
          <svg width="18" height="26" viewBox="0 0 18 26">
            <path d="M9 1 16 25 9 20z" fill="#15242a" />
            <path d="M9 1 2 25 9 20z" fill="#ffffff" stroke="#15242a" strokeWidth="1" strokeLinejoin="round" />
          </svg>
          <b>{words.north}</b>
        </div>
        <div className={report.scale}>
          <span>{formatLength(length_m, language)}</span>
          <i style={{ width: width_px }} />
        </div>
      </div>
      <div className={report.legend} aria-label={words.legend}>
        <span>
          <Swatch look={{ colour: ink, fill_opacity: 0.1, line_width: 2.4 }} kind="polygon" /> {own.report_site}
        </span>
        {drawn.pieces.map((verdict) => (
          <span key={`piece ${verdict}`}>
            <Swatch look={{ colour: verdictColour(verdict, false), fill_opacity: 0.45, line_width: 1.5 }} kind="polygon" /> {own.report_piece}
            {inBrackets(general.verdicts[verdict], language)}
          </span>
        ))}
        {drawn.lines.map((verdict) => (
          <span key={`line ${verdict}`}>
            <Swatch look={{ colour: verdictColour(verdict, false) }} kind="line" /> {words.distance}
            {inBrackets(general.verdicts[verdict], language)}
          </span>
        ))}
        {catalogue.layers
          .filter(({ id }) => shown.has(id))
          .map((layer) => (
            <span key={layer.id}>
              {(layer.classes?.values.slice(0, 4) ?? [layer.appearance]).map((look, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- the list never changes its order
                <Swatch key={index} look={look} kind={layer.geometry[0]} />
              ))}{' '}
              {text(layer.title)}
            </span>
          ))}
      </div>
      <figcaption>
        {words.scale_about({ ratio: formatNumber(Math.round(exact / step) * step, language) })} · {words.crs}
      </figcaption>
    </figure>
  );
}
