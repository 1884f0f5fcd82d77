/** Run as a process of its own by a test that kills it: works at imports, and says on standard output how each goes on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../../../server/db/connect.ts';
import { migrate } from '../../../../server/db/migrate.ts';
import { importFiles } from '../../../../server/imports/job/files.ts';
import { askForPublication, readJob } from '../../../../server/imports/job/jobs.ts';
import { onImportTold } from '../../../../server/imports/job/told.ts';
import { createLayerViews } from '../../../../server/imports/layer-views.ts';
import { Importer } from '../../../../server/imports/work/importer.ts';
import { jsonRoom } from './json-room.ts';
import { smallCatalogue } from '../small-catalogue.ts';

const [data_dir = '', database_url = '', id = ''] = process.argv.slice(2);
const database = await openDatabase({ data_dir, ...(database_url && { database_url }) });
await migrate(database, 'server/db/migrations');
await createLayerViews(database, smallCatalogue);
const region = smallCatalogue.city.region;
const importer = new Importer({ database, catalogue: smallCatalogue, room: jsonRoom(50, () => sleep(5)), files: importFiles(data_dir) });
onImportTold(database, ({ state }) => process.stdout.write(`${state}\n`));
const progress = setInterval(() => void readJob(database, region, id).then((job) => process.stdout.write(`${job?.state} ${job?.done}\n`), () => undefined), 40);
await importer.settle();
const job = await readJob(database, region, id);
if (job?.state === 'checked') {
  await database.transaction((tx) => askForPublication(tx, region, job, { note: 'test', kinds: ['added'] }, 'tester'));
  await importer.settle();
}
clearInterval(progress);
process.stdout.write('ended\n');
await database.close();
