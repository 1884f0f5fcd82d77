/** Takes two figures out of what a person typed: degrees in any of the usual spellings, or metres. */

/** A figure and, where the person said so, which axis it is on. */
export interface Figure {
  readonly value: number;
  readonly axis: 'longitude' | 'latitude' | null;
  /** True: written with °, minutes or a direction, so it cannot be metres. */
  readonly is_angle: boolean;
}

const DIRECTIONS: readonly (readonly [pattern: string, axis: 'longitude' | 'latitude', sign: 1 | -1])[] = [
  ['北纬|纬度|latitude|lat|n', 'latitude', 1],
  ['南纬|s', 'latitude', -1],
  ['东经|经度|longitude|long|lon|lng|e', 'longitude', 1],
  ['西经|w', 'longitude', -1],
];
const DIRECTION = DIRECTIONS.map(([pattern]) => pattern).join('|');
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const FIGURE = new RegExp(`^(${DIRECTION})?[:=]?([-+]?${NUMBER})(°(?:(${NUMBER})'(?:(${NUMBER})(?:"|'')?)?)?)?(${DIRECTION})?$`);

/** Characters: the reading looks at every gap of the text anew. */
const MAX_FIGURES = 200;

/** The two figures in the order in which they stand, or null when the text is something else. */
export function readFigures(text: string): readonly [Figure, Figure] | null {
  if (text.length > MAX_FIGURES) return null;
  const plain = spelled(text);
  for (const split of splits(plain)) {
    const [first, second] = split.map((part) => readFigure(part.replaceAll(' ', '')));
    if (first && second) return [first, second];
  }
  return null;
}

/** One spelling for every degree, minute, second, comma and datum. */
function spelled(text: string): string {
  const plain = text
    .replace(/[″“”]/g, '"')
    .replace(/[′’‘´`]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replace(/cgcs ?2000|wgs ?-?84|国家2000|2000国家大地坐标系?/g, ' ')
    .replace(/º|˚|度/g, '°')
    .replaceAll('分', "'")
    .replaceAll('秒', '"')
    .replace(/[xy] ?[:=]/g, ' ')
    .replace(/[,;、，；/()[\]]/g, ',')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
  // "N39.5E106.8" and "39.5N106.8E" have no gap of their own.
  const direction = new RegExp(`(${DIRECTION})`, 'g');
  return new RegExp(`^(${DIRECTION})`).test(plain) ? plain.replace(direction, (word, _1: string, at: number) => (at === 0 ? word : ` ${word}`)) : plain.replace(direction, '$1 ').trim();
}

/** A comma parts the two figures; without one any gap may. */
function splits(text: string): (readonly [string, string])[] {
  const commas = text.split(',').filter((part) => part.trim() !== '');
  if (commas.length > 2) return [];
  const [before, after] = commas;
  if (before !== undefined && after !== undefined) return [[before, after]];
  return [...text.matchAll(/ /g)].map(({ index }) => [text.slice(0, index), text.slice(index + 1)] as const);
}

function readFigure(text: string): Figure | null {
  const parts = FIGURE.exec(text);
  if (!parts) return null;
  const [, before, whole = '', mark, minutes, seconds, behind] = parts;
  if (before !== undefined && behind !== undefined) return null;
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return null;
  // 39.5°30' says the same thing twice.
  if (minutes !== undefined && whole.includes('.')) return null;
  const word = before ?? behind;
  const direction = DIRECTIONS.find(([pattern]) => word !== undefined && pattern.split('|').includes(word));
  const size = Math.abs(Number(whole)) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const sign = (whole.startsWith('-') ? -1 : 1) * (direction?.[2] ?? 1);
  return { value: sign * size, axis: direction?.[1] ?? null, is_angle: mark !== undefined || direction !== undefined };
}
