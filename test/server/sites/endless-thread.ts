/** A thread for the tests of the workshop: says something, never ends, takes all memory, or fails. */
import { workAt } from '../../../server/sites/threads/bench.ts';

workAt(async (job: string) => {
  if (job === 'fail') throw new Error('a fault');
  if (job === 'never') for (;;) Math.random();
  const eaten: number[][] = [];
  if (job === 'eat') for (;;) eaten.push(Array.from({ length: 100_000 }, Math.random));
  return 'said';
});
