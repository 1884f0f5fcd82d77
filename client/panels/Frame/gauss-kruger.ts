/** CGCS2000 degrees as Gauss–Krüger metres of a 3° zone (Krüger's series to n⁴, good to a millimetre within the zone), for the coordinate readout. */
const a = 6_378_137;
const f = 1 / 298.257222101;
const n = f / (2 - f);
const radius_m = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const alpha = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49_561 * n ** 4) / 161_280,
];

export interface GridPosition {
  /** East, with 500 km added and without the zone's number. */
  readonly y_m: number;
  /** North of the equator. */
  readonly x_m: number;
}

export function toGaussKruger(longitude: number, latitude: number, meridian: number): GridPosition {
  const phi = (latitude * Math.PI) / 180;
  const lambda = ((longitude - meridian) * Math.PI) / 180;
  const e = (2 * Math.sqrt(n)) / (1 + n);
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(t, Math.cos(lambda)));
  let x = xi;
  let y = eta;
  for (const [index, factor] of alpha.entries()) {
    const k = 2 * (index + 1);
    x += factor * Math.sin(k * xi) * Math.cosh(k * eta);
    y += factor * Math.cos(k * xi) * Math.sinh(k * eta);
  }
  return { x_m: radius_m * x, y_m: 500_000 + radius_m * y };
}

/** As surveyors write it, X north before Y east, the zone's number before Y: `X 4377123  Y 36 398456`. */
export function formatGrid(position: GridPosition, meridian: number): string {
  return `X ${position.x_m.toFixed(0)} Y ${meridian / 3} ${position.y_m.toFixed(0).padStart(6, '0')}`;
}
