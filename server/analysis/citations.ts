/** The legal texts that a verdict cites: those in force on the day of the act first, others marked as not in force then. */
import { textInForce } from '../../data/laws.ts';
import type { Catalogue, LegalBasis, LegalText } from '../../data/grammar.ts';
import type { LegalCitation } from '../contract/rules.ts';

/** @param actDate YYYY-MM-DD, or null when unknown @param today YYYY-MM-DD */
export function citations(catalogue: Catalogue, bases: readonly string[], actDate: string | null, today: string): LegalCitation[] {
  const all = bases.map((id) => {
    const basis = catalogue.laws.find((law) => law.id === id);
    if (basis === undefined) throw new Error(`The catalogue has no law "${id}"`);
    return cite(basis, actDate, today);
  });
  // Stable: within each half the order of the rule stands (prohibition, then penalty and definitions).
  return [...all.filter((one) => one.in_force_on_act_date), ...all.filter((one) => !one.in_force_on_act_date)];
}

function cite(basis: LegalBasis, actDate: string | null, today: string): LegalCitation {
  const then = actDate === null ? null : textInForce(basis, actDate);
  const shown = then ?? textInForce(basis, today) ?? basis.texts.at(-1);
  if (shown === undefined) throw new Error(`The law "${basis.id}" has no text`);
  return { basis: basis.id, ...onWire(shown), in_force_on_act_date: then !== null };
}

function onWire({ document, article, text, translation, valid_from, valid_to, confirmed }: LegalText): Omit<LegalCitation, 'basis' | 'in_force_on_act_date'> {
  return { document, article, text, translation, valid_from, valid_to, confirmed };
}
