/** Bundles the server's programs with esbuild, the way `npm start` runs them. */
import { projectRoot } from './db/sql-file.ts';

/** @param outdir below the project, because a bundle looks for packages and data from where it lies */
export async function bundleServer(outdir: string): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: projectRoot,
    entryPoints: { main: 'server/main.ts', cli: 'server/cli.ts', 'embedded-child': 'server/db/embedded-child.ts', 'file-child': 'server/files/file-child.ts', 'read-thread': 'server/sites/read/read-thread.ts', 'workbook-thread': 'server/exports/workbook-thread.ts', 'table-thread': 'server/indicators/observations/table-thread.ts' },
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}
