/** Writes each verdict of a rule with the evidence and the law it rests on. */
import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Catalogue, Rule, Verdict } from '../../data/grammar.ts';
import type { Finding, LayerVersion } from '../contract/rules.ts';
import type { Asker, AskOptions } from '../db/database.ts';
import { cityDay } from '../scan/city-day.ts';
import { citations } from './citations.ts';
import { judged, measuredRows, type Judged } from './judged.ts';
import { thresholdsOf } from './sql-slots.ts';
import type { Subject } from './subject-slot.ts';

export interface Run {
  readonly id: string;
  readonly at: string;
}

export const newRun = (): Run => ({ id: randomUUID(), at: new Date().toISOString() });

/** One finding for each row of facts, worst first. */
export async function findingsOf(
  asker: Asker, catalogue: Catalogue, rule: Rule, subject: Subject, layers: Static<typeof LayerVersion>[], run: Run, asked: AskOptions, thresholds = thresholdsOf(rule),
): Promise<Finding[]> {
  const rows = await measuredRows(asker, catalogue, rule, subject, thresholds, asked);
  return rows.map((row) => findingOf(catalogue, rule, judged(rule, row, thresholds), layers, run)).sort(worstFirst);
}

function findingOf(catalogue: Catalogue, rule: Rule, { row, facts, law_day, ...said }: Judged, layers: Static<typeof LayerVersion>[], run: Run): Finding {
  const object = row.object_layer === null || row.object_id === null ? null : { layer: row.object_layer, id: row.object_id, name: row.object_name ?? row.object_id, synthetic: row.object_synthetic };
  return {
    ...said,
    subject: { layer: row.subject_layer, id: row.subject_id, name: row.subject_name, synthetic: row.subject_synthetic },
    object,
    evidence: {
      rule: rule.id,
      rule_version: rule.version,
      legal: citations(catalogue, rule.legal, law_day, cityDay(catalogue.city, new Date(run.at))),
      layers,
      crs: 'EPSG:4490',
      tested_area_m2: row.tested_area_m2,
      overlap_m2: row.overlap_m2,
      overlap_share: row.overlap_share,
      overlap_width_m: row.overlap_width_m,
      overlap_depth_m: row.overlap_depth_m,
      distance_m: row.distance_m,
      nearest: row.evidence_nearest,
      overlap: row.evidence_overlap,
      tested: row.evidence_tested,
      tolerance_m: row.tolerance_m,
      coverage_share: row.coverage_share,
      facts,
      run_id: run.id,
      run_at: run.at,
    },
  };
}

/** Not knowing is worse than having looked and found nothing. */
export const severity: Readonly<Record<Verdict, number>> = { prohibited: 0, restricted: 1, review: 2, undetermined: 3, clear: 4 };

/** Worst verdict, then largest overlap, then shortest distance, then the key, so that the order never wavers. */
export function worstFirst(a: Finding, b: Finding): number {
  return (
    severity[a.verdict] - severity[b.verdict] ||
    (b.evidence.overlap_m2 ?? 0) - (a.evidence.overlap_m2 ?? 0) ||
    (a.evidence.distance_m ?? Infinity) - (b.evidence.distance_m ?? Infinity) ||
    (a.key < b.key ? -1 : 1)
  );
}
