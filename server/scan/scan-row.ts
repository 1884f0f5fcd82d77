/** A scan as the table keeps it and as it goes over the wire, cut to what the asker may see. */
import type { Scan } from '../contract/findings.ts';
import type { Asker } from '../db/database.ts';
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

/** What of the catalogue the asker may see. */
export interface Seen {
  readonly layers: readonly string[];
  readonly whole_rules: readonly string[];
  readonly closed_layers: number;
}

export const SCAN_COLUMNS =
  'id, kind, state, cause, started_at, finished_at, done, total, rule, layers, step, after, margin_m, appeared, verdict_changed, resolved, relapsed, failed_rules, fault, cancel_asked';

export async function scanOnWire(asker: Asker, region: string, row: ScanRow, seen: Seen): Promise<Scan> {
  const { id, kind, state, started_at, finished_at, done, total } = row;
  const failed = Object.entries(row.failed_rules).filter(([rule]) => seen.closed_layers === 0 || seen.whole_rules.includes(rule));
  const open = new Set(seen.layers);
  return {
    id, kind, state, started_at, finished_at, done: Math.min(done, total), total,
    cause: openCause(row.cause, row.layers.map(({ layer }) => layer).filter((layer) => !open.has(layer))),
    rule: state === 'running' ? row.rule : null,
    layers: row.layers.filter(({ layer }) => open.has(layer)),
    changes: seen.closed_layers === 0 ? countsOf(row) : await countVisible(asker, region, id, seen.layers),
    failed_rules: failed.map(([rule, fault]) => ({ rule, fault: seen.closed_layers === 0 ? fault : '' })),
    fault: row.fault,
  };
}

/** A cause may name a layer that is not open to the asker. */
function openCause(cause: string, closed: readonly string[]): string {
  return cause.split(', ').filter((part) => !closed.some((layer) => part.includes(` ${layer}@`))).join(', ') || 'published';
}

const countsOf = ({ appeared, verdict_changed, resolved, relapsed }: ScanRow): Scan['changes'] => ({ new: appeared, verdict_changed, resolved, relapsed });

/** Of the findings that the asker may see. */
async function countVisible(asker: Asker, region: string, scan: string, layers: readonly string[]): Promise<Scan['changes']> {
  const { rows } = await asker.query<{ kind: string; n: number }>(
    `select e.kind, count(*)::integer as n
       from finding_event e join finding f on f.region = e.region and f.key = e.key
      where e.region = $1 and e.scan = $2 and f.subject_layer = any ($3::text[]) and (f.object_layer is null or f.object_layer = any ($3::text[]))
      group by e.kind`,
    [region, scan, layers],
  );
  const of = (kind: string): number => rows.find((row) => row.kind === kind)?.n ?? 0;
  return { new: of('appeared'), verdict_changed: of('verdict_changed'), resolved: of('resolved'), relapsed: of('relapsed') };
}
