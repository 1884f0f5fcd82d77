/** How a program of ours ends when it cannot do its work: one sentence for whoever started it, never a trace of the program. */
import { BadConfiguration } from './config.ts';
import { DatabaseUnavailable, errorCode, errorMessage, QueryError } from './db/database-errors.ts';
import { MigrationError } from './db/migrate.ts';
import { AppError } from './errors.ts';
import { CannotListen } from './listen.ts';

export function leaveWith(error: unknown): never {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (error instanceof BadConfiguration || error instanceof DatabaseUnavailable || error instanceof MigrationError || error instanceof CannotListen) return error.message;
  if (error instanceof AppError) return error.detail;
  if (error instanceof QueryError) return `The database could not do its part (${error.code}): ${error.message}.`;
  if (errorCode(error) === 'ENOSPC') return `The disk is full: ${String(error)}.`;
  return errorMessage(error);
}
