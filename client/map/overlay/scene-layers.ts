/** deck.gl layers for one panel's scene: fills, hatching, outlines, distance lines with their ends and labels. */
import type { Layer } from '@deck.gl/core';
import { IconLayer, PathLayer, ScatterplotLayer, SolidPolygonLayer, TextLayer } from '@deck.gl/layers';
import type { OverlayScene } from '../../view/overlay.ts';
import { DashExtension, HatchExtension } from './broken-ink.ts';
import { markAtlas, markName } from './mark-atlas.ts';
import { marksOf, type Dot, type Fill, type Label, type Position, type Rgba, type Sign, type Stroke } from './scene-marks.ts';

/** The ground that lines and labels are set off with. */
export interface Ground {
  readonly paper: Rgba;
  readonly text: Rgba;
  readonly dark: boolean;
}

const fonts = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const hatch = [new HatchExtension()];
const dash = [new DashExtension()];

export function layersOf(owner: string, scene: OverlayScene, ground: Ground): Layer[] {
  const marks = marksOf(scene);
  const pickable = scene.onPick !== undefined;
  const cased = [...marks.strokes, ...marks.dashed].filter((stroke) => stroke.casing > 0);
  return [
    ...sheet(owner, scene, ground),
    fills(`${owner}-fills`, marks.fills, pickable),
    fills(`${owner}-hatched`, marks.hatched, pickable, true),
    strokes(`${owner}-casing`, cased.map((stroke) => casingOf(stroke, ground)), false),
    strokes(`${owner}-strokes`, marks.strokes, pickable),
    strokes(`${owner}-dashed`, marks.dashed, pickable, true),
    dots(`${owner}-dots`, marks.dots, pickable, ground),
    ...(marks.signs.length > 0 ? [signs(`${owner}-signs`, marks.signs, pickable, ground)] : []),
    // Without a letter to draw, the layer's picture of letters would be empty, which WebGL complains of.
    ...(marks.labels.length > 0 ? [labels(`${owner}-labels`, marks.labels, ground)] : []),
  ];
}

const casingOf = ({ key, hint, path, width, casing }: Stroke, { paper }: Ground): Stroke => ({ key, hint, path, colour: paper, width: width + 2 * casing, casing: 0 });

/** A translucent sheet over the map, so that the scene reads. */
function sheet(owner: string, scene: OverlayScene, ground: Ground): Layer[] {
  if (!scene.dim) return [];
  const [red, green, blue] = ground.paper;
  const world: Position[] = [[-180, -85], [180, -85], [180, 85], [-180, 85]];
  return [
    new SolidPolygonLayer<Position[]>({
      id: `${owner}-sheet`,
      data: [world],
      getPolygon: (polygon) => polygon,
      getFillColor: [red, green, blue, Math.round(Math.min(0.9, scene.dim) * 255)],
    }),
  ];
}

const fills = (id: string, data: readonly Fill[], pickable: boolean, hatched = false): Layer =>
  new SolidPolygonLayer<Fill>({
    id,
    data,
    pickable,
    getPolygon: (fill) => fill.rings,
    getFillColor: (fill) => fill.colour,
    extensions: hatched ? hatch : [],
  });

const strokes = (id: string, data: readonly Stroke[], pickable: boolean, dashes = false): Layer =>
  new PathLayer<Stroke>({
    id,
    data,
    pickable,
    widthUnits: 'pixels',
    capRounded: !dashes,
    jointRounded: true,
    getPath: (stroke) => stroke.path,
    getColor: (stroke) => stroke.colour,
    getWidth: (stroke) => stroke.width,
    extensions: dashes ? dash : [],
  });

const dots = (id: string, data: readonly Dot[], pickable: boolean, ground: Ground): Layer =>
  new ScatterplotLayer<Dot>({
    id,
    data,
    pickable,
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    stroked: true,
    getPosition: (dot) => dot.position,
    getRadius: (dot) => dot.radius,
    getFillColor: (dot) => dot.colour,
    getLineColor: ground.paper,
    getLineWidth: 2,
  });

function signs(id: string, data: readonly Sign[], pickable: boolean, { dark }: Ground): Layer {
  const { picture, places } = markAtlas(dark);
  return new IconLayer<Sign>({
    id: `${id}-${dark ? 'dark' : 'light'}`,
    data,
    pickable,
    iconAtlas: picture as unknown as string,
    iconMapping: places,
    sizeUnits: 'pixels',
    getIcon: (sign) => markName(sign.look),
    getPosition: (sign) => sign.position,
    getSize: (sign) => sign.size,
  });
}

const labels = (id: string, data: readonly Label[], ground: Ground): Layer =>
  new TextLayer<Label>({
    id,
    data,
    characterSet: 'auto',
    fontFamily: fonts,
    fontWeight: 600,
    getSize: 13,
    getText: (label) => label.text,
    getPosition: (label) => label.position,
    getColor: ground.text,
    getPixelOffset: (label) => [0, -label.lift],
    background: true,
    backgroundPadding: [7, 4],
    backgroundBorderRadius: 10,
    getBackgroundColor: [ground.paper[0], ground.paper[1], ground.paper[2], 240],
    getBorderColor: (label) => label.colour,
    getBorderWidth: 1.5,
  });
