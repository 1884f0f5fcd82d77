/** The order of the test files: the longest first, so that all workers end together. */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { projectRoot } from '../../server/db/sql-file.ts';

/** Measured; what is not named here comes in the order of the places below, the larger file first. */
const LONGEST = [
  'test/e2e/accessible.test.ts',
  'test/server/analysis/rules/every-rule.test.ts',
  'test/server/scan/every-rule.test.ts',
];
/** A browser takes longest, then what opens a database. */
const PLACES = [/^test\/e2e\//, /^test\/server\//, /^/];

function rank({ moduleId }: TestSpecification): number {
  const path = relative(projectRoot, moduleId).replaceAll('\\', '/');
  const known = LONGEST.indexOf(path);
  return known >= 0 ? known : LONGEST.length + PLACES.findIndex((place) => place.test(path));
}

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // Larger first; of equal rank that order stays.
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
