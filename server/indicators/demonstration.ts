/** Fills what nobody has reported yet with demonstration values, marked as such, like the demonstration layers. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Catalogue } from '../../data/grammar.ts';
import { audit } from '../access/audit.ts';
import type { Database } from '../db/database.ts';
import { projectRoot } from '../db/sql-file.ts';
import { insertObservations, takeTurn } from './observations/report.ts';
import { readIn } from './observations/tables.ts';

export const DEMONSTRATION_FILE = 'data/demo/observations.csv';

/** Our own file must be understood to the last value. @returns how many rows were added */
export async function fillObservations(database: Database, catalogue: Catalogue, path = DEMONSTRATION_FILE, now = new Date()): Promise<number> {
  const file = join(projectRoot, path);
  // Values are told by district: a catalogue without the city's districts has no place for them.
  if (!existsSync(file) || !catalogue.layers.some(({ id }) => id === catalogue.city.territory)) return 0;
  const text = readFileSync(file, 'utf8').replace(/^\u{feff}/u, '');
  const [head = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;
  const place = head.indexOf('indicator');
  return database.transaction(async (tx) => {
    await takeTurn(tx, catalogue.city.region);
    const { rows: reported } = await tx.query<{ indicator: string }>('select distinct indicator from observation where region = $1', [catalogue.city.region]);
    const taken = new Set(reported.map(({ indicator }) => indicator));
    const known = new Set(catalogue.indicators.map(({ id }) => id));
    // Of another installation's catalogue nothing is known here, and beside what people reported nothing is invented.
    const wanted = rows.filter((row) => known.has(row[place] ?? '') && !taken.has(row[place] ?? ''));
    if (wanted.length === 0) return 0;
    const { sound, errors } = await readIn(tx, catalogue, [head, ...wanted], now);
    const [fault] = errors;
    if (fault) throw new Error(`${path}: ${wanted[fault.row - 2]?.join(',') ?? ''}: ${fault.column ?? ''} is "${fault.value}". ${fault.detail.en}`);
    await insertObservations(tx, catalogue.city.region, sound.map(({ said }) => said), { id: '', name: 'anlan', demonstration: true }, now);
    await audit(tx, { who: 'anlan', action: 'report', target: `file ${path}`, details: { rows: sound.length, sha256: createHash('sha256').update(text).digest('hex') } });
    return sound.length;
  });
}
