/** What strangers send to be read: each of these once kept the server busy for minutes or broke it; all are refused, and nobody else waits. */
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import type { SiteReadRequest } from '../../../server/contract/sites.ts';
import { AppError } from '../../../server/errors.ts';
import { readFigures } from '../../../server/search/angles.ts';
import { readSite } from '../../../server/sites/read/read-site.ts';
import { openReadingRoom } from '../../../server/sites/read/reading-room.ts';
import { workAt } from '../../../server/sites/threads/bench.ts';
import { Workshop } from '../../../server/sites/threads/workshop.ts';
import { writeDbf, writeShp } from './write-shapefile.ts';

const refused = async (request: SiteReadRequest): Promise<string> => {
  const error: unknown = await readSite(request, catalogue.city).then((read) => read, (fault: unknown) => fault);
  if (!(error instanceof AppError)) throw new Error(`not refused but ${JSON.stringify(error)?.slice(0, 200)}`);
  return `${error.code} ${error.detail}`;
};
const zipped = (entries: Record<string, Uint8Array>): SiteReadRequest => ({ file_name: 'a.zip', base64: Buffer.from(zipSync(entries)).toString('base64') });
const spaces = ' '.repeat(400_000);
const kml = (inside: string) => `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const CORNERS = ['106.8,39.6', '106.82,39.6', '106.82,39.62', '106.8,39.6'];

describe('patterns that take the square of a length, in time', () => {
  it.each<[string, SiteReadRequest, RegExp]>([
    ['spaces in base64', { base64: `A${' '.repeat(2_000_000)}!` }, /not base64/],
    ['single letters on one line', { text: 'a '.repeat(200_000) }, /at most 200 characters/],
    ['commas and gaps at the end of a figure', { text: `106.8 39.6${' ,'.repeat(200_000)}x` }, /at most 200 characters/],
    ['an empty beginning of a boundary file', { text: `${'\n'.repeat(400_000)}x` }, /x/],
    ['a setting without an end', { text: `[属性描述]\n${'a'.repeat(10)}${spaces}b` }, /at most 400 characters/],
    ['a list of coordinates that ends in spaces', { text: kml(`<Placemark><Point><coordinates>1,1${spaces}x</coordinates></Point></Placemark>`) }, /./],
    ['spaces written as characters of XML', { text: kml(`<Placemark><LineString><coordinates>1,1${'&#32;'.repeat(60_000)}x</coordinates></LineString></Placemark>`) }, /./],
  ])('%s', async (_, request, why) => {
    const answer = await readSite(request, catalogue.city).then(() => 'read', (fault: unknown) => String(fault));
    expect(answer).toMatch(why);
  });
  it('a search takes no text of that kind for a place', () => {
    expect(readFigures('a '.repeat(100_000))).toBeNull();
    expect(readFigures(`1${' ,'.repeat(100_000)}x`)).toBeNull();
    expect(readFigures('39.65 106.82')).toMatchObject([{ value: 39.65 }, { value: 106.82 }]);
  });
});

describe('structures that grow', () => {
  it('a table of thousands of fields, or one that claims more rows than it has', async () => {
    const site = { name: new TextEncoder().encode('甲'), rings: [[[396930.533, 4385804.766], [396960.189, 4388025.402], [398677.566, 4388002.653], [396930.533, 4385804.766]] as [number, number][]] };
    const shp = writeShp([site]);
    // So that it does not swell: bytes that no zip makes smaller.
    const noise = Uint8Array.from({ length: 4_000 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 13);
    const fields = 2_040;
    const dbf = new Uint8Array(33 + 32 * fields);
    const view = new DataView(dbf.buffer);
    view.setUint32(4, 4_000_000_000, true);
    view.setUint16(8, 33 + 32 * fields, true);
    view.setUint16(10, 1, true);
    for (let field = 0; field < fields; field += 1) dbf[32 + 32 * field + 11] = 0x43;
    dbf[32 + 32 * fields] = 0x0d;
    expect(await refused(zipped({ 's.shp': shp, 's.dbf': dbf, 'padding.prj': noise }))).toMatch(/2040 fields; expected at most 255/);
    const honest = writeDbf([site]);
    new DataView(honest.buffer, honest.byteOffset).setUint32(4, 4_000_000_000, true);
    const read = await readSite({ ...zipped({ 's.shp': shp, 's.dbf': honest }), srid: 4545 }, catalogue.city);
    expect(read.encoding).toBe('utf-8');
  });
  it('records without a shape', async () => {
    const records = 5_000;
    const shp = new Uint8Array(100 + 12 * records);
    const view = new DataView(shp.buffer);
    view.setInt32(0, 9994, false);
    view.setInt32(24, shp.length / 2, false);
    view.setInt32(28, 1000, true);
    view.setInt32(32, 5, true);
    for (let record = 0; record < records; record += 1) {
      view.setInt32(100 + 12 * record, record + 1, false);
      view.setInt32(104 + 12 * record, 2, false);
    }
    expect(await refused(zipped({ 's.shp': shp }))).toMatch(/more than 1000 records/);
  });
  it('rings upon rings of boundary points', async () => {
    const rows = Array.from({ length: 24_000 }, (_, at) => `J${at},${Math.floor(at / 3)},${4385804 + at},${36396930 + (at % 3)}`).join('\n');
    expect(await refused({ text: `[地块坐标]\n${rows}` })).toMatch(/more than 2000 vertices/);
    expect(await refused({ text: 'J1,1,4385804.766,36396930.533\n'.repeat(26_000) })).toMatch(/more than 2000 vertices|more than 25000 lines/);
  });
  it('placemarks by the thousand', async () => {
    expect(await refused({ text: kml('<Placemark/>'.repeat(20_000)) })).toMatch(/more than 500 placemarks/);
    expect(await refused({ text: kml(`<Placemark><LineString><coordinates>${`${CORNERS[0]} `.repeat(40_000)}</coordinates></LineString></Placemark>`) })).toMatch(/at most 400000/);
  });
  it('members of a collection by the hundred thousand', async () => {
    const nulls = (type: string, name: string) => ({ text: `{"type":"${type}","${name}":[${'null,'.repeat(90_000)}null]}` });
    expect(await refused(nulls('FeatureCollection', 'features'))).toMatch(/more than 10000 features/);
    expect(await refused(nulls('GeometryCollection', 'geometries'))).toMatch(/more than 10000 features/);
    expect(await refused({ base64: Buffer.from(`{"type":"FeatureCollection","features":[${'null,'.repeat(700_000)}null]}`).toString('base64'), file_name: 'a.geojson' })).toMatch(/more than 10000 features/);
    expect(await refused({ text: `{"type":"MultiPolygon","coordinates":[${'[],'.repeat(100_000)}[]]}` })).toMatch(/more than 4000 parts/);
  });
});

describe('the reading room', () => {
  const room = openReadingRoom(catalogue.city);
  afterAll(() => room.close());
  it('reads and refuses in a thread as the reader itself does', async () => {
    const request = { text: '106.80, 39.60\n106.82 39.60\n106.82，39.62' };
    expect(await room.read(request)).toEqual(await readSite(request, catalogue.city));
    await expect(room.read({ text: '106.8 39.6\nabc' })).rejects.toMatchObject({ code: 'BAD_REQUEST', extra: { line: 2 } });
    expect((await room.read({ text: '106.8 39.6' })).shapes).toHaveLength(1);
  }, 60_000);
});

describe('a thread', () => {
  const program = new URL('./endless-thread.ts', import.meta.url);
  const workshop = new Workshop<string, string>(program, { threads: 1, waiting: 1, patience_ms: 60_000, deadline_ms: 400, memory_mb: 48 }, 'a test');
  const patient = new Workshop<string, string>(program, { threads: 1, waiting: 1, patience_ms: 60_000, deadline_ms: 60_000, memory_mb: 64 }, 'a test');
  afterAll(() => Promise.all([workshop.close(), patient.close()]));
  it('that does not end is ended, one that takes all memory too, and the next work is done', async () => {
    expect(await workshop.do('say')).toBe('said');
    await expect(workshop.do('never')).rejects.toMatchObject({ code: 'TOO_LARGE', detail: expect.stringMatching(/longer than 0\.4 s/) });
    await expect(patient.do('eat')).rejects.toMatchObject({ code: 'TOO_LARGE', detail: expect.stringMatching(/64 MB/) });
    await expect(workshop.do('fail')).rejects.toThrow('a fault');
    expect(await workshop.do('say')).toBe('said');
    const left = new AbortController();
    const abandoned = workshop.do('never', left.signal);
    const [waits, tooMany] = [workshop.do('say'), workshop.do('say')];
    await expect(tooMany).rejects.toMatchObject({ code: 'BUSY' });
    left.abort();
    await expect(abandoned).rejects.toThrow('the client went away');
    expect(await waits).toBe('said');
  }, 120_000);
  it('is nothing outside of one', () => {
    expect(() => workAt(async () => null)).not.toThrow();
  });
});
