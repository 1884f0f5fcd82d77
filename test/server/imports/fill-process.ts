/** A first fill in a process of its own, to be killed: says each step on standard output. */
import { catalogue } from '../../../data/catalogue.ts';
import { openDatabase } from '../../../server/db/connect.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';
import { fill } from '../../../server/imports/fill.ts';

async function run(data_dir: string): Promise<void> {
  const database = await openDatabase({ data_dir });
  await migrate(database, 'server/db/migrations');
  await createLayerViews(database, catalogue);
  await fill(database, catalogue, (step) => process.stdout.write(`${step.done}\n`));
  process.stdout.write('filled\n');
  await database.close();
}

void run(process.argv[2] ?? '');
