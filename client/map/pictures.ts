/** The small pictures of the map, painted pixel by pixel: fill patterns that tile without a seam, point shapes with a casing. */
import type { FillPattern, PointShape } from '../../data/grammar.ts';
import { cornersOf, type Corner } from '../ui/shapes.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export type Rgb = readonly [number, number, number];

export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Pictures are painted at twice the size they are shown at. */
export const pixel_ratio = 2;
const pattern_px = 16;

/** How much ink covers a pixel whose centre lies so far from the middle of a stroke, 0…1. */
const ink = (distance: number, half_width: number): number => Math.min(1, Math.max(0, half_width + 0.5 - distance));

/** Distance to the nearest of parallel lines `period` apart. */
const toStripe = (value: number, period: number): number => Math.abs(((value % period) + period) % period - period / 2);

type Coverage = (x: number, y: number) => number;
const diagonal = (value: number): number => toStripe(value, pattern_px) / Math.SQRT2;

const patterns: Readonly<Record<Exclude<FillPattern, 'solid' | 'none'>, Coverage>> = {
  hatch: (x, y) => ink(diagonal(x + y), 1),
  'hatch-back': (x, y) => ink(diagonal(x - y), 1),
  'cross-hatch': (x, y) => Math.max(ink(diagonal(x + y), 0.8), ink(diagonal(x - y), 0.8)),
  horizontal: (_, y) => ink(toStripe(y, pattern_px / 2), 0.8),
  vertical: (x) => ink(toStripe(x, pattern_px / 2), 0.8),
  dots: (x, y) => Math.max(ink(Math.hypot(toStripe(x, 16), toStripe(y, 16)), 1.7), ink(Math.hypot(toStripe(x + 8, 16), toStripe(y + 8, 16)), 1.7)),
  grid: (x, y) => Math.max(ink(toStripe(x, pattern_px), 0.8), ink(toStripe(y, pattern_px), 0.8)),
};

/** Null for `solid` and `none`, which need no picture. */
export function patternPicture(pattern: FillPattern, hex: string): Picture | null {
  if (pattern === 'solid' || pattern === 'none') return null;
  const [red, green, blue] = rgbOf(hex);
  const cover = patterns[pattern];
  return paint(pattern_px, (x, y) => [red, green, blue, cover(x, y)]);
}

export interface ShapeLook {
  readonly shape: PointShape;
  readonly hex: string;
  /** What sets it off against the ground. */
  readonly casing: string;
  /** 示意数据: paler inside. */
  readonly synthetic: boolean;
}

const shape_px = 40;
const radius = 13.5;

/** A shape in its colour with a casing around it. */
export function shapePicture({ shape, hex, casing, synthetic }: ShapeLook): Picture {
  const colour = rgbOf(hex);
  const edge = rgbOf(casing);
  const corners = cornersOf(shape).map(([x, y]): Corner => [shape_px / 2 + x * radius, shape_px / 2 + y * radius]);
  const pale = synthetic ? mix(colour, edge, 0.52) : colour;
  return paint(shape_px, (x, y) => {
    const distance = toOutline(x + 0.5, y + 0.5, corners);
    const around = Math.min(1, Math.max(0, 3.6 - distance));
    const inside = Math.min(1, Math.max(0, 0.5 - distance));
    const core = Math.min(1, Math.max(0, -2.6 - distance));
    const body = mix(colour, pale, core);
    return [...mix(edge, body, inside), around] as const;
  });
}

const mix = (a: Rgb, b: Rgb, share: number): Rgb => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];

/** Distance from a point to a closed outline, negative inside (even-odd). */
function toOutline(x: number, y: number, corners: readonly Corner[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  for (let index = 0; index < corners.length; index++) {
    const [ax, ay] = corners[index] as Corner;
    const [bx, by] = corners[(index + 1) % corners.length] as Corner;
    const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside ? -nearest : nearest;
}

/** Colour parts 0…255, cover 0…1; not premultiplied, as ImageData is. */
function paint(size: number, colourAt: (x: number, y: number) => readonly [number, number, number, number]): Picture {
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [red, green, blue, cover] = colourAt(x, y);
      data.set([red, green, blue, cover * 255], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}
