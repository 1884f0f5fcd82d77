/** Reads well-known binary back for the tests, written from the OGC text (Simple Features 1.2.1, 8.2) and not from the code that writes it. */

export interface WkbShape {
  readonly kind: number;
  /** Points of each ring or line, in the order in which they stand. */
  readonly rings: (readonly [number, number])[][];
  /** Rings of each part. */
  readonly parts: number[];
}

export function shapeOfWkb(bytes: Uint8Array): WkbShape {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const uint = (): number => view.getUint32((at += 4) - 4, true);
  const double = (): number => view.getFloat64((at += 8) - 8, true);
  const points = (count: number): (readonly [number, number])[] => Array.from({ length: count }, () => [double(), double()] as const);
  const rings: (readonly [number, number])[][] = [];
  const parts: number[] = [];
  const visit = (): number => {
    if (view.getUint8(at++) !== 1) throw new Error('not little-endian');
    const kind = uint();
    if (kind === 1) rings.push(points(1));
    else if (kind === 2) rings.push(points(uint()));
    else if (kind === 3) {
      const count = uint();
      parts.push(count);
      for (let ring = 0; ring < count; ring += 1) rings.push(points(uint()));
    } else for (let left = uint(); left > 0; left -= 1) visit();
    return kind;
  };
  const kind = visit();
  if (at !== bytes.length) throw new Error(`${bytes.length - at} bytes are left`);
  return { kind, rings, parts };
}

/** Metres on the ground near the city, which is enough to tell a millimetre. */
export function metresApart([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  return Math.hypot((lon2 - lon1) * 111_320 * Math.cos((lat1 * Math.PI) / 180), (lat2 - lat1) * 111_132);
}
