/**
 * Makes the embedded PostGIS honest: a C++ exception in GEOS or PROJ becomes an SQL error, and fsync reaches the disk.
 *
 * PGlite is compiled without C++ exception catching. A throw therefore ends the statement with no rows and no error, and
 * an INSERT … SELECT commits a part (electric-sql/pglite#916). See docs/decisions/0001-embedded-postgis-made-honest.md.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EngineOptions = Parameters<NodeFS['init']>[1];

/** PostgreSQL's elog.h: an error ends the statement and aborts its transaction. */
const ERROR = 21;

/** The parts of the engine's WebAssembly module that are used here and that PGlite's types leave out. */
interface ErrorReporting {
  _errstart(level: number, domain: number): number;
  _errmsg(format: number, values: number): number;
  _errfinish(file: number, line: number, routine: number): void;
  stringToUTF8OnStack(text: string): number;
}

type CppThrow = ((exception: number, type: number, destructor: number) => void) & { sig?: string };

interface NodeStream {
  readonly node: object;
  readonly nfd?: number;
}

interface NodeFileSystem {
  realPath(node: object): string;
  tryFSOperation(operation: () => void): void;
  stream_ops: { fsync?: (stream: NodeStream) => number };
}

/** PGlite's file system for Node with the two repairs. */
export class HonestNodeFS extends NodeFS {
  constructor(
    directory: string,
    private readonly fsync: boolean,
  ) {
    super(directory);
  }

  override async init(pg: PGlite, options: EngineOptions): Promise<{ emscriptenOpts: EngineOptions }> {
    const { emscriptenOpts } = await super.init(pg, options);
    const instantiate = emscriptenOpts.instantiateWasm;
    const memory = emscriptenOpts.wasmMemory;
    if (instantiate === undefined || memory === undefined) throw new Error('PGlite no longer passes instantiateWasm and wasmMemory');
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        instantiateWasm(imports: WebAssembly.Imports, done: (module: WebAssembly.Instance) => void) {
          // PostGIS is a side module whose imports are looked up in this same object, so one replacement serves both.
          replaceCppThrow(imports, memory, () => pg.Module as unknown as ErrorReporting);
          return instantiate(imports, done);
        },
        preRun: this.fsync ? [...(emscriptenOpts.preRun ?? []), (module: { FS: unknown }) => makeFsyncReal(module.FS)] : emscriptenOpts.preRun,
      },
    };
  }
}

function replaceCppThrow(imports: WebAssembly.Imports, memory: WebAssembly.Memory, engine: () => ErrorReporting): void {
  const env = imports['env'];
  const original = env?.['__cxa_throw'] as CppThrow | undefined;
  const table = env?.['__indirect_function_table'] as WebAssembly.Table | undefined;
  if (env === undefined || original === undefined || table === undefined) {
    throw new Error('PGlite no longer imports env.__cxa_throw');
  }
  const raise: CppThrow = (exception, type) => {
    const text = describeException(memory, table, exception, type);
    const module = engine();
    // oxlint-disable no-underscore-dangle -- the names under which Emscripten exports C functions
    module._errstart(ERROR, 0);
    // errmsg takes a printf format, and a message of PROJ may well hold a percent sign.
    module._errmsg(module.stringToUTF8OnStack(text.replaceAll('%', '%%')), 0);
    // Leaves by PostgreSQL's own longjmp, which aborts the transaction. It does not return.
    module._errfinish(module.stringToUTF8OnStack('embedded-guard'), 0, module.stringToUTF8OnStack('__cxa_throw'));
    // oxlint-enable no-underscore-dangle
  };
  // The dynamic linker needs the signature when a side module takes the function's address.
  if (original.sig !== undefined) raise.sig = original.sig;
  env['__cxa_throw'] = raise;
}

/** What the exception says of itself: `what()` of a std::exception, else the name of its C++ type. Itanium C++ ABI. */
function describeException(memory: WebAssembly.Memory, table: WebAssembly.Table, exception: number, type: number): string {
  const bytes = Buffer.from(memory.buffer);
  const word = (address: number): number => bytes.readUInt32LE(address);
  const text = (address: number): string => bytes.toString('utf8', address, bytes.indexOf(0, address));
  const typeName = text(word(type + 4));
  const unnamed = `a C++ exception of type ${typeName} was thrown`;
  // A class is mangled as a length or a nested name; a thrown number or pointer has no table of virtual functions.
  if (!/^(St|N|\d)/.test(typeName)) return unnamed;
  try {
    // Slots 0 and 1 are the destructors, slot 2 is what().
    const what: unknown = table.get(word(word(exception) + 8));
    return typeof what === 'function' ? text(Number(Reflect.apply(what, undefined, [exception]))) : unnamed;
  } catch {
    return unnamed;
  }
}

/** PGlite's file system for Node has no fsync at all, so PostgreSQL believes that everything is on the disk. */
function makeFsyncReal(fs: unknown): void {
  const nodefs = (fs as { filesystems: { NODEFS: NodeFileSystem } }).filesystems.NODEFS;
  nodefs.stream_ops.fsync = (stream) => {
    nodefs.tryFSOperation(() => {
      if (stream.nfd !== undefined) fsyncSync(stream.nfd);
      else fsyncDirectory(nodefs.realPath(stream.node));
    });
    return 0;
  };
}

/** Puts a directory's entries on the disk. Windows cannot open a directory and keeps its entries in a journal. */
export function fsyncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const BOW_TIE = 'POLYGON((0 0,2 2,2 0,0 2,0 0))';
const TRIANGLE = 'POLYGON((0 0,1 3,3 0,0 0))';

/** Why this engine may not serve, or null when the guard bites. Leaves nothing behind. */
export async function findGuardFailure(pg: Pick<PGlite, 'query' | 'exec'>): Promise<string | null> {
  const thrown = await errorOf(pg.query(`select st_intersection('${BOW_TIE}'::geometry, '${TRIANGLE}'::geometry)`));
  if (thrown === null) return 'the intersection of a self-crossing polygon with a triangle raised no error';
  if (!thrown.includes('TopologyException')) return `the intersection of a self-crossing polygon raised "${thrown}" instead of GEOS's own error`;

  await pg.exec('create temp table guard_probe (area double precision)');
  try {
    const partial = await errorOf(
      pg.query(
        `insert into guard_probe select st_area(st_intersection(g::geometry, '${TRIANGLE}'::geometry))
           from unnest(array['POLYGON((0 0,0 1,1 1,1 0,0 0))', '${BOW_TIE}', 'POLYGON((0 0,0 2,2 2,2 0,0 0))']) as shape(g)`,
      ),
    );
    const left = await pg.query<{ n: number }>('select count(*)::int as n from guard_probe');
    const rows = left.rows[0]?.n;
    if (partial === null || rows !== 0) return `an insert whose second row throws left ${rows} rows instead of none`;
  } finally {
    await pg.exec('drop table guard_probe');
  }

  // A unit square and the triangle over (0,0), (1,3), (3,0) share 1 − 1/6: the triangle's left side cuts off a corner of 1 × 1/3.
  const healthy = await pg.query<{ area: number }>(
    `select st_area(st_intersection('POLYGON((0 0,0 1,1 1,1 0,0 0))'::geometry, '${TRIANGLE}'::geometry)) as area`,
  );
  const area = healthy.rows[0]?.area ?? NaN;
  return Math.abs(area - 5 / 6) < 1e-12 ? null : `after an error a known area came out as ${area} instead of 0.8333`;
}

async function errorOf(question: Promise<unknown>): Promise<string | null> {
  try {
    await question;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
