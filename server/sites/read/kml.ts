/** KML and KMZ as shapes; a document that brings its own entities is refused before any parser sees it. */
import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { collectionShapes } from './geojson.ts';
import type { RawShape } from './raw-shapes.ts';
import { unreadable } from './unreadable.ts';

export function readKml(text: string): RawShape[] {
  const declared = /<!\s*(DOCTYPE|ENTITY)/i.exec(text);
  if (declared) throw unreadable(`The KML declares a ${declared[1]?.toUpperCase()}`, 'expected plain KML without document types or entities');
  const faults: string[] = [];
  let shapes: RawShape[];
  try {
    const document = new DOMParser({ onError: (level, message) => void (level === 'warning' || faults.push(String(message))) }).parseFromString(text, 'text/xml');
    shapes = collectionShapes(kml(document, { skipNullGeometry: true }));
  } catch (error) {
    if (error instanceof Error && 'detail' in error) throw error;
    throw unreadable(`The KML cannot be read (${(faults[0] ?? (error instanceof Error ? error.message : 'not XML')).split('\n', 1)[0]?.slice(0, 120)})`, 'expected well-formed XML');
  }
  if (faults[0] !== undefined) throw unreadable(`The KML cannot be read (${faults[0].split('\n', 1)[0]?.slice(0, 120)})`, 'expected well-formed XML');
  if (shapes.length === 0) throw unreadable('The KML holds no placemark with a point, line or polygon', 'expected at least one (linked files are not followed)');
  return shapes;
}
