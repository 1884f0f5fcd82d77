/** How a target stands on a day: met, on course, behind, missed, not due, or no data; never met without data, always with its figures. */
import type { Baseline, Bilingual, Target } from '../../data/grammar.ts';
import type { Observed, Status, StatusCode } from '../contract/indicators.ts';
import { daysBetween, monthsBefore, withUnit } from './figures.ts';
import { aimOf, holdsFor, type Aim, type Span } from './aim.ts';

export interface Standing {
  readonly target: Target;
  readonly unit: string;
  /** The day for which it is asked. */
  readonly today: string;
  readonly baseline: Baseline | null;
  /** Of the whole city and of one series, oldest first; also those of other definitions. */
  readonly points: readonly Observed[];
  /** The version of the definition by which it is judged; absent: any. */
  readonly definition?: string;
  /** What the last point may be while members are unknown. */
  readonly range: (Span & { readonly unknown: number }) | null;
}

export interface Judged {
  readonly status: Status;
  /** The point that it rests on. */
  readonly point: Observed | null;
}

/** A value of something that must hold all the time speaks for so many months. */
const FRESH_MONTHS = 13;
const LEAST_DAYS_OF_A_YEAR = 360;

/** What may be held against a target: counted by one definition, and of a whole year where the target is of one. */
export const comparable = ({ over }: Target, definition: string | undefined) => (point: Pick<Observed, 'from' | 'to' | 'definition'>): boolean =>
  (definition === undefined || point.definition === definition) && (over === undefined || daysBetween(point.from, point.to) + 1 >= LEAST_DAYS_OF_A_YEAR);

export function statusOf(given: Standing): Judged {
  const { target, today } = given;
  const points = given.points.filter(comparable(target, given.definition));
  const standing = { ...given, points };
  const point = judgedPoint(target, today, points);
  const say = (code: StatusCode, zh: string, en: string): Judged => ({ status: { code, reason: marked({ zh, en }, point) }, point });
  if (needsValue(target)) {
    return say('no_data', '方案把目标值写在另一份文件中，本平台尚未载入该数值，无法比较。', 'The plan leaves the target’s figure to another document that nobody has loaded, so nothing can be compared.');
  }
  if (point === null && given.points.length > 0) {
    return say('no_data', '只有按其他口径统计的或者不足一年的数值，不能与目标比较。', 'What there is was counted by another definition or over less than a year, and cannot be held against the target.');
  }
  if (point === null) return say('no_data', '没有数据。', 'There is no data.');
  const aim = aimOf(target, standing.baseline, point, points);
  const said = wordsOf(standing, point, aim);
  const after = target.due === null || today > target.due;
  if (target.due === null && point.to < monthsBefore(today, FRESH_MONTHS)) {
    return say('no_data', `最近一次数值截至${point.to}，已超过${FRESH_MONTHS}个月，不能说明现在的情况。`, `The last value is from ${point.to}, more than ${FRESH_MONTHS} months ago, and says nothing of now.`);
  }
  if (target.due !== null && after && point.to < target.due) {
    return say('no_data', `期限${target.due}已过，最近一次数值截至${point.to}，没有到期后的数据。`, `It was due on ${target.due}; the last value is from ${point.to}, and there is none that reaches that day.`);
  }
  if (target.due !== null && after && point.from > target.due && point.from < point.to) {
    return say('no_data', `期限${target.due}已过，最近的数值是${point.from}至${point.to}的，不能说明期限当日。`, `It was due on ${target.due}; the last value is for ${point.from} to ${point.to} and says nothing of that day.`);
  }
  if (aim === null) return nothingToCompare(standing, after, point, say);
  const { must, can } = holdsFor(aim, standing.range ?? { low: point.value, high: point.value });
  if (can && !must) {
    const unknown = standing.range?.unknown ?? 0;
    return say('no_data', `${said.between.zh}，${unknown}个对象情况不明，无法判定是否${said.aim.zh}。`, `It cannot be told: ${unknown} members are unknown; ${said.between.en}, against ${said.aim.en}.`);
  }
  if (after) return ended(standing, must, said, say);
  if (must) return say('on_course', `${said.value.zh}，已${said.aim.zh}，期限${target.due}。`, `Already there: ${said.value.en}, ${said.aim.en}, due ${target.due}.`);
  return underWay(standing, point, aim, said, say);
}

type Say = (code: StatusCode, zh: string, en: string) => Judged;

interface Words {
  readonly value: Bilingual;
  readonly between: Bilingual;
  readonly aim: Bilingual;
}

const needsValue = ({ operator, value }: Target): boolean => value === null && operator !== 'up' && operator !== 'down' && operator !== 'yes';

/** The last; once the day has passed, the last that speaks of that day, because later ones no longer decide; else the first state after it. */
function judgedPoint({ due }: Target, today: string, points: readonly Observed[]): Observed | null {
  const latest = (some: readonly Observed[]): Observed | null =>
    some.reduce<Observed | null>((best, one) => (best === null || one.to > best.to || (one.to === best.to && one.from <= best.from) ? one : best), null);
  if (due === null || today <= due) return latest(points);
  const first = points.reduce<Observed | null>((best, one) => (one.from === one.to && one.to > due && (best === null || one.to < best.to) ? one : best), null);
  return latest(points.filter(({ from, to }) => from <= due && to >= due)) ?? first ?? latest(points);
}

function marked({ zh, en }: Bilingual, point: Observed | null): Bilingual {
  return point?.demonstration ? { zh: `${zh}（示意数据）`, en: `${en} (Demonstration data.)` } : { zh, en };
}

