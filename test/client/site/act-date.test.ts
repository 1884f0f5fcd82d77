/** The date of the act: today by default where the act is still to happen, in the city's calendar, and never guessed against what somebody said. */
import { beforeEach, expect, test } from 'vitest';
import { dayIn, nothingSaid, prefillDate, say, sayActType, siteStore } from '../../../client/view/site/site.ts';

const date = (): string | null => siteStore.get().said.act_date;
beforeEach(() => siteStore.change((state) => ({ ...state, said: nothingSaid })));

test('the day of the city, which is ahead of Greenwich by eight hours', () => {
  expect(dayIn('Asia/Shanghai', new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
  expect(dayIn('Asia/Shanghai', new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
});

test('a site of which nothing is said yet gets today; one without a date that came by a link does not', () => {
  prefillDate('2026-11-23');
  expect(date()).toBe('2026-11-23');
  say({ ...nothingSaid, activity: 'something' });
  prefillDate('2026-11-23');
  expect(date()).toBeNull();
});

test('a date that was taken away stays away from new to expand', () => {
  prefillDate('2026-11-23');
  say({ act_date: null });
  prefillDate('2026-11-23');
  sayActType('expand', '2026-11-23');
  expect(date()).toBeNull();
});

test('an existing site loses the guess but not a date that was given', () => {
  prefillDate('2026-11-23');
  sayActType('existing', '2026-11-23');
  expect(date()).toBeNull();
  sayActType('rebuild', '2026-11-23');
  expect(date()).toBe('2026-11-23');
  say({ act_date: '2019-05-01' });
  sayActType('unknown', '2026-11-23');
  expect(date()).toBe('2019-05-01');
});
