/** Where everything stands on the page: the map below, rail, panel, card and tools floating above it. Layout only. */
import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { MantineProvider } from '@mantine/core';
import { useCatalogue } from './api/queries.ts';
import css from './App.module.css';
import { useLanguage, useWords } from './i18n/words.ts';
import { AccountDoor } from './panels/Frame/AccountDoor.tsx';
import { Banner, StartUp } from './panels/Frame/Banner.tsx';
import { Rail } from './panels/Frame/Rail.tsx';
import { StatusBar } from './panels/Frame/StatusBar.tsx';
import { ZoomButtons } from './panels/Frame/ZoomButtons.tsx';
import { SearchBox } from './panels/Search/SearchBox.tsx';
import { Loading } from './ui/states.tsx';
import { Panel } from './ui/Panel.tsx';
import { theme } from './ui/look/theme.ts';
import { change, useView } from './view/looking.ts';
import { patiently } from './view/parts/patiently.ts';
import { useDark } from './view/screen.ts';
import { useSeen } from './view/time/seen.ts';
import { openPanel, type PanelId } from './view/view.ts';

// Asked for at once, beside the catalogue; the frame stands before the map library is there.
const map = patiently(() => import('./map/MapView.tsx'))();
const MapView = lazy(() => map.then((module) => ({ default: module.MapView })));

// Menus are no part of the first map.
const MapTools = lazy(patiently(() => import('./panels/Frame/MapTools.tsx').then((module) => ({ default: module.MapTools }))));
const TimeBar = lazy(patiently(() => import('./panels/Time/TimeBar.tsx').then((module) => ({ default: module.TimeBar }))));
const FeaturePanel = lazy(patiently(() => import('./panels/Feature/FeaturePanel.tsx').then((module) => ({ default: module.FeaturePanel }))));

interface PanelContent {
  readonly onClose: () => void;
}

const panels: Readonly<Record<PanelId, ComponentType<PanelContent>>> = {
  layers: lazy(patiently(() => import('./panels/Layers/LayersPanel.tsx').then((module) => ({ default: module.LayersPanel })))),
  targets: lazy(patiently(() => import('./panels/Targets/TargetsPanel.tsx').then((module) => ({ default: module.TargetsPanel })))),
  conflicts: lazy(patiently(() => import('./panels/Findings/FindingsPanel.tsx').then((module) => ({ default: module.FindingsPanel })))),
  site: lazy(patiently(() => import('./panels/Site/SitePanel.tsx').then((module) => ({ default: module.SitePanel })))),
  treatment: lazy(patiently(() => import('./panels/Treatment/TreatmentPanel.tsx').then((module) => ({ default: module.TreatmentPanel })))),
  measure: lazy(patiently(() => import('./panels/Measure/MeasurePanel.tsx').then((module) => ({ default: module.MeasurePanel })))),
};

export function App() {
  const dark = useDark();
  return (
    <MantineProvider theme={theme} forceColorScheme={dark ? 'dark' : 'light'} withCssVariables={false}>
      <Page />
      <AccountDoor />
    </MantineProvider>
  );
}

function Page() {
  const words = useWords();
  const catalogue = useCatalogue();
  const seen = useSeen(catalogue.data);
  const in_time = useView((view) => view.time.face !== null);
  useDocument();
  if (!catalogue.data || !seen) return <StartUp fault={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  return (
    <div className={css.page}>
      <a className={css.skip} href="#map">
        {words.skip}
      </a>
      <div className={css.left}>
        <header className={css.head}>
          <SearchBox catalogue={catalogue.data} />
        </header>
        <div className={css.side}>
          <Rail />
          <OpenPanel />
        </div>
      </div>
      <div className={css.right}>
        <Suspense fallback={null}>
          <MapTools catalogue={catalogue.data} />
        </Suspense>
        <Suspense fallback={null}>
          <FeaturePanel catalogue={catalogue.data} />
        </Suspense>
      </div>
      <div className={css.corner}>
        <ZoomButtons />
        <StatusBar catalogue={seen} />
      </div>
      {in_time && (
        <Suspense fallback={null}>
          <TimeBar catalogue={catalogue.data} />
        </Suspense>
      )}
      <Banner catalogue={catalogue.data} fault={catalogue.isError ? catalogue.error : null} onRetry={() => void catalogue.refetch()} />
      <main className={css.map}>
        <Suspense fallback={null}>
          <MapView catalogue={catalogue.data} />
        </Suspense>
      </main>
    </div>
  );
}

function OpenPanel() {
  const words = useWords();
  const open = useView((view) => view.panel);
  if (!open) return null;
  const Content = panels[open];
  const waiting = (
    <Panel title={words.panel_titles[open]} onClose={close}>
      <Loading lines={4} />
    </Panel>
  );
  return (
    <Suspense fallback={waiting} key={open}>
      <Content onClose={close} />
    </Suspense>
  );
}

const close = (): void => change(openPanel(null));

/** The document speaks the person's language. */
function useDocument(): void {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = language === 'zh' ? '安澜 · 生态空间一张图' : 'Anlan · ecological space on one map';
  }, [language]);
}
