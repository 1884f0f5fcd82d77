/** Run as a process of its own by tests: opens the embedded database in a directory and does what the test then looks at. */
import { openDatabase } from '../../server/db/connect.ts';
import { DatabaseUnavailable } from '../../server/db/database-errors.ts';

const [data_dir = '', task = 'hold'] = process.argv.slice(2);

function tell(word: string): void {
  process.stdout.write(`${word}\n`);
}

try {
  const database = await openDatabase({ data_dir, fsync: false, report: ({ step, done }) => tell(`progress ${done} ${step}`) });
  tell('open');
  if (task === 'endless') void database.query('select count(*) from (select generate_series(1, 10000000000)) as streamed', [], { timeout_ms: Infinity });
  // Held until the test ends this process.
  setInterval(() => undefined, 1_000);
} catch (error) {
  tell(error instanceof DatabaseUnavailable ? `${error.code} ${error.message}` : String(error));
  process.exitCode = 1;
}
