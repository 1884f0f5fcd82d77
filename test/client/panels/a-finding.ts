/** A finding with everything known and harmless; a test says only what matters to it. */
import type { Evidence, Finding } from '../../../server/contract/rules.ts';

const evidence: Evidence = {
  rule: 'a_rule',
  rule_version: '1.0.0',
  legal: [],
  layers: [{ layer: 'plants', revision: 3, as_of: '2026-01-01', demonstration: false }],
  crs: 'EPSG:4490',
  tested_area_m2: 100_000,
  overlap_m2: 0,
  overlap_share: 0,
  overlap_width_m: null,
  overlap_depth_m: null,
  distance_m: null,
  nearest: null,
  overlap: null,
  tested: null,
  tolerance_m: 10,
  coverage_share: 1,
  facts: {},
  run_id: 'run-1',
  run_at: '2026-11-23T06:00:00Z',
};

export function aFinding(part: Partial<Omit<Finding, 'evidence'>> = {}, measured: Partial<Evidence> = {}): Finding {
  return {
    key: 'a_rule:plants/1:zone-1',
    verdict: 'clear',
    code: 'apart',
    reason: { zh: '相距较远。', en: 'They are far apart.' },
    subject: { layer: 'plants', id: '1', name: '甲厂', synthetic: false },
    object: { layer: 'zones', id: 'zone-1', name: '乙区', synthetic: false },
    demonstration: false,
    ...part,
    evidence: { ...evidence, ...measured },
  };
}

export const aCitation: Evidence['legal'][number] = {
  basis: 'law',
  document: { zh: '某法', en: 'A law' },
  article: { zh: '第一条', en: 'Art. 1' },
  text: '禁止。',
  translation: 'It is prohibited.',
  valid_from: '2023-04-01',
  valid_to: null,
  confirmed: true,
  in_force_on_act_date: true,
};
