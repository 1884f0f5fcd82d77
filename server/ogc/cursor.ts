/** The marker in a `next` link: where the page before ended, of which revision it was, and how many there were in all. */
import { AppError } from '../errors.ts';

export interface Cursor {
  readonly after: string;
  readonly revision: number;
  /** Counted once: of one revision it cannot change. */
  readonly matched: number;
}

/** Opaque on purpose: what it holds may change. */
export function writeCursor({ after, revision, matched }: Cursor): string {
  return Buffer.from(JSON.stringify([revision, matched, after])).toString('base64url');
}

/** @throws AppError BAD_CURSOR */
export function readCursor(text: string): Cursor {
  const bad = new AppError('BAD_CURSOR', `after=${text.slice(0, 80)} is not a page marker; expected the one in the "next" link of the page before.`, { parameter: 'after' });
  let marker: unknown;
  try {
    marker = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw bad;
  }
  const [revision, matched, after]: unknown[] = Array.isArray(marker) ? marker : [];
  if (typeof after !== 'string' || after === '' || after.length > 200 || /[\0\p{Surrogate}]/u.test(after)) throw bad;
  if (!isCount(revision) || !isCount(matched)) throw bad;
  return { after, revision, matched };
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 2_147_483_647;
