/** A scan as the table keeps it and as it goes over the wire, cut to what the asker may see. */
import type { Visible } from '../access/visible.ts';
import type { Scan } from '../contract/findings.ts';
import type { Asker } from '../db/database.ts';
import { Values, visibleCondition } from '../findings/filter.ts';
import type { Plan } from './plan.ts';

export interface ScanRow {
  readonly id: string;
  readonly kind: Scan['kind'];
  readonly state: Scan['state'];
  readonly cause: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly done: number;
  readonly total: number;
  readonly rule: string | null;
  readonly layers: Scan['layers'];
  readonly plan: Plan | null;
  readonly step: number;
  readonly after: string;
  readonly margin_m: number;
  readonly appeared: number;
  readonly verdict_changed: number;
  readonly resolved: number;
  readonly relapsed: number;
  readonly failed_rules: Readonly<Record<string, string>>;
  readonly fault: string | null;
  readonly cancel_asked: boolean;
}

export const SCAN_COLUMNS =
  'id, kind, state, cause, started_at, finished_at, done, total, rule, layers, step, after, margin_m, appeared, verdict_changed, resolved, relapsed, failed_rules, fault, cancel_asked';

/** Causes that the program gives; any other is the name of whoever asked for the scan. */
export const BY_ITSELF = /^(first start$|published |rule |day )/;

export async function scanOnWire(asker: Asker, region: string, row: ScanRow, visible: Visible): Promise<Scan> {
  const { id, kind, state, started_at, finished_at } = row;
  const whole = visible.closed_layers === 0;
  const failed = Object.entries(row.failed_rules).filter(([rule]) => whole || visible.whole_rules.includes(rule));
  const open = new Set(visible.layers);
  return {
    id, kind, state, started_at, finished_at, ...progressOf(row, whole),
    cause: !visible.names_people && !BY_ITSELF.test(row.cause) ? '' : openCause(row.cause, row.layers.map(({ layer }) => layer).filter((layer) => !open.has(layer))),
    rule: state === 'running' ? row.rule : null,
    layers: row.layers.filter(({ layer }) => open.has(layer)),
    changes: whole ? countsOf(row) : await countVisible(asker, region, id, visible),
    failed_rules: failed.map(([rule, fault]) => ({ rule, fault: whole ? fault : '' })),
    // Its words come from the database and may name what is closed.
    fault: whole || row.fault === null ? row.fault : '',
  };
}

/** How many features the closed layers have is told to nobody who may not see them: they see hundredths. */
function progressOf({ done, total }: ScanRow, whole: boolean): Pick<Scan, 'done' | 'total'> {
  const known = Math.min(done, total);
  if (whole || total === 0) return { done: known, total };
  return { done: Math.floor((100 * known) / total), total: 100 };
}

/** A cause may name a layer that is not open to the asker. */
function openCause(cause: string, closed: readonly string[]): string {
  return cause.split(', ').filter((part) => !closed.some((layer) => part.includes(` ${layer}@`))).join(', ') || 'published';
}

const countsOf = ({ appeared, verdict_changed, resolved, relapsed }: ScanRow): Scan['changes'] => ({ new: appeared, verdict_changed, resolved, relapsed });

/** Of the findings that the asker may see, by the same condition as every list of them. */
async function countVisible(asker: Asker, region: string, scan: string, visible: Visible): Promise<Scan['changes']> {
  const values = new Values();
  const seen = visibleCondition(values, visible.catalogue.city, visible);
  const { rows } = await asker.query<{ kind: string; n: number }>(
    `select e.kind, count(*)::integer as n
       from finding_event e join finding f on f.region = e.region and f.key = e.key
      where e.region = ${values.put(region, 'text')} and e.scan = ${values.put(scan, 'text')} and ${seen}
      group by e.kind`,
    values.all,
  );
  const of = (kind: string): number => rows.find((row) => row.kind === kind)?.n ?? 0;
  return { new: of('appeared'), verdict_changed: of('verdict_changed'), resolved: of('resolved'), relapsed: of('relapsed') };
}
