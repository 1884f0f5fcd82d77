/** The account's map on paper: what counts by year, what does not, the border of the area; with legend, scale bar and north arrow. */
import { useEffect, useState } from 'react';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import { useFeature } from '../../../api/queries.ts';
import { formatLength, formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { Swatch } from '../../../ui/Swatch.tsx';
import { boxOf } from '../../../view/flight.ts';
import { useView } from '../../../view/looking.ts';
import type { OverlayGeometry } from '../../../view/overlay.ts';
import { useDrawing } from '../../../view/pen/drawing.ts';
import { askPicture, type MapPicture } from '../../../view/picture.ts';
import { scaleBar } from '../../Frame/scale-bar.ts';
import report from '../../Report/MapFigure.module.css';
import { reportWords } from '../../Report/words.ts';
import type { AccountShown } from '../account/shown.ts';
import { treatmentScene } from '../account/treatment-scene.ts';
import { yearColours } from '../account/year-colours.ts';
import { zoneFeature } from '../account/zones.ts';
import css from './Sheet.module.css';
import { sheetWords } from './words.ts';

/** A CSS pixel on paper is 1/96 inch; on A4 with margins of 15 mm: 180 mm. */
const metres_on_paper = 0.0254 / 96;
const picture_px = { width: 680, height: 440 };
const ink = '#15242a';

/** The city's border and the kinds of zone. */
const layersOf = ({ indicator }: AccountShown, catalogue: CatalogueAnswer): string[] => {
  const wanted = new Set([...indicator.account.zones.map(({ layer }) => layer), catalogue.city.territory]);
  return catalogue.layers.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
};

export function useAccountPicture(all_now: AccountShown, catalogue_now: CatalogueAnswer): MapPicture | 'failed' | undefined {
  // Of the moment of printing: the panel behind draws itself anew now and then.
  const [catalogue] = useState(catalogue_now);
  const [picture, setPicture] = useState<MapPicture | 'failed'>();
  const zoneKey = useView((view) => view.treatment.zone);
  const drawn = useDrawing((drawing) => (drawing.owner === 'treatment' ? drawing.shape : null));
  const zone = useFeature(zoneFeature(zoneKey, all_now.indicator));
  const { pieces } = all_now;
  const [all, setAll] = useState(all_now);
  if (all.pieces !== pieces) setAll(all_now);
  const border = drawn ?? zone.data?.feature.geometry ?? null;
  const waits = !all_now.piecesState.there || (zoneKey !== null && zone.isPending);
  useEffect(() => {
    if (waits || pieces.length === 0) return undefined;
    let gone = false;
    let address: string | null = null;
    askPicture({ box: boxFor(border, catalogue), width_px: picture_px.width, height_px: picture_px.height, layers: layersOf(all, catalogue), areas: areasOf(all, border), lines: [] }).then(
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
  }, [all, border, waits, catalogue, pieces]);
  if (all_now.piecesState.fault) return 'failed';
  // With nothing to draw there is no map to wait for.
  return all_now.piecesState.there && pieces.length === 0 ? 'failed' : picture;
}

/** In the colours of light ground, whatever light the page is in. */
function areasOf({ pieces, countedCategory, colours }: AccountShown, border: OverlayGeometry | null) {
  const { areas = [] } = treatmentScene({ pieces, countedCategory, colours: yearColours([...colours.keys()], false), year: null, opened: null, pointed: null, zone: null, dark: false, hint: () => '', onPick: () => undefined });
  return border ? [...areas, { key: '', geometry: border, colour: ink, fill_opacity: 0, line_width: 2.5 }] : areas;
}

function boxFor(border: OverlayGeometry | null, { city }: CatalogueAnswer): readonly number[] {
  const [west, south, east, north] = (border && boxOf(border)) ?? city.extent;
  const around = Math.max(east - west, north - south) * 0.03;
  return [west - around, south - around, east + around, north + around];
}

interface AccountMapProps {
  readonly picture: MapPicture | 'failed' | undefined;
  readonly all: AccountShown;
  readonly catalogue: CatalogueAnswer;
}

export function AccountMap({ picture, all, catalogue }: AccountMapProps) {
  const words = useWordsOf(reportWords);
  const own = useWordsOf(sheetWords);
  const language = useLanguage();
  const text = useText();
  if (picture === undefined || picture === 'failed') return <p className={report.noMap}>{picture === 'failed' ? words.no_map : words.drawing_map}</p>;
  const { length_m, width_px } = scaleBar(picture.metres_per_pixel, 130);
  const exact = picture.metres_per_pixel / metres_on_paper;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  const years = [...yearColours([...all.colours.keys()], false)];
  const drawn = new Set(layersOf(all, catalogue));
  return (
    <figure className={report.figure}>
      <div className={report.picture}>
        <img src={picture.address} width={picture_px.width} height={picture_px.height} alt={words.map} />
        <div className={report.north} aria-hidden>
          <svg width="18" height="26" viewBox="0 0 18 26">
            <path d="M9 1 16 25 9 20z" fill={ink} />
            <path d="M9 1 2 25 9 20z" fill="#ffffff" stroke={ink} strokeWidth="1" strokeLinejoin="round" />
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
          <span className={css.years} aria-hidden>
            {years.map(([year, colour]) => (
              <i key={year} style={{ background: colour }} />
            ))}
          </span>{' '}
          {own.legend_counted}{years.length > 0 && ` ${years[0]?.[0] ?? ''}–${years.at(-1)?.[0] ?? ''}`}
        </span>
        <span>
          <Swatch look={{ colour: '#37424a', fill_opacity: 0.4, dash: 'dashed' }} kind="polygon" /> {own.legend_excluded}
        </span>
        {all.account.zone && (
          <span>
            <Swatch look={{ colour: ink, fill_opacity: 0, line_width: 2.5 }} kind="polygon" /> {own.legend_zone}
          </span>
        )}
        {catalogue.layers
          .filter(({ id }) => drawn.has(id))
          .map((layer) => (
            <span key={layer.id}>
              <Swatch look={layer.classes?.values[0] ?? layer.appearance} kind={layer.geometry[0]} /> {text(layer.title)}
            </span>
          ))}
      </div>
      <figcaption>
        {words.scale_about({ ratio: formatNumber(Math.round(exact / step) * step, language) })} · {words.crs}
      </figcaption>
    </figure>
  );
}
