/** The project is found from its sources, and .sql files are read by their path in it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, readSql } from '../../../server/db/sql-file.ts';

test('the project root holds this very file', () => {
  expect(existsSync(join(projectRoot, 'test/server/db/sql-file.test.ts'))).toBe(true);
});

test('a file that is missing is named', () => {
  expect(() => readSql('server/db/no-such.sql')).toThrow('no-such.sql');
});

test('a statement that several share stands in the brackets that name its file', () => {
  const text = readSql('test/fixtures/sql-file/outer.sql');
  expect(text).toContain('select 1 as one');
  expect(text).not.toContain(':');
});
