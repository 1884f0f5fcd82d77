/** The whole plan as of a day, each number kept until something that it rests on changes. */
import { LRUCache } from 'lru-cache';
import type { Catalogue, Indicator } from '../../data/grammar.ts';
import type { AreaAccount } from '../contract/accounts.ts';
import { statuses, type IndicatorMembers, type IndicatorPage, type IndicatorState, type Observation, type PlanState } from '../contract/indicators.ts';
import { CheckQueue } from '../analysis/check-queue.ts';
import { atOneMoment } from '../analysis/layer-versions.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { districtTitles } from './territory.ts';
import { markOf, momentOf, revisionsKey, type Mark } from './known.ts';
import { knownLayers, lacking, layersBehind, type Moment } from './known-layers.ts';
import { memberShapes } from './measure.ts';
import { measure, type Measurement } from './measured.ts';
import { readObservations } from './observations/read-observations.ts';
import { pageOf } from './page.ts';
import { accountState, measuredState, reportedState } from './state.ts';

/** Whole answers, for everybody; what of them somebody may see is cut by server/access. */
export interface Plan {
  /** @throws AppError BAD_REQUEST for a day to come */
  state(as_of?: string): Promise<PlanState>;
  /** @throws AppError UNKNOWN_INDICATOR, BAD_REQUEST */
  page(id: string, as_of?: string): Promise<IndicatorPage>;
  members(id: string, as_of?: string): Promise<IndicatorMembers>;
}

export interface PlanParts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  /** The area account of an indicator, now or as of a day. */
  readonly account: (indicator: string, as_of?: string) => Promise<AreaAccount>;
  readonly now?: () => Date;
}

const KEPT = { measurements: 500, members: 12 } as const;
/** There are many days that are over, and each is measured anew: one at a time, so that whoever asks for many keeps nobody else from the database. */
const ONE_PAST = { running: 1, waiting: 60, patience_ms: 30_000 };

export function createPlan({ database, catalogue, account, now = () => new Date() }: PlanParts): Plan {
  const measurements = keeping<Measurement>(KEPT.measurements);
  const shapes = keeping<IndicatorMembers>(KEPT.members);
  const { region } = catalogue.city;
  const past = new CheckQueue(ONE_PAST);
  const inTurn = <T>({ known }: Moment, work: () => Promise<T>): Promise<T> => (known === null ? work() : past.run(work));

  const keyOf = (indicator: Indicator, { day, known }: Moment, mark: Mark): string =>
    [indicator.id, day, known ?? 'now', revisionsKey(mark, [...layersBehind(indicator), catalogue.city.territory])].join('|');
  const measurementOf = async (indicator: Indicator, moment: Moment, mark: Mark): Promise<Measurement | null> => {
    const { measured } = indicator;
    return measured ? measurements(keyOf(indicator, moment, mark), () => inTurn(moment, () => measure(database, catalogue, indicator, measured, moment))) : null;
  };
  const stateOf = async (indicator: Indicator, rows: readonly Observation[], moment: Moment, mark: Mark): Promise<IndicatorState> => {
    const measurement = await measurementOf(indicator, moment, mark);
    if (measurement) return measuredState(indicator, measurement, moment);
    if (!indicator.account) return reportedState(indicator, rows, moment);
    return accountState(indicator, await account(indicator.id, moment.known === null ? undefined : moment.day), moment);
  };

  return {
    async state(as_of) {
      const moment = await momentOf(database, catalogue, as_of, now());
      const mark = await markOf(database, catalogue, moment);
      const rows = await readObservations(database, region, null, moment.known);
      const indicators: IndicatorState[] = [];
      for (const indicator of catalogue.indicators) indicators.push(await stateOf(indicator, rows.filter((row) => row.indicator === indicator.id), moment, mark));
      return planOf(catalogue, indicators, moment.day, now());
    },
    async page(id, as_of) {
      const indicator = findIndicator(catalogue, id);
      const moment = await momentOf(database, catalogue, as_of, now());
      const mark = await markOf(database, catalogue, moment);
      const rows = await readObservations(database, region, id, moment.known);
      const measurement = await measurementOf(indicator, moment, mark);
      const known = measurement?.layers ?? (await knownLayers(database, catalogue, indicator, moment));
      const layers = known.map(({ layer, revision, as_of: of, demonstration }) => ({ layer, revision, as_of: of, demonstration }));
      return pageOf({ indicator, state: await stateOf(indicator, rows, moment, mark), rows, measurement, layers, areas: await districtTitles(database, catalogue, moment.known) }, moment);
    },
    async members(id, as_of) {
      const indicator = findIndicator(catalogue, id);
      const { measured } = indicator;
      if (!measured) return { type: 'FeatureCollection', truncated: false, features: [] };
      const moment = await momentOf(database, catalogue, as_of, now());
      return shapes(keyOf(indicator, moment, await markOf(database, catalogue, moment)), () => inTurn(moment, () => database.transaction(async (tx) => {
        await atOneMoment(tx);
        const missing = lacking(catalogue, indicator, await knownLayers(tx, catalogue, indicator, moment));
        return missing === null ? memberShapes(tx, catalogue, indicator, measured, moment) : { type: 'FeatureCollection', truncated: false, features: [] };
      })));
    },
  };
}

export function planOf({ city }: Catalogue, indicators: IndicatorState[], day: string, at: Date): PlanState {
  const counts = Object.fromEntries(statuses.map((code) => [code, indicators.filter(({ status }) => status.code === code).length]));
  return { title: { zh: `${city.title.zh}整改方案目标`, en: `Targets of the rectification plan of ${city.title.en}` }, as_of: day, run_at: at.toISOString(), counts, indicators };
}

/** @throws AppError UNKNOWN_INDICATOR */
export function findIndicator({ indicators }: Catalogue, id: string): Indicator {
  const found = indicators.find((one) => one.id === id);
  if (found) return found;
  throw new AppError('UNKNOWN_INDICATOR', `"${id.slice(0, 100)}" is not an indicator; expected one of: ${indicators.map((one) => one.id).join(', ')}.`);
}

/** Questions asked together share one run; a failed run is not an answer. */
function keeping<Answer extends object>(max: number): (key: string, run: () => Promise<Answer>) => Promise<Answer> {
  const kept = new LRUCache<string, Promise<Answer>>({ max });
  return (key, run) => {
    const known = kept.get(key);
    if (known) return known;
    const made = run();
    kept.set(key, made);
    made.catch(() => {
      if (kept.peek(key) === made) kept.delete(key);
    });
    return made;
  };
}
