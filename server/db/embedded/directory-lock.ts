/** Keeps a data directory to one engine process, through crashes, reused process numbers and containers. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable, errorCode } from '../database-errors.ts';

/** Who holds the directory: the engine's process, because it outlives a server that was killed. */
interface Owner {
  readonly token: string;
  readonly pid: number;
  readonly parent_pid: number;
  readonly host: string;
  /** Boot and start of the process, where the system tells (Linux); '' elsewhere. */
  readonly born: string;
}

export interface DirectoryLock {
  release(): void;
}

const BEAT_MS = 1_000;
/** Several beats: a holder that cannot be recognised by its process is believed dead when its lock has not moved. */
const SILENCE_MS = 8_000;
/** An engine whose server was killed notices within a beat and leaves; a machine under load takes longer. */
const ORPHAN_PATIENCE_MS = 15_000;

/** Takes the directory, or throws DatabaseUnavailable that names the process that has it. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = join(directory, 'engine.lock');
  const mine: Owner = { token: randomUUID(), pid: process.pid, parent_pid: process.ppid, host: hostname(), born: birthOf(process.pid) };
  const give_up_at = Date.now() + ORPHAN_PATIENCE_MS;
  while (!tryCreate(path, mine)) {
    const owner = readOwner(path);
    // Gone between the two calls, or still being written: look again.
    if (owner === null && Date.now() < give_up_at) await sleep(50);
    else if (owner === null) throw taken(directory, path, 'an unknown process');
    else if (!(await isAlive(owner, path))) clearStale(path, owner);
    else if (isOrphan(owner) && Date.now() < give_up_at) await sleep(100);
    else throw taken(directory, path, `process ${owner.pid}${owner.host === mine.host ? '' : ` on ${owner.host}`}`);
  }
  const heart = startHeartbeat(path, mine.parent_pid);
  return {
    release(): void {
      void heart.terminate();
      if (readOwner(path)?.token === mine.token) rmSync(path, { force: true });
    },
  };
}

function taken(directory: string, path: string, holder: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'DIRECTORY_TAKEN',
    `The data directory ${directory} is in use by ${holder}; stop it, or give this one a directory of its own (lock: ${path}).`,
  );
}

function tryCreate(path: string, owner: Owner): boolean {
  // Written aside and linked, so that nobody ever reads half a lock; link fails when the name exists.
  const draft = `${path}.${owner.token}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // A file system without hard links (exFAT, some network shares).
    return tryCreateExclusively(path, owner);
  } finally {
    rmSync(draft, { force: true });
  }
}

function tryCreateExclusively(path: string, owner: Owner): boolean {
  try {
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function isAlive(owner: Owner, path: string): Promise<boolean> {
  if (owner.host === hostname()) {
    if (!processExists(owner.pid)) return false;
    const born = birthOf(owner.pid);
    // The same number after a reboot or a wrap-around is another process.
    if (born !== '' && owner.born !== '') return born === owner.born;
  }
  return isBeating(path);
}

/** Watches whether the holder still touches its lock: another container's processes cannot be seen, its beat can. */
async function isBeating(path: string): Promise<boolean> {
  const before = modifiedMs(path);
  const end = Date.now() + SILENCE_MS;
  while (Date.now() < end) {
    await sleep(250);
    if (modifiedMs(path) !== before) return true;
  }
  return false;
}

function modifiedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isOrphan(owner: Owner): boolean {
  return owner.host === hostname() && !processExists(owner.parent_pid);
}

/** Removes a dead owner's lock, and only that one: another starter may have taken the directory meanwhile. */
function clearStale(path: string, dead: Owner): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readOwner(aside)?.token !== dead.token) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return errorCode(error) !== 'ESRCH';
  }
}

/** Boot identity and start tick of a process on Linux, '' where the system has no /proc. */
function birthOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything; the start tick is the 20th after it.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot}/${tick}`;
  } catch {
    return '';
  }
}

/**
 * Touches the lock every second and ends this process when its parent is gone. On a thread of its own, because a long
 * statement keeps the engine's thread busy for minutes, and an orphan must not hold the directory that long.
 */
function startHeartbeat(path: string, parentPid: number): Worker {
  const source = `
    const { utimesSync } = require('node:fs');
    const { workerData } = require('node:worker_threads');
    setInterval(() => {
      let orphan = process.ppid !== workerData.parentPid;
      try { process.kill(workerData.parentPid, 0); } catch (error) { orphan = orphan || error.code === 'ESRCH'; }
      if (orphan) process.kill(process.pid, 'SIGKILL');
      const now = new Date();
      try { utimesSync(workerData.path, now, now); } catch { /* the directory is being removed */ }
    }, workerData.beat_ms);`;
  const heart = new Worker(source, { eval: true, execArgv: [], workerData: { path, parentPid, beat_ms: BEAT_MS } });
  heart.unref();
  return heart;
}
