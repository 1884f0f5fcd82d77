/** What a checked import holds, in figures, and whether it may be published. */
import type { Bilingual, Catalogue, Layer } from '../../../data/grammar.ts';
import type { ImportChoices, ImportReport } from '../../contract/imports.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';

type Counts = Omit<ImportReport, 'compared_by' | 'may_publish' | 'why_not'>;

export async function countReport(tx: Asker, job: number, catalogue: Catalogue, layer: Layer, choices: ImportChoices): Promise<ImportReport> {
  const { rows } = await tx.query<Counts>(readSql('server/imports/job/sql/count-rows.sql'), [job, layer.id, catalogue.city.region]);
  const [counts] = rows;
  if (counts === undefined) throw new Error('a count without a row');
  const why_not = whyNot(counts, choices.max_faulty_share);
  return { ...counts, compared_by: choices.id_column === null ? 'shape' : 'id', may_publish: why_not === null, why_not };
}

function whyNot({ rows, faulty, left_out, added, changed, removed }: Counts, most: number): Bilingual | null {
  const share = rows === left_out ? 0 : faulty / (rows - left_out);
  if (faulty > 0 && share > most) {
    const [is, may] = [percent(share), percent(most)];
    return {
      zh: `${faulty} 行有错误，占 ${is}%，超过允许的 ${may}%；请逐行修改、剔除，或调整允许比例。`,
      en: `${faulty} rows are faulty, ${is} % of them; at most ${may} % may be. Mend them, leave them out, or allow more.`,
    };
  }
  if (added + changed + removed === 0) return { zh: '与现有数据没有差别，无需发布。', en: 'Nothing differs from what the layer holds; there is nothing to publish.' };
  return null;
}

const percent = (share: number): string => (100 * share).toLocaleString('en-US', { maximumFractionDigits: 2 });
