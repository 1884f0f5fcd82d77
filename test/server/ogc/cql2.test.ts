/** CQL2 text read into CQL2 JSON: the pairs that the standard itself gives (OGC 21-065r2), what trips other readers, and what must be refused. */
import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../../server/ogc/cql2/condition.ts';
import { parseText } from '../../../server/ogc/cql2/parse-text.ts';
import { readJson, type Tree } from '../../../server/ogc/cql2/tree.ts';
import { CRS84, readCrs } from '../../../server/ogc/crs.ts';
import { queryablesOf } from '../../../server/ogc/queryables.ts';
import { AppError } from '../../../server/errors.ts';
import { catalogue, EPSG } from './ogc-world.ts';

const is = (property: string, value: Tree): Tree => ({ op: '=', args: [{ property }, value] });

/** Chapter and example of the standard, where it gives both forms. */
const PAIRS: readonly (readonly [text: string, json: Tree])[] = [
  // 6.2 to 6.5: comparison, null, logic
  ["city='Toronto'", is('city', 'Toronto')],
  ['balance-150.0'.replace('-', ' = -'), is('balance', -150)],
  ['windSpeed > 1', { op: '>', args: [{ property: 'windSpeed' }, 1] }],
  ['geophys:SURVEY_NAME IS NULL', { op: 'isNull', args: [{ property: 'geophys:SURVEY_NAME' }] }],
  ['geom.z is not null', { op: 'not', args: [{ op: 'isNull', args: [{ property: 'geom.z' }] }] }],
  ["updated >= DATE('1970-01-01')", { op: '>=', args: [{ property: 'updated' }, { date: '1970-01-01' }] }],
  ["updated = TIMESTAMP('2012-08-10T05:30:00Z')", is('updated', { timestamp: '2012-08-10T05:30:00Z' })],
  ['swimming_pool = true', is('swimming_pool', true)],
  // 7.1 to 7.3
  ["name LIKE 'Smith%'", { op: 'like', args: [{ property: 'name' }, 'Smith%'] }],
  ['depth BETWEEN 100.0 and 150.0', { op: 'between', args: [{ property: 'depth' }, 100, 150] }],
  ["cityName IN ('Toronto','Frankfurt','Tokyo','New York')", { op: 'in', args: [{ property: 'cityName' }, ['Toronto', 'Frankfurt', 'Tokyo', 'New York']] }],
  ['category NOT IN (1,2,3,4)', { op: 'not', args: [{ op: 'in', args: [{ property: 'category' }, [1, 2, 3, 4]] }] }],
  // 7.5: shapes
  ['S_INTERSECTS(geometry,POINT(36.319836 32.288087))', { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Point', coordinates: [36.319836, 32.288087] }] }],
  ['S_CROSSES(road,LINESTRING(43.7286 -79.2986,43.7311 -79.2996))', { op: 's_crosses', args: [{ property: 'road' }, { type: 'LineString', coordinates: [[43.7286, -79.2986], [43.7311, -79.2996]] }] }],
  ['S_INTERSECTS(geom,BBOX(160.6,-55.95,-170,-25.89))', { op: 's_intersects', args: [{ property: 'geom' }, { bbox: [160.6, -55.95, -170, -25.89] }] }],
  ['S_WITHIN(g,POLYGON Z((0 0 1,1 0 1,1 1 1,0 0 1)))', { op: 's_within', args: [{ property: 'g' }, { type: 'Polygon', coordinates: [[[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 0, 1]]] }] }],
  ['S_EQUALS(g,MULTIPOINT((7 50),(10 51)))', { op: 's_equals', args: [{ property: 'g' }, { type: 'MultiPoint', coordinates: [[7, 50], [10, 51]] }] }],
  ['S_EQUALS(g,MULTIPOINT(7 50,10 51))', { op: 's_equals', args: [{ property: 'g' }, { type: 'MultiPoint', coordinates: [[7, 50], [10, 51]] }] }],
  ['S_INTERSECTS(g,GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1)))', { op: 's_intersects', args: [{ property: 'g' }, { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, { type: 'LineString', coordinates: [[0, 0], [1, 1]] }] }] }],
  // 7.9: time
  ["T_INTERSECTS(event_time, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z'))", { op: 't_intersects', args: [{ property: 'event_time' }, { interval: ['1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z'] }] }],
  ["T_DURING(INTERVAL(starts_at, ends_at), INTERVAL('2005-01-10', '..'))", { op: 't_during', args: [{ interval: [{ property: 'starts_at' }, { property: 'ends_at' }] }, { interval: ['2005-01-10', '..'] }] }],
  // Precedence: NOT before AND before OR.
  ["a=1 OR b=2 AND NOT c=3", { op: 'or', args: [is('a', 1), { op: 'and', args: [is('b', 2), { op: 'not', args: [is('c', 3)] }] }] }],
  ['(a=1 OR b=2) AND c=3', { op: 'and', args: [{ op: 'or', args: [is('a', 1), is('b', 2)] }, is('c', 3)] }],
  ['a BETWEEN 1 AND 2 AND b=3', { op: 'and', args: [{ op: 'between', args: [{ property: 'a' }, 1, 2] }, is('b', 3)] }],
];

describe('CQL2 text', () => {
  it.each(PAIRS)('%s', (text, json) => {
    expect(parseText(text)).toEqual(json);
  });
  // Each of these is read as something else by cql2-wasm 0.5.0-rc1 (docs/decisions/0008-cql2-by-descent.md).
  it.each([
    ["name = 'it''s'", is('name', "it's")],
    ["name = 'it\\'s'", is('name', "it's")],
    ["名称 = '乌海'", is('名称', '乌海')],
    ['"名称" = 1', is('名称', 1)],
    ['"a ""b"" c" = 1', is('a "b" c', 1)],
    ['notes = 1', is('notes', 1)],
    ['island = 1', is('island', 1)],
    ['nullable = 1', is('nullable', 1)],
    ['trueness = 1', is('trueness', 1)],
    ['point = 1', is('point', 1)],
    ["date = DATE('2024-01-01')", is('date', { date: '2024-01-01' })],
    ['a = 1e3', is('a', 1000)],
    ['a = -.5E-1', is('a', -0.05)],
    ['not not a = 1', is('a', 1)],
    ['\ta\n=\r1 ', is('a', 1)],
    ["a like '100\\%'", { op: 'like', args: [{ property: 'a' }, '100\\%'] }],
  ] as const)('reads %s as it is meant', (text, json) => {
    expect(parseText(text)).toEqual(json);
  });
  it.each([
    ["a = 1 garbage", 'at character 7, where "garbage" stands; expected AND, OR or the end'],
    ["a = 'x' AND", 'at character 12, where it ends; expected a property'],
    ["a = 'x", 'at character 5'],
    ['a = 1 + 2', 'arithmetic is not answered here'],
    ['a NOT = 1', 'expected LIKE, BETWEEN or IN after NOT'],
    ['and = 1', 'a property called and is written "and", in double quotes'],
    ['POINT EMPTY', 'a shape that is not empty'],
    ['a IN 1', 'expected "("'],
    ['', 'where it ends'],
    ['a ; drop table feature', 'at character 3, where "; drop table feature" stands'],
  ])('refuses %s', (text, expected) => {
    expect(() => parseText(text)).toThrow(expected);
  });
  it.each([
    ['brackets', '('.repeat(8_000), 'fewer than 32 conditions in each other'],
    ['functions', 'f('.repeat(5_000), 'fewer than 32 conditions in each other'],
    ['collections', `S_INTERSECTS(g,${'GEOMETRYCOLLECTION('.repeat(500)}`, 'fewer than 32 collections'],
    ['denials', 'not '.repeat(4_000), 'where it ends'],
    ['quotes', `a = '${"\\''".repeat(5_000)}`, 'cannot be read at character'],
    ['doubled quotes', `a = '${"''".repeat(7_900)}`, 'cannot be read at character'],
    ['characters', 'x'.repeat(16_001), 'expected at most 16000'],
  ])('refuses %s without end', (_, text, expected) => {
    expect(() => parseText(text)).toThrow(expected);
  });
  it('reads the longest list of conditions there can be', () => {
    const { args } = parseText(Array.from({ length: 2_250 }, () => 'a=1').join(' OR ')) as { args: Tree[] };
    expect(args.length).toBe(2_250);
  });
});

const parcels = catalogue.layers.find(({ id }) => id === 'parcels');
if (!parcels) throw new Error('no parcels');
const queryables = queryablesOf(parcels);
const condition = (tree: Tree, crs = CRS84) => conditionOf(tree, queryables, crs, 9);

describe('a condition', () => {
  it('holds names of the layer and places for values, and nothing of what was written', () => {
    const evil = "'; drop table feature; --";
    const { sql, values } = condition(parseText(`name = '${evil.replaceAll("'", "''")}' OR kind IN ('$1','${'x'.repeat(20)}')`));
    expect(sql).toBe("(((f.attributes ->> 'name') = $9::text) or ((f.attributes ->> 'kind') = any ($10::text[])))");
    expect(values).toEqual([evil, ['$1', 'x'.repeat(20)]]);
  });
  it('asks the index for boxes before it asks for shapes', () => {
    expect(condition(parseText('S_INTERSECTS(geometry,POINT(106.8 39.6))')).sql).toBe('((f.geom && st_setsrid(st_geomfromgeojson($9::text), 4490) and st_intersects(f.geom, st_setsrid(st_geomfromgeojson($9::text), 4490))))');
  });
  it.each([
    ["owner = 'x'", 'is not a queryable of this layer; expected one of name, kind, storeys'],
    ["__proto__ = 'x'", 'is not a queryable'],
    ["storeys = 'x'", 'a number, with "x", a text'],
    ["built_on = 'soon'", 'a date, with "soon", a text'],
    ["built_on = DATE('2023-02-29')", 'is no day'],
    ["built_on = TIMESTAMP('2023-02-28T24:00:00Z')", 'is no instant'],
    ["storeys LIKE '1%'", 'which is a number; expected a text'],
    ["name LIKE 'a\\'", 'cannot be read'],
    ["name LIKE 'a\\\\\\'", 'cannot be read'],
    ["name IN ()", 'a list of values that is not empty'],
    ["name IN ('a',1)", 'expected a text'],
    ['name', 'is no condition'],
    ['geometry = 1', 'is asked of a shape'],
    ['geometry = geometry', 'expected S_INTERSECTS'],
    ["casei(name) = 'a'", 'The function "casei" is not answered here'],
    ["a_contains(name,'a')", '"a_contains" is not answered here'],
    ['S_INTERSECTS(name,POINT(1 2))', 'expected the shape of the layer, called geometry'],
    ['S_INTERSECTS(geometry,POINT(90 180))', 'lies outside http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
    ['S_INTERSECTS(geometry,BBOX(0,0,181,1))', 'expected from -180 to 180'],
    ['S_INTERSECTS(geometry,BBOX(0,0,1))', 'it has 3 numbers'],
    ['S_INTERSECTS(geometry,POLYGON((0 0,1 1,1 0)))', 'expected at least 4'],
    ['S_INTERSECTS(geometry,POLYGON((0 0,1 1,1 0,0 1)))', 'expected the same vertex'],
    [`S_INTERSECTS(geometry,MULTIPOINT(${Array.from({ length: 2_001 }, () => '1 2').join(',')}))`, 'more than 2000 vertices'],
    ['S_TOUCHES(geometry,GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1)))', 'expected shapes of one kind'],
    ["T_DURING(built_on,INTERVAL('2024-01-01','..'))", 'is given an instant; expected two intervals'],
    ["T_AFTER(name,DATE('2024-01-01'))", 'expected a property that is a date: built_on, valid_from, valid_to'],
  ])('refuses %s', (text, expected) => {
    let error: unknown;
    try {
      condition(parseText(text));
    } catch (reason) {
      error = reason;
    }
    expect(error).toBeInstanceOf(AppError);
    expect(error instanceof AppError && error.code === 'BAD_FILTER' && error.detail).toContain(expected);
  });
  it.each([
    '{', '[]', 'null', '1', '"a"', '{}', '{"op":1}', '{"op":"="}', '{"op":"=","args":[{"property":{"a":1}},1]}', '{"op":"and","args":[true]}', '{"op":"not","args":[]}', '{"op":"in","args":[{"property":"name"},"a"]}',
    '{"op":"=","args":[{"property":"name"},null]}', '{"op":"=","args":[{"property":"storeys"},1e999]}', '{"op":"=","args":[{"property":"name"},"\\u0000"]}', '{"op":"=","args":[{"property":"name"},"\\ud800"]}', '{"op":"like","args":[{"property":"name"},"a\\\\"]}',
    '{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":null}]}', '{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":["1","2"]}]}', '{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":"1,2,3,4"}]}',
    `${'{"op":"not","args":['.repeat(40)}true${']}'.repeat(40)}`, `${'['.repeat(7_000)}${']'.repeat(7_000)}`, '{"__proto__":{"op":"="},"op":"constructor","args":[]}',
  ])('in JSON refuses %s', (text) => {
    expect(() => condition(readJson(text))).toThrow(/^BAD_FILTER: /);
  });
  it('reads shapes in the order of the system that they are written in', () => {
    const [given] = condition(parseText('S_INTERSECTS(geometry,POINT(4386354.202 397367.383))'), readCrs('filter-crs', `${EPSG}4545`)).values;
    expect(JSON.parse(String(given))).toEqual({ type: 'Point', coordinates: [397367.383, 4386354.202] });
  });
});
