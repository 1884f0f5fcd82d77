/** Puts a rule's measuring statement together: the shared or own facts.sql, with subject, object, city and figures in their slots. */
import type { Catalogue, Rule, Thresholds } from '../../data/grammar.ts';
import type { Value } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { citySlots, fillSlots, quoteText, thresholdSlots } from './sql-slots.ts';
import type { Subject } from './subject-slot.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Metres in which a shared statement looks for the nearest object of a rule that names no reach. */
const FAR_M = 20_000;

export function measuring(catalogue: Catalogue, rule: Rule, subject: Subject, thresholds: Thresholds): Statement {
  const parts: Readonly<Record<string, string>> = { subject: `${subject.sql}\n`, ...(rule.sql.object !== undefined && { object: `${readSql(rule.sql.object)}\n` }) };
  const whole = readSql(rule.sql.facts).replaceAll(/(?<![:\w]):(subject|object)\b/g, (slot, name: string) => parts[name] ?? slot);
  const figures = thresholdSlots(whole, thresholds, subject.values.length);
  const own = { objects: `array[${rule.against.map(quoteText).join(', ')}]::text[]`, reach_m: String(rule.reach_m ?? FAR_M) };
  return { text: fillSlots(whole, { ...own, ...figures.slots, ...citySlots(catalogue.city) }), values: [...subject.values, ...figures.values] };
}

/** Of the objects that a rule is judged against, by layer, what its statement reads of all of them at once; null when it has neither object.sql nor at_large.sql. */
export function objectsAtLarge(catalogue: Catalogue, rule: Rule, thresholds: Thresholds): Statement | null {
  const objects = rule.sql.object ?? rule.sql.at_large;
  if (objects === undefined) return null;
  const whole = `select o.layer, count(*) > 0 as some, max(o.accuracy_m) as accuracy_m, bool_or(o.accuracy_m is null) as some_unknown from (${readSql(objects)}\n) o group by o.layer`;
  const figures = thresholdSlots(whole, thresholds, 0);
  return { text: fillSlots(whole, { ...figures.slots, ...citySlots(catalogue.city) }), values: figures.values };
}
