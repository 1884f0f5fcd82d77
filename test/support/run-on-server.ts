/** Runs the whole test suite on a private PostgreSQL server instead of the embedded PostGIS. */
import { spawnSync } from 'node:child_process';
import { startPrivatePostgres } from './postgres-server.ts';

const server = await startPrivatePostgres();
if (server === null) {
  console.error('No PostgreSQL 15+ with PostGIS on this machine: the suite on the server engine was not run.');
  process.exit(1);
}
const outcome = spawnSync('npx', ['vitest', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ANLAN_TEST_DATABASE_URL: server.url },
});
await server.stop();
process.exit(outcome.status ?? 1);
