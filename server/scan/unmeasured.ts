/** Subjects that a rule fails at one by one are kept as not measured, so that one bad shape does not stop the rule for all others. */
import type { Asker } from '../db/database.ts';
import { QueryError } from '../db/database-errors.ts';
import { severity } from '../analysis/findings.ts';
import { heldOf, keep, withMark, type BatchDone, type BatchOf } from './batch.ts';

const REASON = {
  zh: '这一对象的测算未能完成，因此没有结论；下次扫描将重试。请检查它的图形与属性。',
  en: 'This subject could not be measured, so there is no conclusion; the next scan tries again. Please check its shape and attributes.',
};
const CODE = 'not_measured';
const NAMES = `select id, coalesce(attributes ->> $4, id) as name, coalesce(attributes -> 'synthetic' = 'true'::jsonb, false) as synthetic
  from feature where layer = $2 and region = $1 and revision_to is null and valid_to is null and id = any ($3::text[])`;

/** Subjects that an earlier scan could not measure are listed, to be tried again. */
export async function listUnmeasured(tx: Asker, region: string, scan: string, rule: string): Promise<void> {
  await tx.query(
    `insert into scan_subject (region, scan, rule, layer, id)
     select $1, $2, rule, subject_layer, subject_id from finding where region = $1 and rule = $3 and code = 'not_measured' and life <> 'resolved' on conflict do nothing`,
    [region, scan, rule],
  );
}

/** A subject may be to blame: what a judge throws, a shape that PostGIS cannot work with, a figure out of range, a measurement without end. */
export function mayBeOfSubject(error: unknown): boolean {
  if (!(error instanceof QueryError)) return error instanceof Error;
  return error.code === 'QUERY_TIMEOUT' || error.code === 'VALUE_UNREADABLE' || /^(22|23|P0|XX)/.test(error.code);
}

/** Conflicts that an earlier scan found of them stay; that nothing was found does not. */
export async function keepUnmeasured(tx: Asker, of: BatchOf): Promise<BatchDone> {
  const { catalogue, rule, layer, ids } = of;
  const label = catalogue.layers.find(({ id }) => id === layer)?.label ?? 'name';
  const { rows } = await tx.query<{ id: string; name: string; synthetic: boolean }>(NAMES, [catalogue.city.region, layer, ids, label]);
  const basis = await of.basis.current(tx, catalogue, rule);
  await of.basis.writeDown(tx, of, basis);
  const found = rows.map(({ id, name, synthetic }) =>
    withMark({
      key: `${rule.id}:${layer}/${id}:/`, rule: rule.id, basis: basis.id, verdict: 'undetermined' as const, severity: severity.undetermined, code: CODE, reason_zh: REASON.zh, reason_en: REASON.en,
      subject_id: id, subject_name: name, subject_synthetic: synthetic, object_layer: null, object_id: null, object_name: null, object_synthetic: false,
      relation: 'none', demonstration: synthetic, overlap_m2: null, overlap_share: null, distance_m: null, clipped: null,
      evidence: { act_date: null, law_day: null, tested_area_m2: null, overlap_width_m: null, overlap_depth_m: null, nearest: null, tested: null, tolerance_m: null, coverage_share: null, facts: {} },
    }),
  );
  const keys = new Set(found.map(({ key }) => key));
  const held = (await heldOf(tx, of)).filter(({ key, verdict }) => verdict === 'clear' || keys.has(key));
  return { ...(await keep(tx, of, held, found)), margin_m: 0 };
}
