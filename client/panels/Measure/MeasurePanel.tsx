/** Measure: a distance or an area by hand or by typed corners, live on the ellipsoid in every unit, several of them kept. */
import { useEffect, useState } from 'react';
import { Button, CopyButton } from '@mantine/core';
import type { Polygon } from 'geojson';
import { selfCrossing } from '../../geo/shapes.ts';
import { areaUnits, formatArea } from '../../i18n/format.ts';
import { useLanguage, useWords, useWordsOf } from '../../i18n/words.ts';
import { Panel, PanelSection } from '../../ui/Panel.tsx';
import { IconCopy, IconLine, IconPlus, IconPolygon, IconRuler2, IconScale } from '../../ui/icons.ts';
import { EmptyState } from '../../ui/states.tsx';
import { drawingStore, startDrawing, stopDrawing, useDrawing } from '../../view/pen/drawing.ts';
import { change } from '../../view/looking.ts';
import { drawScene, type OverlayGeometry } from '../../view/overlay.ts';
import { useDark } from '../../view/screen.ts';
import { useStore } from '../../view/store.ts';
import { laySite } from '../../view/site/site.ts';
import { changeSite, openPanel } from '../../view/view.ts';
import { PenBar } from '../Pen/PenBar.tsx';
import { cornersOf, outlineOf } from '../Pen/shape-corners.ts';
import { KeptList } from './KeptList.tsx';
import css from './Measure.module.css';
import { measureScene } from './measure-scene.ts';
import { lengthText, measuresGeojson, measuresText, otherLengthText } from './measure-text.ts';
import { figuresOf, keep, measuresStore, type Figures, type Kind } from './measures.ts';
import { measureWords } from './words.ts';

/** What has enough corners is kept; what has not is dropped. */
function keepDrawn(): void {
  const { owner, pen, shape, finished } = drawingStore.get();
  if (owner !== 'measure' || shape === null || !finished || pen === 'point') return;
  keep(pen, shape);
}

function start(kind: Kind): void {
  keepDrawn();
  startDrawing('measure', kind);
}

/** The site goes over to the site check, corners still to be dragged. */
function checkSite(shape: OverlayGeometry): void {
  keepDrawn();
  change(changeSite({ id: null, draft: null }));
  change(openPanel('site'));
  laySite(shape);
}

export function MeasurePanel() {
  const general = useWords();
  const words = useWordsOf(measureWords);
  const language = useLanguage();
  const drawing = useDrawing();
  const own = drawing.owner === 'measure';
  const measures = useStore(measuresStore, (all) => all);
  const [pointed, setPointed] = useState<number | null>(null);
  const dark = useDark();
  useEffect(() => drawScene('measure', measureScene({ measures, pointed, dark, words, language })), [measures, pointed, dark, words, language]);
  useEffect(
    () => () => {
      keepDrawn();
      stopDrawing('measure');
      drawScene('measure', null);
    },
    [],
  );
  return (
    <Panel title={general.panel_titles.measure} onClose={() => change(openPanel(null))} foot={<p className={css.note}>{words.ellipsoid}</p>}>
      <PanelSection>
        <div className={css.pens}>
          <PenButton kind="line" active={own && drawing.pen === 'line'} />
          <PenButton kind="polygon" active={own && drawing.pen === 'polygon'} />
        </div>
        {!own && <p className={css.hint}>{words.intro}</p>}
      </PanelSection>
      {own && drawing.pen !== 'point' && <Current kind={drawing.pen} shape={drawing.shape} finished={drawing.finished} />}
      {measures.length > 0 ? (
        <>
          <KeptList measures={measures} onPoint={setPointed} onCheck={checkSite} />
          <PanelSection>
            <div className={css.row}>
              <Copy title={words.copy_text} text={measuresText(measures, words, language)} />
              <Copy title={words.copy_geojson} text={measuresGeojson(measures, words)} />
            </div>
          </PanelSection>
        </>
      ) : (
        !own && <EmptyState icon={<IconRuler2 size={26} stroke={1.5} />} title={words.none} />
      )}
    </Panel>
  );
}

function PenButton({ kind, active }: { kind: Kind; active: boolean }) {
  const words = useWordsOf(measureWords);
  const Icon = kind === 'line' ? IconLine : IconPolygon;
  return (
    <Button variant={active ? 'filled' : 'default'} size="sm" leftSection={<Icon size={16} />} aria-pressed={active} onClick={() => start(kind)}>
      {words[kind]}
    </Button>
  );
}

function Current({ kind, shape, finished }: { kind: Kind; shape: OverlayGeometry | null; finished: boolean }) {
  const words = useWordsOf(measureWords);
  const figures = figuresOf(kind, outlineOf(shape));
  const hint = finished ? words.finished : kind === 'line' ? words.drawing_line : words.drawing_polygon;
  const enough = cornersOf(shape, finished).length >= (kind === 'line' ? 2 : 3);
  return (
    <PanelSection>
      <FiguresView kind={kind} figures={figures} />
      {finished && kind === 'polygon' && shape && selfCrossing({ type: 'Polygon', coordinates: shape.coordinates as Polygon['coordinates'] }) && (
        <p className={css.warn} role="alert">
          {words.crossing}
        </p>
      )}
      <p className={css.hint}>{hint}</p>
      <PenBar least={kind === 'line' ? 2 : 3} />
      {finished && enough && shape && (
        <div className={css.row} style={{ marginTop: 12 }}>
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => start(kind)}>
            {words.keep}
          </Button>
          {kind === 'polygon' && (
            <Button size="xs" variant="light" leftSection={<IconScale size={14} />} onClick={() => checkSite(shape)}>
              {words.check}
            </Button>
          )}
        </div>
      )}
    </PanelSection>
  );
}

function FiguresView({ kind, figures }: { kind: Kind; figures: Figures }) {
  const words = useWordsOf(measureWords);
  const language = useLanguage();
  const { length_m, legs_m, area_m2 } = figures;
  if (kind === 'line') {
    return (
      <dl className={css.figures} data-testid="measure-figures">
        <dt>{words.length}</dt>
        <dd className={css.big}>{lengthText(length_m, language)}</dd>
        <dd>
          {otherLengthText(length_m, language)} · {words.legs({ count: legs_m.length })}
          {legs_m.length > 1 && ` · ${words.last_leg} ${lengthText(legs_m.at(-1) ?? 0, language)}`}
        </dd>
      </dl>
    );
  }
  return (
    <dl className={css.figures} data-testid="measure-figures">
      <dt>{words.area}</dt>
      <dd className={css.big}>{formatArea(area_m2 ?? 0, language)}</dd>
      <dd className={css.units}>
        {areaUnits.map((unit) => (
          <span key={unit}>{formatArea(area_m2 ?? 0, language, unit)}</span>
        ))}
      </dd>
      <dt>{words.perimeter}</dt>
      <dd>{lengthText(length_m, language)}</dd>
    </dl>
  );
}

function Copy({ title, text }: { title: string; text: string }) {
  const general = useWords();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
          {copied ? general.copied : title}
        </Button>
      )}
    </CopyButton>
  );
}
