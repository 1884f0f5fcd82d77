/** Where the site comes from: drawn with mouse or keyboard, a file, pasted coordinates; and its size while it grows. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Geometry } from 'geojson';
import { area_m2, measureLine } from '../../../geo/ellipsoid.ts';
import { formatArea, formatLength } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { IconArrowBackUp, IconArrowForwardUp, IconClipboardText, IconEraser, IconLine, IconMapPin, IconPolygon } from '../../../ui/icons.ts';
import { change } from '../../../view/looking.ts';
import type { OverlayGeometry } from '../../../view/overlay.ts';
import { useDrawing, type Pen } from '../../../view/pen/drawing.ts';
import { clearSite, drawSite, redoStep, undoStep, useSiteState } from '../../../view/site/site.ts';
import { changeSite } from '../../../view/view.ts';
import { PenBar } from '../../Pen/PenBar.tsx';
import css from '../Site.module.css';
import type { SiteNow } from '../use-site.ts';
import { siteWords } from '../words.ts';
import { PasteBox } from './PasteBox.tsx';
import { UploadButton } from './UploadButton.tsx';

const pens: readonly (readonly [Pen, typeof IconPolygon])[] = [['polygon', IconPolygon], ['line', IconLine], ['point', IconMapPin]];
const least: Readonly<Record<Pen, number>> = { polygon: 3, line: 2, point: 1 };

function begin(pen: Pen): void {
  change(changeSite({ id: null, draft: null, versus: null }));
  drawSite(pen);
}

function again(): void {
  change(changeSite({ id: null, draft: null, versus: null }));
  clearSite();
}

export function ShapeSection({ site }: { site: SiteNow }) {
  const words = useWordsOf(siteWords);
  const drawing = useDrawing((now) => (now.owner === 'site' ? now.pen : null));
  const fixed = useSiteState((state) => state.fixed !== null);
  const [pasting, setPasting] = useState(false);
  const { shape, finished } = site;
  return (
    <PanelSection>
      {shape === null && drawing === null && <p className={css.hint}>{words.intro}</p>}
      {shape && <Size shape={shape} />}
      {site.crossing && (
        <p className={css.warn} role="alert">
          {words.crossing}
        </p>
      )}
      {drawing && !finished && (
        <>
          <p className={css.hint}>{words.drawing[drawing]}</p>
          <p className={css.small}>{words.keyboard}</p>
          <PenBar least={least[drawing]} />
        </>
      )}
      {finished ? (
        <>
          <p className={css.hint}>{fixed ? words.fixed : words.edit}</p>
          <Notes />
          <Steps />
        </>
      ) : (
        <div className={css.sources}>
          {pens.map(([pen, Icon]) => (
            <Button key={pen} size="xs" variant={drawing === pen ? 'filled' : 'default'} aria-pressed={drawing === pen} leftSection={<Icon size={15} />} onClick={() => begin(pen)}>
              {words.draw[pen]}
            </Button>
          ))}
          <UploadButton />
          <Button size="xs" variant="default" aria-expanded={pasting} leftSection={<IconClipboardText size={15} />} onClick={() => setPasting(!pasting)}>
            {words.paste}
          </Button>
        </div>
      )}
      {pasting && !finished && <PasteBox onDone={() => setPasting(false)} />}
    </PanelSection>
  );
}

/** How the numbers of a file were understood stays to be read. */
function Notes() {
  const text = useText();
  const notes = useSiteState((state) => state.notes);
  if (notes.length === 0) return null;
  return (
    <ul className={css.notes} data-testid="site-notes">
      {notes.map((note) => (
        <li key={note.en} className={css.small}>
          {text(note)}
        </li>
      ))}
    </ul>
  );
}

function Steps() {
  const words = useWordsOf(siteWords);
  const past = useSiteState((state) => state.past.length);
  const future = useSiteState((state) => state.future.length);
  return (
    <div className={css.sources}>
      <Button size="xs" variant="default" title="Ctrl+Z" disabled={past < 2} leftSection={<IconArrowBackUp size={14} />} onClick={undoStep}>
        {words.undo}
      </Button>
      <Button size="xs" variant="default" title="Ctrl+Y" disabled={future === 0} leftSection={<IconArrowForwardUp size={14} />} onClick={redoStep}>
        {words.redo}
      </Button>
      <Button size="xs" variant="default" leftSection={<IconEraser size={14} />} onClick={again}>
        {words.redraw}
      </Button>
    </div>
  );
}

/** The figures of the ellipsoid, as the measuring panel has them. */
function Size({ shape }: { shape: OverlayGeometry }) {
  const language = useLanguage();
  const text = sizeText(shape, language);
  return text ? <p className={css.size}>{text}</p> : null;
}

export function sizeText(shape: OverlayGeometry, language: 'zh' | 'en'): string | null {
  const geometry = shape as unknown as Geometry;
  if (geometry.type === 'LineString') return geometry.coordinates.length > 1 ? formatLength(measureLine(geometry.coordinates).length_m, language) : null;
  if (geometry.type === 'MultiLineString') return formatLength(geometry.coordinates.reduce((sum, path) => sum + measureLine(path).length_m, 0), language);
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  if (geometry.type === 'Polygon' && (geometry.coordinates[0]?.length ?? 0) < 4) return null;
  const size = area_m2(geometry);
  return `${formatArea(size, language)} · ${formatArea(size, language, 'mu')}`;
}
