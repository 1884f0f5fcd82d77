/** KML and KMZ as shapes; a document that brings its own entities is refused before any parser sees it. */
import { kml } from '@tmcw/togeojson';
import { DOMParser, type Document as XmlDocument } from '@xmldom/xmldom';
import { collectionShapes } from './geojson.ts';
import type { RawShape } from './raw-shapes.ts';
import { unreadable } from '../../files/unreadable.ts';
import { MAX_FILE_BYTES } from './limits.ts';

const MAX_PLACED = 500;
/** Characters of one list of coordinates: 2,000 vertices with heights and all their decimals have 120,000. */
const MAX_COORDINATES = 400_000;

export function readKml(text: string): RawShape[] {
  const declared = /<!\s*(DOCTYPE|ENTITY)/i.exec(text);
  if (declared) throw unreadable(`The KML declares a ${declared[1]?.toUpperCase()}`, 'expected plain KML without document types or entities');
  if (text.length > MAX_FILE_BYTES) throw unreadable(`The KML has ${text.length} characters`, `expected at most ${MAX_FILE_BYTES}`);
  // Before any parser: each would be built with its style and its times first.
  const placed = countOf(text, 'Placemark') + countOf(text, 'GroundOverlay');
  if (placed > 2 * MAX_PLACED) throw unreadable(`The KML has more than ${MAX_PLACED} placemarks`, 'expected the shapes of one site');
  const faults: string[] = [];
  let shapes: RawShape[];
  try {
    const document = new DOMParser({ onError: (level, message) => void (level === 'warning' || faults.push(message)) }).parseFromString(text, 'text/xml');
    tidyCoordinates(document);
    shapes = collectionShapes(kml(document, { skipNullGeometry: true }));
  } catch (error) {
    if (error instanceof Error && 'detail' in error) throw error;
    throw unreadable(`The KML cannot be read (${(faults[0] ?? (error instanceof Error ? error.message : 'not XML')).split('\n', 1)[0]?.slice(0, 120)})`, 'expected well-formed XML');
  }
  if (faults[0] !== undefined) throw unreadable(`The KML cannot be read (${faults[0].split('\n', 1)[0]?.slice(0, 120)})`, 'expected well-formed XML');
  if (shapes.length === 0) throw unreadable('The KML holds no placemark with a point, line or polygon', 'expected at least one (linked files are not followed)');
  return shapes;
}

/** Begin and end of an element both name it. */
function countOf(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0 && count <= 2 * MAX_PLACED; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}

/** One space between positions: the library's patterns take the square of a run of spaces, in time. */
function tidyCoordinates(document: XmlDocument): void {
  for (const name of ['coordinates', 'coord']) {
    for (const element of Array.from(document.getElementsByTagNameNS('*', name))) {
      const written = element.textContent ?? '';
      if (written.length > MAX_COORDINATES) throw unreadable(`A list of coordinates has ${written.length} characters`, `expected at most ${MAX_COORDINATES}: simplify the outline`);
      element.textContent = written.trim().replaceAll(/\s+/g, ' ');
    }
  }
}
