/** How a value travels to PostgreSQL and back as text, the same on both engines. */
import type { Value } from './database.ts';

type Parse = (text: string) => unknown;

/** Writes a value as PostgreSQL reads it from text; null stays null. */
export function toWireText(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (isArray(value)) return `{${value.map(toArrayElement).join(',')}}`;
  return String(value);
}

function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function toArrayElement(value: Value): string {
  if (value === null) return 'NULL';
  if (isArray(value)) return toWireText(value) ?? 'NULL';
  const text = toWireText(value) ?? 'NULL';
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function parseInteger(text: string): number {
  const number = Number(text);
  // An id that comes back rounded would name another row, so it must not come back at all.
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond the integers that a JavaScript number holds exactly`);
  return number;
}

/** '2026-11-23 08:00:00.5+00' → '2026-11-23T08:00:00.500Z'; infinity and years before 1 come as PostgreSQL prints them. */
function parseTimestamp(text: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00)?$/.exec(text);
  if (parts === null) return text;
  const decimals = (parts[3] ?? '').padEnd(6, '0');
  return `${parts[1]}T${parts[2]}.${decimals.endsWith('000') ? decimals.slice(0, 3) : decimals}Z`;
}

function parseBytes(text: string): Uint8Array {
  // Not Buffer.from(hex): that may be a window on Node's shared pool, and a caller may well take `.buffer`.
  const bytes = new Uint8Array((text.length - 2) / 2);
  Buffer.from(bytes.buffer).write(text.slice(2), 'hex');
  return bytes;
}

const parseText: Parse = (text) => text;
const parseJson: Parse = (text): unknown => JSON.parse(text);

/** [type, array type, reading], by the object ids that pg_type gives to built-in types. */
const TYPES: readonly (readonly [number, number, Parse])[] = [
  [16, 1000, (text) => text === 't'], // bool
  [17, 1001, parseBytes], // bytea
  [19, 1003, parseText], // name
  [20, 1016, parseInteger], // int8
  [21, 1005, Number], // int2
  [23, 1007, Number], // int4
  [25, 1009, parseText], // text
  [26, 1028, parseText], // oid: a name, not a number to calculate with
  [114, 199, parseJson], // json
  [700, 1021, Number], // float4
  [701, 1022, Number], // float8
  [1042, 1014, parseText], // bpchar
  [1043, 1015, parseText], // varchar
  [1082, 1182, parseText], // date
  [1114, 1115, parseTimestamp], // timestamp
  [1184, 1185, parseTimestamp], // timestamptz
  [1700, 1231, Number], // numeric
  [2950, 2951, parseText], // uuid
  [3802, 3807, parseJson], // jsonb
];

/** Reads '{1,NULL,"a b"}', nested ones too. The lower bounds of '[0:1]={1,2}' are dropped. */
function parseArray(text: string, parse: Parse): unknown[] {
  let at = text.indexOf('{');
  function list(): unknown[] {
    const items: unknown[] = [];
    at += 1;
    while (text[at] !== '}') {
      if (text[at] === ',') at += 1;
      else if (text[at] === '{') items.push(list());
      else items.push(text[at] === '"' ? quoted() : bare());
    }
    at += 1;
    return items;
  }
  function quoted(): unknown {
    let word = '';
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      word += text[at];
    }
    at += 1;
    return parse(word);
  }
  function bare(): unknown {
    const start = at;
    while (text[at] !== ',' && text[at] !== '}') at += 1;
    const word = text.slice(start, at);
    return word === 'NULL' ? null : parse(word);
  }
  return list();
}

/** Reading of a column's text by the object id of its type; a type that is not here is handed on as text. */
export const WIRE_PARSERS: ReadonlyMap<number, Parse> = new Map(
  TYPES.flatMap(([type, arrayType, parse]): [number, Parse][] => [
    [type, parse],
    [arrayType, (text) => parseArray(text, parse)],
  ]),
);
