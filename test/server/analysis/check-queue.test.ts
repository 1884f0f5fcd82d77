/** The queue of checks: how many run, how many wait, and what becomes of those that cannot. */
import { describe, expect, it } from 'vitest';
import { CheckQueue } from '../../../server/analysis/check-queue.ts';

/** Work that ends when it is told to. */
function held(): { work: () => Promise<string>; end: (word: string) => void; started: () => boolean } {
  let end: (word: string) => void = () => undefined;
  let begun = false;
  const ended = new Promise<string>((resolve) => (end = resolve));
  return { work: () => ((begun = true), ended), end, started: () => begun };
}
const quiet = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of checks', () => {
  it('runs one after the other in their order, and refuses what is too many', async () => {
    const queue = new CheckQueue({ running: 1, waiting: 1, patience_ms: 60_000 });
    const [first, second] = [held(), held()];
    const answers = [queue.run(first.work), queue.run(second.work)];
    await expect(queue.run(async () => 'third')).rejects.toMatchObject({ code: 'BUSY', extra: { retry_after_s: 5 } });
    expect([first.started(), second.started()]).toEqual([true, false]);
    first.end('one');
    await answers[0];
    await quiet();
    expect(second.started()).toBe(true);
    second.end('two');
    expect(await Promise.all(answers)).toEqual(['one', 'two']);
    expect(await queue.run(async () => 'again')).toBe('again');
  });
  it('takes no more than its share from one caller, and its share again when that is done', async () => {
    const queue = new CheckQueue({ running: 1, waiting: 9, patience_ms: 60_000, each: 2 });
    const [first, second, other] = [held(), held(), held()];
    const answers = [queue.run(first.work, undefined, 'a'), queue.run(second.work, undefined, 'a'), queue.run(other.work, undefined, 'b')];
    await expect(queue.run(async () => 'third', undefined, 'a')).rejects.toMatchObject({ code: 'BUSY' });
    first.end('one');
    await answers[0];
    const again = queue.run(async () => 'again', undefined, 'a');
    second.end('two');
    other.end('three');
    expect(await Promise.all([...answers, again])).toEqual(['one', 'two', 'three', 'again']);
  });
  it('goes on after work that failed', async () => {
    const queue = new CheckQueue({ running: 1, waiting: 1, patience_ms: 60_000 });
    const [failing, next] = [queue.run(() => Promise.reject(new Error('no'))), queue.run(async () => 'next')];
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
  it('forgets a caller who went away while waiting, and one who waited too long', async () => {
    const queue = new CheckQueue({ running: 1, waiting: 1, patience_ms: 20 });
    const first = held();
    const running = queue.run(first.work);
    const left = new AbortController();
    const away = queue.run(async () => 'never', left.signal);
    left.abort();
    await expect(away).rejects.toMatchObject({ code: 'BUSY' });
    await expect(queue.run(async () => 'never')).rejects.toThrow(/took longer than 0\.02 s/);
    await expect(queue.run(async () => 'never', left.signal)).rejects.toMatchObject({ code: 'BUSY' });
    first.end('one');
    expect(await running).toBe('one');
    expect(await queue.run(async () => 'free')).toBe('free');
  });
});
