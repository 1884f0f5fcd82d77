/** A text line by line, each short and not too many, so that nobody's text keeps a pattern busy for minutes. */
import { unreadable, unreadableLine } from '../unreadable.ts';

/** Characters: a row of a table of boundary points has fifty. */
export const MAX_LINE = 400;

export interface Line {
  /** As it stands in the text, without spaces at its ends; empty for a line of spaces. */
  readonly written: string;
  /** Counted from 1. */
  readonly number: number;
}

/** @param lines at most with anything on them @param most characters of one line @throws AppError BAD_REQUEST for a line that is too long, or more lines than that */
export function* linesOf(text: string, lines: number, most = MAX_LINE): Generator<Line> {
  let filled = 0;
  let number = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    number += 1;
    const written = line.trim();
    if (written !== '') filled += 1;
    if (filled > lines) throw unreadable(`The text has more than ${lines} lines`, 'expected the outline of one site');
    if (written.length > most) throw unreadableLine(number, written, `expected at most ${most} characters on a line`);
    yield { written, number };
  }
}

/** One line, storable, at most 200 characters. */
export function cleanName(text: string): string {
  return text.slice(0, 2_000).replaceAll(/[\p{C}\p{Surrogate}]+/gu, ' ').trim().slice(0, 200);
}