function wordsOf({ unit, range }: Standing, point: Observed, aim: Aim | null): Words {
  const when = point.from === point.to ? { zh: point.to, en: `on ${point.to}` } : { zh: `${point.from}至${point.to}`, en: `for ${point.from} to ${point.to}` };
  const value = withUnit(point.value, unit, aim?.value);
  const [low, high] = range === null ? [value, value] : [withUnit(range.low, unit, aim?.value), withUnit(range.high, unit, aim?.value)];
  const between = { zh: `${when.zh}在${low}至${high}之间`, en: `between ${low} and ${high} ${when.en}` };
  const exact = range === null || range.low === range.high;
  return {
    value: exact ? { zh: `${when.zh}为${value}`, en: `${value} ${when.en}` } : { zh: `${between.zh}（${range.unknown}个对象情况不明）`, en: `${between.en} (${range.unknown} members are unknown)` },
    between,
    aim: aim === null ? { zh: '达到目标', en: 'the target' } : aim.words(unit),
  };
}

function nothingToCompare({ target, unit }: Standing, after: boolean, point: Observed, say: Say): Judged {
  const value = `${withUnit(point.value, unit)} (${point.to})`;
  if (after) return say('no_data', `只有一个数值${value}，没有基期数值可比较，无法判定。`, `There is only one value, ${value}, and none of an earlier time to compare it with.`);
  return say('not_due', `期限${String(target.due)}未到；只有一个数值${value}，没有可比较的起点。`, `Due ${String(target.due)}; there is only one value, ${value}, and nothing to compare it with.`);
}

function ended({ target, points, unit, baseline }: Standing, must: boolean, said: Words, say: Say): Judged {
  const judged = say('met', '', '').point;
  const due = target.due === null ? { zh: '', en: '' } : { zh: `（期限${target.due}）`, en: ` (due ${target.due})` };
  // A later value changes nothing of what was reached on the day, but nobody should overlook it.
  const later = points.findLast((one) => judged !== null && one.to > judged.to && one.definition === judged.definition);
  const laterAim = later && aimOf(target, baseline, later, points);
  const turned = later && laterAim && holdsFor(laterAim, { low: later.value, high: later.value }).must !== must;
  const also = turned ? { zh: `此后截至${later.to}为${withUnit(later.value, unit, laterAim.value)}。`, en: ` Since then, by ${later.to}: ${withUnit(later.value, unit, laterAim.value)}.` } : { zh: '', en: '' };
  const late = target.due !== null && judged !== null && judged.from > target.due ? { zh: '期限当日没有数据，以其后最早的数值判定。', en: ' There is no value of that day; it is judged by the first one after it.' } : { zh: '', en: '' };
  if (must) return say('met', `${said.value.zh}，${said.aim.zh}${due.zh}。${late.zh}${also.zh}`, `${said.value.en}: ${said.aim.en}${due.en}.${late.en}${also.en}`);
  return say('missed', `${said.value.zh}，未能${said.aim.zh}${due.zh}。${late.zh}${also.zh}`, `${said.value.en}, which is not ${said.aim.en}${due.en}.${late.en}${also.en}`);
}

/** Not there and not due: a straight line from where it began says where it should be by now. */
function underWay({ target, unit, baseline, points }: Standing, point: Observed, aim: Aim, said: Words, say: Say): Judged {
  const due = String(target.due);
  const start = aim.line ? startOf(baseline, point, points) : null;
  if (target.operator === 'up' || target.operator === 'down') {
    return say('behind', `${said.value.zh}，尚未${said.aim.zh}，期限${due}。`, `${said.value.en}, which is not ${said.aim.en}; due ${due}.`);
  }
  if (start === null || start.day >= point.to || start.day >= due) {
    return say('not_due', `${said.value.zh}，尚未${said.aim.zh}；期限${due}未到，没有起点可推算进度。`, `${said.value.en}, not yet ${said.aim.en}; due ${due}, with no starting point to draw a line from.`);
  }
  const share = daysBetween(start.day, point.to) / daysBetween(start.day, due);
  const expected = start.value + (aim.value - start.value) * share;
  const ahead = aim.value >= start.value ? point.value >= expected - NOISE : point.value <= expected + NOISE;
  // Beyond the target on the other side, as 25 % for a value that is to hold at 21 %.
  const overshot = (aim.value >= start.value) === point.value > aim.value && point.value !== aim.value;
  const figure = withUnit(expected, unit);
  const line = { zh: `按${start.day}的${withUnit(start.value, unit)}直线推算，当时应为${figure}`, en: `on a straight line from ${withUnit(start.value, unit)} on ${start.day} it should have been ${figure}` };
  const good = ahead && !overshot;
  return say(good ? 'on_course' : 'behind', `${said.value.zh}，${line.zh}，${good ? '进度正常' : '进度落后'}；须在${due}前${said.aim.zh}。`, `${said.value.en}; ${line.en}: ${good ? 'on course' : 'behind'} for ${said.aim.en} by ${due}.`);
}

const NOISE = 1e-9;

/** The plan's baseline, at the end of its year; else the first value of the same series and definition. */
function startOf(baseline: Baseline | null, point: Observed, points: readonly Observed[]): { day: string; value: number } | null {
  if (baseline !== null && baseline.value !== null) return { day: `${baseline.year}-12-31`, value: baseline.value };
  const first = points.find((one) => one.definition === point.definition && one.series === point.series && one.to < point.to);
  return first ? { day: first.to, value: first.value } : null;
}
