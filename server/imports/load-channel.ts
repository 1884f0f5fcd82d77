/** Hands a load to the running product: the embedded database belongs to its process, which takes jobs on a local socket. */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError, problems, type ProblemCode } from '../errors.ts';
import { isImportOptions, type Imported, type ImportOptions } from './import-files.ts';
import { isLoadOptions, type Loaded, type LoadOptions, type LoadProgress } from './load-file.ts';

type Handler<Job, Done> = (job: Job, report: (progress: LoadProgress) => void) => Promise<Done>;
export type LoadHandler = Handler<LoadOptions, Loaded>;
export type ImportHandler = Handler<ImportOptions, Imported>;

export interface LoadChannel {
  close(): Promise<void>;
}

/** One line of JSON each way: a job there, then progress, and at the end the result or the refusal. */
type Message =
  | { readonly kind: 'progress'; readonly progress: LoadProgress }
  | { readonly kind: 'loaded'; readonly loaded: Loaded | Imported }
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

const MAX_JOB_BYTES = 64 * 1024;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** A caller that connects and says nothing. */
const JOB_WITHIN_MS = 10_000;

/** Takes jobs one after the other. Only this system user can reach the socket. */
export async function listenForLoads(data_dir: string, load: LoadHandler, importing?: ImportHandler): Promise<LoadChannel> {
  const address = channelAddress(data_dir);
  if (process.platform !== 'win32') {
    prepareDirectory();
    // Left by a process that was killed; whoever holds the directory's lock owns the address.
    rmSync(address, { force: true });
  }
  const sockets = new Set<Socket>();
  let queue: Promise<void> = Promise.resolve();
  let running = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    receiveJob(socket, (job) => {
      const begin = beginningOf(job, load, importing);
      if (begin === null) return refuse(socket, `What arrived is no load: ${JSON.stringify(job).slice(0, 80)}; expected the options of "npm run load" of this version.`);
      if (running > 0) say(socket, { kind: 'progress', progress: { step: 'Waiting for another load', done: 0 } });
      running += 1;
      queue = queue.then(() => work(socket, begin)).finally(() => (running -= 1));
    });
  });
  await listening(server, address);
  if (process.platform !== 'win32') chmodSync(address, 0o600);
  return {
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function listening(server: Server, address: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(address, () => done());
  });
}

/** Unix sockets have about 100 characters for their path, and a data directory may be deep: the address is a hash of it. */
export function channelAddress(data_dir: string): string {
  const name = createHash('sha256').update(whole(data_dir)).digest('hex').slice(0, 24);
  return process.platform === 'win32' ? `\\\\.\\pipe\\anlan-${name}` : join(channelDirectory(), `${name}.sock`);
}

/** The same directory has one name, also through a symbolic link and before it exists. */
function whole(data_dir: string): string {
  try {
    return realpathSync(data_dir);
  } catch {
    return resolve(data_dir);
  }
}

function channelDirectory(): string {
  return join(tmpdir(), `anlan-${userInfo().uid}`);
}

/** Ours alone: in a directory for all somebody else could have put theirs in its place. */
function prepareDirectory(): void {
  const directory = channelDirectory();
  mkdirSync(directory, { mode: 0o700, recursive: true });
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== userInfo().uid) throw new Error(`${directory} must be a directory of this user; it belongs to somebody else.`);
  chmodSync(directory, 0o700);
}

function receiveJob(socket: Socket, take: (job: unknown) => void): void {
  const patience = setTimeout(() => socket.destroy(), JOB_WITHIN_MS);
  socket.on('close', () => clearTimeout(patience));
  let taken = false;
  onLines(socket, MAX_JOB_BYTES, (line) => {
    if (taken) return;
    taken = true;
    clearTimeout(patience);
    const job: unknown = JSON.parse(line);
    take(job);
  });
}

function say(socket: Socket, message: Message): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}

function refuse(socket: Socket, detail: string): void {
  say(socket, { kind: 'refused', code: 'BAD_REQUEST', detail });
  socket.end();
}

type Begin = (report: (progress: LoadProgress) => void) => Promise<Loaded | Imported>;

/** Null: it is no job of this version. */
function beginningOf(job: unknown, load: LoadHandler, importing: ImportHandler | undefined): Begin | null {
  if (isLoadOptions(job)) return (report) => load(job, report);
  return importing !== undefined && isImportOptions(job) ? (report) => importing(job, report) : null;
}

async function work(socket: Socket, begin: Begin): Promise<void> {
  // Whoever went away while waiting does not want it any more; what has begun is finished, for it is one transaction.
  if (socket.destroyed) return;
  try {
    say(socket, { kind: 'loaded', loaded: await begin((progress) => say(socket, { kind: 'progress', progress })) });
  } catch (error) {
    if (error instanceof AppError) say(socket, { kind: 'refused', code: error.code, detail: error.detail });
    else say(socket, { kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
  socket.end();
}

/** Null: no product is running on that data directory. @throws AppError what the running product says */
export const sendLoad = (data_dir: string, job: LoadOptions, report: (progress: LoadProgress) => void): Promise<Loaded | null> => send<Loaded>(data_dir, job, report);
export const sendImport = (data_dir: string, job: ImportOptions, report: (progress: LoadProgress) => void): Promise<Imported | null> => send<Imported>(data_dir, job, report);

async function send<Done extends Loaded | Imported>(data_dir: string, job: LoadOptions | ImportOptions, report: (progress: LoadProgress) => void): Promise<Done | null> {
  const socket = await connect(channelAddress(data_dir));
  if (socket === null) return null;
  return new Promise((done, fail) => {
    onLines(socket, MAX_ANSWER_BYTES, (line) => {
      const message = JSON.parse(line) as Message;
      if (message.kind === 'progress') report(message.progress);
      else if (message.kind === 'loaded') done(message.loaded as Done);
      else if (message.kind === 'refused') fail(new AppError(message.code in problems ? message.code : 'INTERNAL', message.detail));
      else fail(new Error(message.detail));
    });
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('The running product ended before the load was finished; nothing of it was kept unless it says so in its revisions.')));
    socket.write(`${JSON.stringify(job)}\n`);
  });
}

function connect(address: string): Promise<Socket | null> {
  return new Promise((done, fail) => {
    const socket = createConnection(address);
    socket.once('connect', () => done(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') done(null);
      else fail(error);
    });
  });
}

function onLines(socket: Socket, most_bytes: number, take: (line: string) => void): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    try {
      for (const line of lines) if (line !== '') take(line);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
    if (text.length > most_bytes) socket.destroy();
  });
}
