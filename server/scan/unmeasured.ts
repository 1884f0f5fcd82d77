/** Subjects that a rule fails at one by one are kept as not measured, so that one bad shape does not stop the rule for all others. */
import type { Asker } from '../db/database.ts';
import { QueryError } from '../db/database-errors.ts';
import { readSql } from '../db/sql-file.ts';
import { severity } from '../analysis/findings.ts';
import { heldOf, keep, withMark, type BatchDone, type BatchOf } from './batch.ts';

const REASON = {
  zh: '这一对象的测算未能完成，因此没有结论；下次扫描将重试。请检查它的图形与属性。',
  en: 'This subject could not be measured, so there is no conclusion; the next scan tries again. Please check its shape and attributes.',
};
const CODE = 'not_measured';

/** A subject may be to blame: what a judge throws, a shape that PostGIS cannot work with, a figure out of range, a measurement without end. */
export function mayBeOfSubject(error: unknown): boolean {
  if (!(error instanceof QueryError)) return error instanceof Error;
  return error.code === 'QUERY_TIMEOUT' || error.code === 'VALUE_UNREADABLE' || /^(22|23|P0|XX)/.test(error.code);
}

/** Conflicts that an earlier scan found of them stay; that nothing was found does not. */
export async function keepUnmeasured(tx: Asker, of: BatchOf): Promise<BatchDone> {
  const { catalogue, rule, layer, ids } = of;
  const label = catalogue.layers.find(({ id }) => id === layer)?.label ?? 'name';
  const { rows } = await tx.query<{ id: string; name: string; synthetic: boolean }>(readSql('server/scan/sql/names.sql'), [catalogue.city.region, layer, ids, label]);
  const basis = await of.basis.current(tx, catalogue, rule);
  const found = rows.map(({ id, name, synthetic }) =>
    withMark({
      key: `${rule.id}:${layer}/${id}:/`, rule: rule.id, basis, verdict: 'undetermined' as const, severity: severity.undetermined, code: CODE, reason_zh: REASON.zh, reason_en: REASON.en,
      subject_id: id, subject_name: name, subject_synthetic: synthetic, object_layer: null, object_id: null, object_name: null, object_synthetic: false,
      relation: 'none', demonstration: synthetic, overlap_m2: null, overlap_share: null, distance_m: null, clipped: null,
      evidence: { act_date: null, law_day: null, tested_area_m2: null, overlap_width_m: null, overlap_depth_m: null, nearest: null, tested: null, tolerance_m: null, coverage_share: null, facts: {} },
    }),
  );
  const keys = new Set(found.map(({ key }) => key));
  const held = (await heldOf(tx, of)).filter(({ key, verdict }) => verdict === 'clear' || keys.has(key));
  return { ...(await keep(tx, of, held, found)), margin_m: 0 };
}
