/** Reads a table of points (CSV with columns of longitude and latitude) row by row, whatever its encoding. */
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { AppError } from '../../errors.ts';

export interface CsvRow {
  readonly properties: Readonly<Record<string, string>>;
  readonly longitude: string;
  readonly latitude: string;
}

const LONGITUDE = ['longitude', 'lon', 'lng', 'long', 'x_lon', '经度', '东经'];
const LATITUDE = ['latitude', 'lat', 'y_lat', '纬度', '北纬'];

/** The first row is the head. @throws AppError BAD_REQUEST when the columns are missing or the file cannot be decoded */
export async function* readCsvRows(path: string): AsyncGenerator<CsvRow> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: 'greedy', transformHeader: (name) => name.replace(/^\uFEFF/, '').trim() });
  const feeding = feed(path, parser);
  let columns: { longitude: string; latitude: string } | null = null;
  for await (const row of parser) {
    const properties = row as Record<string, string>;
    columns ??= findColumns(Object.keys(properties));
    const { [columns.longitude]: longitude = '', [columns.latitude]: latitude = '', ...others } = properties;
    yield { properties: others, longitude, latitude };
  }
  await feeding;
}

async function feed(path: string, parser: NodeJS.WritableStream & { destroy(error?: Error): unknown }): Promise<void> {
  try {
    const decoder = new TextDecoder((await isUtf8(path)) ? 'utf-8' : 'gb18030', { fatal: true });
    for await (const bytes of createReadStream(path)) {
      if (!parser.write(decoder.decode(bytes as Buffer, { stream: true }))) await new Promise((go) => parser.once('drain', go));
    }
    parser.end(decoder.decode());
  } catch (error) {
    parser.destroy(error instanceof TypeError ? new AppError('BAD_REQUEST', 'The file is neither UTF-8 nor GB 18030 text.') : error instanceof Error ? error : new Error(String(error)));
  }
}

/** What Excel writes in China is GBK without a sign of it; text in it is practically never valid UTF-8. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(path)) decoder.decode(bytes as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function findColumns(names: readonly string[]): { longitude: string; latitude: string } {
  const find = (wanted: readonly string[]) => wanted.map((want) => names.find((name) => name.toLowerCase() === want)).find((name) => name !== undefined);
  const [longitude, latitude] = [find(LONGITUDE), find(LATITUDE)];
  if (longitude !== undefined && latitude !== undefined) return { longitude, latitude };
  throw new AppError(
    'BAD_REQUEST',
    `The table has the columns ${names.slice(0, 40).join(', ')}; expected one of ${LONGITUDE.join(', ')} and one of ${LATITUDE.join(', ')}.`,
  );
}
