/** The part of the web address that says what is looked at in time: `time=day&day=2026-03-01&beside=now`. Rubbish is ignored. */
import { isDay } from '../targets/targets-link.ts';
import { timeFaces, type TimeView } from './time-view.ts';

export function timeQuery(view: TimeView): Readonly<Record<string, string | null>> {
  if (view.face === null) return {};
  return {
    time: view.face,
    day: view.day,
    beside: view.swipe ? (view.beside ?? 'now') : null,
    play: view.play,
    moment: view.moment,
    only: view.only ? '1' : null,
  };
}

/** Nothing was published before. */
const first_day = '1990-01-01';

export function readTime(query: URLSearchParams): TimeView {
  const fitting = (name: string, form: RegExp): string | null => {
    const said = query.get(name);
    return said !== null && said.length <= 200 && form.test(said) ? said : null;
  };
  const day = (name: string): string | null => {
    const said = fitting(name, /^\d{4}-\d{2}-\d{2}$/);
    return said !== null && isDay(said) && said >= first_day ? said : null;
  };
  return {
    face: timeFaces.find((face) => face === query.get('time')) ?? null,
    day: day('day'),
    swipe: query.get('beside') === 'now' || day('beside') !== null,
    beside: day('beside'),
    play: fitting('play', /^[a-z][a-z0-9_]*\/[a-z][a-z0-9_]*$/i),
    moment: fitting('moment', /^\d{4}(-(0[1-9]|1[0-2]))?$/),
    only: query.get('only') === '1',
  };
}
