/** Run as a process of its own by a test that kills it: scans in batches of one subject and says so after each. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../../server/db/connect.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { scanCatalogue } from '../../fixtures/scan/rules.ts';
import { outliveTheDead } from './scanned-world.ts';

const [data_dir = '', database_url = ''] = process.argv.slice(2);
const database = await openDatabase({ data_dir, database_url });
await outliveTheDead(database);
const scanner = new Scanner(database, scanCatalogue, {
  batch: 1,
  async afterBatch() {
    process.stdout.write('batch\n');
    await sleep(20);
  },
});
await scanner.settle();
process.stdout.write('done\n');
await database.close();
