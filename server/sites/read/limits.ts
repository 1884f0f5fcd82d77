/** How much of a stranger's file is read for one site. */
import { MAX_VERTICES } from '../../analysis/site-geometry.ts';

export const MAX_FILE_BYTES = 5 * 1024 * 1024;
export const MAX_SHAPES = 50;
/** Of boundary points, for the shapes of one site. */
export const SITE_BOUNDARIES = { shapes: MAX_SHAPES, vertices: MAX_VERTICES, lines: 25_000 };
