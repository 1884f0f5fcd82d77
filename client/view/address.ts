/** The view as the query of a web address and back: `?at=106.82,39.55,10.2&on=a,b:0.6&panel=layers`. Rubbish is ignored. */
import { filterNames, findingSorts, readFilter } from './findings-filter.ts';
import { readTargets, targetsQuery } from './targets/targets-link.ts';
import { readTime, timeQuery } from './time/time-link.ts';
import { conflictFaces, initialView, panelIds, treatmentFaces, type Camera, type ConflictsView, type FeatureRef, type PanelId, type ShownLayer, type View } from './view.ts';

/** `defaults` supplies what the address does not say (language and theme that the person prefers). */
export function encodeView(view: View, defaults: View = initialView): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  };
  if (view.camera) put('at', [round(view.camera.longitude, 5), round(view.camera.latitude, 5), round(view.camera.zoom, 2)].join(','));
  if (view.shown) put('on', view.shown.length ? view.shown.map(encodeLayer).join(',') : 'none');
  put('feature', encodeRef(view.selected));
  if (view.panel !== defaults.panel) put('panel', view.panel ?? 'none');
  if (view.conflicts.face !== defaults.conflicts.face) put('face', view.conflicts.face);
  put('about', view.conflicts.about);
  put('finding', view.conflicts.finding);
  for (const name of filterNames) put(name, view.conflicts.filter[name]);
  put('sort', view.conflicts.sort);
  put('print', view.conflicts.print?.join('\n'));
  put('indicator', view.treatment.indicator);
  put('zone', view.treatment.zone);
  put('year', view.treatment.year);
  if (view.treatment.face !== defaults.treatment.face) put('account', view.treatment.face);
  if (view.treatment.print) put('ledger', 'print');
  put('site', view.site.id);
  put('draft', view.site.draft);
  put('versus', view.site.versus);
  if (view.site.print) put('paper', 1);
  for (const [name, value] of Object.entries({ ...targetsQuery(view.targets), ...timeQuery(view.time) })) put(name, value);
  put('ground', view.basemap);
  if (view.language !== defaults.language) put('lang', view.language);
  if (view.theme !== defaults.theme) put('theme', view.theme);
  // Commas, slashes and colons are legal in a query and far easier to read.
  return query.toString().replace(/%2C/g, ',').replace(/%2F/g, '/').replace(/%3A/g, ':');
}

export function decodeView(address: string, defaults: View = initialView): View {
  const query = new URLSearchParams(address);
  const text = (name: string) => limited(query.get(name));
  const language = query.get('lang');
  const theme = query.get('theme');
  return {
    camera: decodeCamera(query.get('at')),
    shown: decodeShown(query.get('on')),
    selected: decodeRef(query.get('feature')),
    panel: decodePanel(query.get('panel'), defaults.panel),
    language: language === 'zh' || language === 'en' ? language : defaults.language,
    theme: theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : defaults.theme,
    basemap: text('ground'),
    conflicts: decodeConflicts(query, text),
    treatment: {
      indicator: text('indicator'),
      zone: text('zone'),
      year: decodeYear(query.get('year')),
      face: treatmentFaces.find((face) => face === query.get('account')) ?? 'account',
      print: query.get('ledger') === 'print',
    },
    site: { id: text('site'), draft: limited(query.get('draft'), 6_000), versus: text('versus'), print: query.get('paper') === '1' },
    targets: readTargets(query),
    time: readTime(query),
  };
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));
const limited = (value: string | null, longest = 500): string | null => (value && value.length <= longest ? value : null);

const encodeLayer = (layer: ShownLayer): string => (layer.opacity === 1 ? layer.id : `${layer.id}:${round(layer.opacity, 2)}`);
const encodeRef = (ref: FeatureRef | null): string | null => (ref ? `${ref.layer}/${ref.id}` : null);

function decodeCamera(text: string | null): Camera | null {
  const [longitude, latitude, zoom, ...more] = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (longitude === undefined || latitude === undefined || zoom === undefined || more.length > 0) return null;
  const sound = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 24;
  return sound ? { longitude, latitude, zoom } : null;
}

function decodeShown(text: string | null): ShownLayer[] | null {
  if (text === null || text === '' || text.length > 4000) return null;
  if (text === 'none') return [];
  return text.split(',').flatMap((part) => {
    const [id, opacity] = part.split(':');
    if (!id || !/^[a-z][a-z0-9_]{0,63}$/.test(id)) return [];
    const value = opacity === undefined || opacity === '' ? 1 : Number(opacity);
    return [{ id, opacity: value >= 0 && value <= 1 ? value : 1 }];
  });
}

function decodeRef(text: string | null): FeatureRef | null {
  const cut = text?.indexOf('/') ?? -1;
  if (!text || cut < 1 || cut === text.length - 1 || text.length > 300) return null;
  return { layer: text.slice(0, cut), id: text.slice(cut + 1) };
}

function decodePanel(text: string | null, otherwise: PanelId | null): PanelId | null {
  if (text === 'none') return null;
  return panelIds.find((id) => id === text) ?? otherwise;
}

/** 50 keys fit. */
const longest_print = 20_000;

function decodeConflicts(query: URLSearchParams, text: (name: string) => string | null): ConflictsView {
  const keys = query.get('print');
  return {
    face: conflictFaces.find((face) => face === query.get('face')) ?? 'findings',
    about: text('about'),
    finding: limited(query.get('finding'), 900),
    filter: readFilter(query),
    sort: findingSorts.find((sort) => sort === query.get('sort')) ?? null,
    print: keys && keys.length <= longest_print ? keys.split('\n').slice(0, 50) : null,
  };
}

function decodeYear(text: string | null): number | null {
  return text && /^(19|20)\d\d$/.test(text) ? Number(text) : null;
}
