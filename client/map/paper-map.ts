/** A map for paper: painted out of sight in the light colours, read from its canvas while it is drawn, and thrown away. */
import { Map as MapLibreMap, type LayerSpecification, type SourceSpecification } from 'maplibre-gl';
import type { MapPicture, PictureWish } from '../view/picture.ts';
import { pixel_ratio } from './pictures.ts';
import { picturesOf, styleOf, type Drawn } from './style.ts';

/** 2.5 device pixels for a CSS pixel: 240 dots to the inch. */
const paper_ratio = 2.5;
/** A layer whose tiles never come must not hold up a report. */
const patience_ms = 20_000;

let queue: Promise<unknown> = Promise.resolve();

/** One after the other: each needs a WebGL context of its own. */
export function paintOnPaper(wish: PictureWish, drawn: Drawn, fonts: string): Promise<MapPicture> {
  const painted = queue.then(() => paint(wish, drawn, fonts));
  queue = painted.catch(() => undefined);
  return painted;
}

async function paint(wish: PictureWish, drawn: Drawn, fonts: string): Promise<MapPicture> {
  const paper: Drawn = { ...drawn, dark: false, shown: wish.layers.map((id) => ({ id, opacity: 1 })) };
  const place = document.createElement('div');
  place.style.cssText = `position:fixed;left:-10000px;top:0;width:${wish.width_px}px;height:${wish.height_px}px`;
  document.body.append(place);
  const style = styleOf(paper);
  const over = overlayOf(wish);
  const [west = 0, south = 0, east = 0, north = 0] = wish.box;
  const map = new MapLibreMap({
    container: place,
    style: { ...style, sources: { ...style.sources, ...over.sources }, layers: [...style.layers, ...over.layers] },
    bounds: [west, south, east, north],
    attributionControl: false,
    interactive: false,
    fadeDuration: 0,
    pixelRatio: paper_ratio,
    localIdeographFontFamily: fonts,
    zoomLevelsToOverscale: undefined,
  });
  map.setMissingStyleImageResolver((name) => {
    const picture = picturesOf(paper.catalogue, false).get(name)?.();
    if (picture && !map.hasImage(name)) map.addImage(name, picture, { pixelRatio: pixel_ratio });
  });
  // Tiles that cannot be had leave a gap that the reader sees; nothing else is to be done about them here.
  map.on('error', (event) => console.warn('map on paper:', event.error.message));
  try {
    await Promise.race([new Promise<void>((done) => map.once('idle', () => done())), new Promise<void>((done) => setTimeout(done, patience_ms))]);
    const blob = await read(map);
    const metres_per_pixel = (Math.cos((map.getCenter().lat * Math.PI) / 180) * 40_075_016.686) / (512 * 2 ** map.getZoom());
    return { address: URL.createObjectURL(blob), metres_per_pixel };
  } finally {
    map.remove();
    place.remove();
  }
}

/** The canvas holds its picture only while it is being drawn. */
function read(map: MapLibreMap): Promise<Blob> {
  return new Promise((done, fail) => {
    map.once('render', () => map.getCanvas().toBlob((blob) => (blob ? done(blob) : fail(new Error('the map could not be read from its canvas'))), 'image/png'));
    map.triggerRepaint();
  });
}

interface Over {
  readonly sources: Record<string, SourceSpecification>;
  readonly layers: LayerSpecification[];
}

function overlayOf({ areas, lines }: PictureWish): Over {
  const sources: Record<string, SourceSpecification> = {};
  const layers: LayerSpecification[] = [];
  areas.forEach(({ geometry, colour, fill_opacity = 0.45, line_width = 2, dashed = false }, index) => {
    const source = `over-area-${index}`;
    sources[source] = { type: 'geojson', data: geometry as unknown as GeoJSON.Geometry };
    if (fill_opacity > 0 && geometry.type.endsWith('Polygon')) layers.push({ id: `${source}-fill`, type: 'fill', source, paint: { 'fill-color': colour, 'fill-opacity': dashed ? fill_opacity / 2 : fill_opacity } });
    if (geometry.type.endsWith('Point')) layers.push({ id: `${source}-dot`, type: 'circle', source, paint: { 'circle-radius': 7, 'circle-color': colour, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 } });
    else if (line_width > 0) layers.push({ id: `${source}-line`, type: 'line', source, layout: { 'line-join': 'round' }, paint: { 'line-color': colour, 'line-width': line_width, ...(dashed ? { 'line-dasharray': [2, 1.5] } : {}) } });
  });
  lines.forEach(({ path, colour, width = 2.5 }, index) => {
    const source = `over-line-${index}`;
    sources[source] = { type: 'geojson', data: { type: 'LineString', coordinates: path.map((position) => [...position]) } };
    layers.push({ id: `${source}-case`, type: 'line', source, paint: { 'line-color': '#ffffff', 'line-width': width + 3 } });
    layers.push({ id: `${source}-dash`, type: 'line', source, paint: { 'line-color': colour, 'line-width': width, 'line-dasharray': [2, 1.4] } });
  });
  return { sources, layers };
}
