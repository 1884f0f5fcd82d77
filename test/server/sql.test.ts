/** Every .sql file of the product is understood by the migrated database, with the real catalogue's layers in place. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../data/catalogue.ts';
import { measuring } from '../../server/analysis/measuring.ts';
import { citySlots, fillSlots, quoteName, quoteText, thresholdSlots, thresholdsOf } from '../../server/analysis/sql-slots.ts';
import { allSubjects } from '../../server/analysis/subject-slot.ts';
import type { Database } from '../../server/db/database.ts';
import { readSql } from '../../server/db/sql-file.ts';
import { CRS84, shapeOf } from '../../server/ogc/crs.ts';
import { itemsStatement } from '../../server/ogc/items.ts';
import { files, sqlOf, withoutSqlComments } from '../source-files.ts';
import { openMigratedDatabase } from '../support/prepared-database.ts';

let database: Database;
beforeAll(async () => {
  database = await openMigratedDatabase(catalogue);
});
afterAll(() => database.close());

/** Part of another statement, which it is proved with. */
const AROUND = 'server/sites/around-layer.sql';
const statements = files.filter((file) => file.endsWith('.sql') && !file.startsWith('test/') && !file.includes('/migrations/') && file !== AROUND);
const isTable = (file: string): boolean => /^\s*create\s+temp/i.test(sqlOf(file));

/** The statements with slots that stand in no rule, with what the product puts there. */
function filled(file: string): string | null {
  const [layer] = catalogue.layers;
  if (layer === undefined) throw new Error('a catalogue without layers');
  const names = { layer: `layers.${quoteName(layer.id)}`, layer_name: quoteText(layer.id) };
  if (file.startsWith('server/analysis/account/sql/')) return fillSlots(withoutSqlComments(sqlOf(file)), { ...names, label: 'id', year: 'accuracy_m', within: '', pieces: 'account_piece' });
  if (file === 'server/ogc/sql/items.sql') return itemsStatement(true, 'true', CRS84);
  if (file === 'server/ogc/sql/item.sql') return fillSlots(sqlOf(file), { shape: shapeOf('f.geom', CRS84) });
  if (file !== 'server/sites/surroundings.sql') return null;
  return fillSlots(sqlOf(file), { layers: fillSlots(sqlOf(AROUND), { place: '0', layer: quoteText(layer.id), label: quoteText(layer.label) }) });
}

/** The subject of a rule, and the layer of an indicator, stand where the product would put them. */
function textOf(file: string): string {
  const whole = filled(file);
  if (whole !== null) return whole.trim();
  const rule = catalogue.rules.find(({ sql }) => Object.values(sql).includes(file));
  const indicator = catalogue.indicators.find(({ account }) => account?.sql === file);
  const city = citySlots(catalogue.city);
  if (rule?.sql.facts === file) return measuring(catalogue, rule, allSubjects(rule), thresholdsOf(rule)).text.trim();
  const measured = catalogue.indicators.some((one) => one.measured?.sql === file);
  const slots = { ...city, ...(measured && { day: '$1::date' }), ...(rule && thresholdSlots(sqlOf(file), thresholdsOf(rule), 0).slots), ...(indicator?.account && { only: '', told: '', layer: `layers.${quoteName(indicator.account.layer)}` }) };
  return fillSlots(withoutSqlComments(readSql(file)), slots).trim().replace(/;$/, '');
}

describe('SQL', () => {
  it('is there to be tested', () => {
    expect(statements.length).toBeGreaterThan(15);
  });

  it.each(statements.filter((file) => !isTable(file)))('%s prepares', async (file) => {
    const text = textOf(file);
    const prepared = database.transaction(async (tx) => {
      // Tables that live within one transaction, for the statements that fill and read them.
      for (const table of statements.filter(isTable)) await tx.script(textOf(table));
      await tx.script(`prepare anlan_test as ${text}`);
      await tx.script('deallocate anlan_test');
      return true;
    });
    await expect(prepared).resolves.toBe(true);
  });

  it.each(statements)('%s is one statement whose values are numbered without a gap', (file) => {
    const text = (filled(file) ?? sqlOf(file)).trim().replace(/;$/, '');
    expect(text.replaceAll(/'[^']*'/g, "''")).not.toContain(';');
    const numbers = [...new Set([...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))].toSorted((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
