/** A part of the page that cannot be had is asked for until it comes, and meanwhile counts as missing; one that comes at once never does. */
import { expect, test } from 'vitest';
import { missingParts, patiently } from '../../../client/view/parts/patiently.ts';

test('asked for again, missing meanwhile', async () => {
  const seen: number[] = [];
  const stop = missingParts.subscribe((count) => seen.push(count));
  let asked = 0;
  const part = patiently(async () => {
    asked += 1;
    if (asked < 3) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  }, 1);
  expect(await part()).toBe('part');
  expect(asked).toBe(3);
  expect(await patiently(async () => 'at once', 1)()).toBe('at once');
  stop();
  expect(seen).toEqual([1, 0]);
});
