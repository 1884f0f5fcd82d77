/** Point shapes as corners in a box from -1 to 1 (y down): the same outline on the map and in the legend. */
import type { PointShape } from '../../data/grammar.ts';

export type Corner = readonly [number, number];

const round = (corners: number, radius: number, turn = 0): Corner[] =>
  Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI - Math.PI / 2 + turn;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });

const star = (): Corner[] =>
  Array.from({ length: 10 }, (_, index) => {
    const angle = (index / 10) * 2 * Math.PI - Math.PI / 2;
    const radius = index % 2 === 0 ? 1 : 0.45;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });

const arm = 0.34;
const cross: readonly Corner[] = [
  [-arm, -0.9], [arm, -0.9], [arm, -arm], [0.9, -arm], [0.9, arm], [arm, arm],
  [arm, 0.9], [-arm, 0.9], [-arm, arm], [-0.9, arm], [-0.9, -arm], [-arm, -arm],
];

const flame: readonly Corner[] = [
  [0.05, -1], [0.2, -0.72], [0.46, -0.42], [0.68, -0.06], [0.74, 0.3], [0.6, 0.66], [0.32, 0.92], [0, 1],
  [-0.34, 0.92], [-0.62, 0.66], [-0.74, 0.3], [-0.66, -0.02], [-0.44, -0.3], [-0.36, -0.06], [-0.22, 0.06], [-0.16, -0.3], [-0.06, -0.68],
];

const shapes: Readonly<Record<PointShape, readonly Corner[]>> = {
  circle: round(40, 0.86),
  square: [[-0.76, -0.76], [0.76, -0.76], [0.76, 0.76], [-0.76, 0.76]],
  triangle: [[0, -0.92], [0.95, 0.76], [-0.95, 0.76]],
  diamond: round(4, 1),
  cross,
  star: star(),
  pentagon: round(5, 0.94),
  flame,
};

export const cornersOf = (shape: PointShape): readonly Corner[] => shapes[shape];

/** SVG path data of a shape of this radius around a point. */
export function shapePath(shape: PointShape, x: number, y: number, radius: number): string {
  return `${cornersOf(shape).map(([dx, dy], index) => `${index === 0 ? 'M' : 'L'}${(x + dx * radius).toFixed(2)} ${(y + dy * radius).toFixed(2)}`).join('')}Z`;
}
