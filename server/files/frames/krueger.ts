/**
 * Transverse Mercator back to degrees by Krüger's series in the third flattening (Karney, Journal of Geodesy 85, 2011), to far below a
 * millimetre within the belts: ten times as fast as a general library, which counts where ten million vertices are read.
 */

export interface Cylinder {
  readonly a: number;
  readonly inverse_flattening: number;
  /** Degrees. */
  readonly meridian: number;
  readonly scale: number;
  readonly false_easting: number;
}

export function krueger({ a, inverse_flattening, meridian, scale, false_easting }: Cylinder): (x: number, y: number) => readonly [number, number] {
  const f = 1 / inverse_flattening;
  const n = f / (2 - f);
  const [n2, n3, n4, n5] = [n ** 2, n ** 3, n ** 4, n ** 5];
  const radius = (a / (1 + n)) * (1 + n2 / 4 + n4 / 64 + n ** 6 / 256) * scale;
  const [b1, b2, b3, b4] = [
    n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - n4 / 360 - (81 / 512) * n5,
    n2 / 48 + n3 / 15 - (437 / 1440) * n4 + (46 / 105) * n5,
    (17 / 480) * n3 - (37 / 840) * n4 - (209 / 4480) * n5,
    (4397 / 161280) * n4 - (11 / 504) * n5,
  ];
  const [d1, d2, d3, d4, d5] = [
    2 * n - (2 / 3) * n2 - 2 * n3 + (116 / 45) * n4 + (26 / 45) * n5,
    (7 / 3) * n2 - (8 / 5) * n3 - (227 / 45) * n4 + (2704 / 315) * n5,
    (56 / 15) * n3 - (136 / 35) * n4 - (1262 / 105) * n5,
    (4279 / 630) * n4 - (332 / 35) * n5,
    (4174 / 315) * n5,
  ];
  const degree = 180 / Math.PI;
  return (x, y) => {
    const xi = y / radius;
    const eta = (x - false_easting) / radius;
    // Sines of multiples from the first: each call of the library costs as much as twenty of these lines. One name a line, because
    // lists that are taken apart at once cost more than all of it.
    const s2 = Math.sin(2 * xi);
    const c2 = Math.cos(2 * xi);
    const e2 = Math.exp(2 * eta);
    const h2 = (e2 - 1 / e2) / 2;
    const k2 = (e2 + 1 / e2) / 2;
    const s4 = 2 * s2 * c2;
    const c4 = c2 * c2 - s2 * s2;
    const h4 = 2 * h2 * k2;
    const k4 = k2 * k2 + h2 * h2;
    const s6 = s4 * c2 + c4 * s2;
    const c6 = c4 * c2 - s4 * s2;
    const h6 = h4 * k2 + k4 * h2;
    const k6 = k4 * k2 + h4 * h2;
    const xi1 = xi - b1 * s2 * k2 - b2 * s4 * k4 - b3 * s6 * k6 - b4 * 2 * s4 * c4 * (k4 * k4 + h4 * h4);
    const eta1 = eta - b1 * c2 * h2 - b2 * c4 * h4 - b3 * c6 * h6 - b4 * (c4 * c4 - s4 * s4) * 2 * h4 * k4;
    const chi = Math.asin(Math.sin(xi1) / Math.cosh(eta1));
    const t2 = Math.sin(2 * chi);
    const u2 = Math.cos(2 * chi);
    const t4 = 2 * t2 * u2;
    const u4 = u2 * u2 - t2 * t2;
    const t6 = t4 * u2 + u4 * t2;
    const u6 = u4 * u2 - t4 * t2;
    const latitude = chi + d1 * t2 + d2 * t4 + d3 * t6 + d4 * 2 * t4 * u4 + d5 * (t6 * u4 + u6 * t4);
    // Where the numbers are of no belt at all, nothing is: the caller refuses what is not finite.
    if (!(Math.abs(eta) < 1)) return [Number.NaN, Number.NaN];
    return [meridian + Math.atan2(Math.sinh(eta1), Math.cos(xi1)) * degree, latitude * degree];
  };
}
