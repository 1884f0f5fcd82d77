/** For developers: the API, restarted when its sources change, behind Vite with hot reload, at one address. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createViteServer } from 'vite';
import { readConfig } from './config.ts';
import { projectRoot } from './db/sql-file.ts';
import { leaveWith } from './doors.ts';

const LEAVE_WITHIN_MS = 7_000;

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createNetServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The client has a folder of the same name: its modules (/api/queries.ts) are Vite's to serve. */
const API_ONLY = '^/api/(?!.*[.]tsx?([?]|$))';

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const api_port = await freePort();
  const target = `http://127.0.0.1:${api_port}`;
  // Asked for by the name the browser uses, which the API compares with where a page comes from.
  const api = { target, changeOrigin: false };
  const vite = await createViteServer({
    root: join(projectRoot, 'client'),
    configFile: join(projectRoot, 'vite.config.ts'),
    server: { host: config.host, port: config.port, strictPort: config.port !== 0, proxy: { [API_ONLY]: api, '/tiles': api, '/ogc': api } },
  });
  await vite.listen();
  const address = vite.resolvedUrls?.local[0] ?? vite.resolvedUrls?.network[0] ?? `http://${config.host}:${config.port}/`;
  const tsx = createRequire(import.meta.url).resolve('tsx/cli');
  const watch = ['watch', '--clear-screen=false', '--include', 'data/**/*.sql', '--include', 'server/**/*.sql', 'server/main.ts'];
  const program = spawn(process.execPath, [tsx, ...watch], {
    cwd: projectRoot,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(api_port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The API tells its own address; the one to open is Vite's.
  program.stdout.setEncoding('utf8').on('data', (text: string) => process.stdout.write(text.replaceAll(target, address)));
  const leave = (): void => {
    setTimeout(() => process.exit(0), LEAVE_WITHIN_MS).unref();
    program.kill('SIGTERM');
    void vite.close();
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  program.once('exit', (code) => process.exit(code ?? 0));
}

try {
  await start();
} catch (error) {
  leaveWith(error);
}
