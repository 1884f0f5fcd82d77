/** What a new measurement makes of the findings that we hold: which are new, which persist, which are no more, which came back. */
import type { FindingEvent, Life, Standing } from '../contract/findings.ts';
import type { Verdict } from '../../data/grammar.ts';

/** A stored finding, as far as its life depends on it. */
export interface Held {
  readonly key: string;
  readonly mark: string;
  readonly verdict: Verdict;
  readonly code: string;
  /** New or relapsed only when the scan that asks found it first, or again. */
  readonly life: Life;
  readonly standing: Standing;
  /** Something was written down about it. */
  readonly told: boolean;
  /** What it was when a person dismissed or exempted it. */
  readonly decided: Decided | null;
}

export interface Decided {
  readonly verdict: Verdict;
  readonly code: string;
  readonly overlap_m2: number | null;
}

/** A finding as it has just been measured. */
export interface Found {
  readonly key: string;
  readonly mark: string;
  readonly verdict: Verdict;
  readonly code: string;
  readonly overlap_m2: number | null;
}

/** A finding to be written, with what becomes of its life. */
export interface Write<F extends Found> {
  readonly found: F;
  readonly life: Life;
  /** Verdict or life changed. */
  readonly changed: boolean;
  /** It came back: its age begins anew. */
  readonly returned: boolean;
  readonly reopened: boolean;
  readonly told: boolean;
}

export interface ScanEvent {
  readonly key: string;
  readonly kind: FindingEvent['kind'];
  readonly from_state: string | null;
  readonly to_state: string | null;
  readonly reason: string;
}

export interface Counts {
  readonly appeared: number;
  readonly verdict_changed: number;
  readonly resolved: number;
  readonly relapsed: number;
}

export interface Changes<F extends Found> {
  readonly writes: readonly Write<F>[];
  readonly resolved: readonly string[];
  /** Clear results that hold no longer and of which nothing was ever said. */
  readonly gone: readonly string[];
  readonly events: readonly ScanEvent[];
  readonly counts: Counts;
}

/** An overlap that grew by more than this is another conflict than the one that a person judged. */
export const GROWTH = 1.1;

/** Everything that we hold of some subjects against everything that was just found of them. */
export function changesOf<F extends Found>(held: readonly Held[], found: readonly F[]): Changes<F> {
  const before = new Map(held.map((one) => [one.key, one]));
  const now = new Set(found.map(({ key }) => key));
  const steps = [...found.map((one) => stepOf(before.get(one.key), one)), ...held.filter(({ key }) => !now.has(key)).map((one) => endOf<F>(one))];
  const events = steps.flatMap((step) => step.events ?? []);
  const counted = (kind: FindingEvent['kind']): number => events.filter((event) => event.kind === kind).length;
  return {
    writes: steps.flatMap((step) => step.write ?? []),
    resolved: steps.flatMap((step) => step.resolved ?? []),
    gone: steps.flatMap((step) => step.gone ?? []),
    events,
    counts: { appeared: counted('appeared'), verdict_changed: counted('verdict_changed'), resolved: counted('resolved'), relapsed: counted('relapsed') },
  };
}

interface Step<F extends Found> {
  readonly write?: Write<F>;
  readonly resolved?: string;
  readonly gone?: string;
  readonly events?: readonly ScanEvent[];
}

function stepOf<F extends Found>(held: Held | undefined, found: F): Step<F> {
  if (held === undefined) return firstSight(found);
  const reopening = reopeningOf(held, found);
  const shared = { found, reopened: reopening !== null };
  if (held.life === 'resolved' && found.verdict !== 'clear') {
    const back = event(found.key, 'relapsed', held.verdict, found.verdict);
    return { write: { ...shared, life: 'relapsed', changed: true, returned: true, told: true }, events: [back, ...(reopening ? [reopening] : [])] };
  }
  const verdictChanged = held.verdict !== found.verdict;
  const events = [...(verdictChanged ? [event(found.key, 'verdict_changed', held.verdict, found.verdict)] : []), ...(reopening ? [reopening] : [])];
  const asBefore = held.mark === found.mark && held.life !== 'resolved' && reopening === null;
  if (asBefore) return {};
  return { write: { ...shared, life: held.life === 'resolved' ? 'persisting' : held.life, changed: verdictChanged || held.life === 'resolved', returned: false, told: held.told || events.length > 0 }, events };
}

/** That nothing was found has no life of its own: it is not news, and nothing is written down about it. */
function firstSight<F extends Found>(found: F): Step<F> {
  const clear = found.verdict === 'clear';
  const write = { found, life: clear ? 'persisting' : 'new', changed: true, returned: true, reopened: false, told: !clear } as const;
  return { write, events: clear ? [] : [event(found.key, 'appeared', null, found.verdict)] };
}

function endOf<F extends Found>(held: Held): Step<F> {
  if (held.life === 'resolved') return {};
  if (held.verdict !== 'clear') return { resolved: held.key, events: [event(held.key, 'resolved', held.verdict, null)] };
  return held.told ? { resolved: held.key } : { gone: held.key };
}

/** A person judged what they saw; when that is no longer what there is, it is open again. */
function reopeningOf({ key, standing, decided }: Held, found: Found): ScanEvent | null {
  if (decided === null || (standing !== 'dismissed' && standing !== 'exempted')) return null;
  const why = materialChange(decided, found);
  return why === null ? null : event(key, 'reopened', standing, 'open', why);
}

function materialChange(decided: Decided, found: Found): string | null {
  if (found.verdict !== decided.verdict) return `判定由 ${decided.verdict} 变为 ${found.verdict} · the verdict changed from ${decided.verdict} to ${found.verdict}`;
  if (found.code !== decided.code) return `理由由 ${decided.code} 变为 ${found.code} · the reason changed from ${decided.code} to ${found.code}`;
  const [was, is] = [decided.overlap_m2 ?? 0, found.overlap_m2 ?? 0];
  if (is <= was * GROWTH || is - was < 0.01) return null;
  return `重叠由 ${was.toFixed(2)} m² 增至 ${is.toFixed(2)} m² · the overlap grew from ${was.toFixed(2)} m² to ${is.toFixed(2)} m²`;
}

const event = (key: string, kind: FindingEvent['kind'], from_state: string | null, to_state: string | null, reason = ''): ScanEvent => ({ key, kind, from_state, to_state, reason });
