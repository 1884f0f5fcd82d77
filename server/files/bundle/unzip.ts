/** Opens a zip without trusting it: few entries, bounded sizes, bounded swelling, plain names; nothing is written anywhere. */
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { unreadable } from '../unreadable.ts';

const MAX_ENTRIES = 200;
const MAX_BYTES = 24 * 1024 * 1024;
/** Of what any file may swell to; coordinates and text shrink to about a tenth. */
const MAX_RATIO = 120;
/** Pushed at once: a slice can swell a thousandfold before anybody can look. */
const SLICE = 8 * 1024;

/** The entries that `wanted` picks by name. @throws AppError BAD_REQUEST for what no honest zip holds */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let entries = 0;
  let swollen = 0;
  const open = new Unzip((file) => {
    entries += 1;
    if (entries > MAX_ENTRIES) throw unreadable(`The zip has more than ${MAX_ENTRIES} entries`, 'expected the parts of one shapefile or one KML');
    refuseName(file.name);
    if (!wanted(file.name)) return;
    if (found.has(file.name)) throw unreadable(`The zip holds “${file.name.slice(0, 80)}” twice`, 'expected each name once');
    collect(file, found, (more) => {
      swollen += more;
      if (swollen > MAX_BYTES || swollen > 4096 + bytes.length * MAX_RATIO) throw unreadable(`The zip swells to more than ${swollen} bytes from ${bytes.length}`, `expected at most ${MAX_BYTES} bytes and ${MAX_RATIO} times its size`);
    });
  });
  open.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += SLICE) open.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  } catch (error) {
    if (error instanceof Error && 'detail' in error) throw error;
    throw unreadable(`The zip cannot be opened (${error instanceof Error ? error.message.slice(0, 80) : 'damaged'})`, 'expected an undamaged zip without a password');
  }
  return found;
}

function collect(file: UnzipFile, found: Map<string, Uint8Array>, count: (more: number) => void): void {
  const parts: Uint8Array[] = [];
  file.ondata = (error, part, final) => {
    if (error !== null) throw error;
    count(part.length);
    parts.push(part);
    if (final) found.set(file.name, joined(parts));
  };
  file.start();
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Nothing is written to a disk; a name that tries to climb is still no honest one. */
function refuseName(name: string): void {
  const climbs = name.split(/[/\\]/).includes('..') || /^([/\\]|[A-Za-z]:)/.test(name) || name.includes('\u0000');
  if (climbs) throw unreadable(`The zip holds an entry named ${JSON.stringify(name.slice(0, 80))}`, 'expected names inside the zip');
}
