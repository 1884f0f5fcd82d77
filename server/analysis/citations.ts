/** The legal texts that a verdict cites: those in force on the day that counts first (the day of the act, or of a duty that lasts), others marked as not in force then. */
import { textInForce } from '../../data/laws.ts';
import type { Catalogue, LegalBasis, LegalText } from '../../data/grammar.ts';
import type { LegalCitation } from '../contract/rules.ts';

/** @param lawDay YYYY-MM-DD, `today`, or null when unknown @param today YYYY-MM-DD, by the city's calendar */
export function citations(catalogue: Catalogue, bases: readonly string[], lawDay: string | null, today: string): LegalCitation[] {
  const day = lawDay === 'today' ? today : lawDay;
  const all = bases.map((id) => {
    const basis = catalogue.laws.find((law) => law.id === id);
    if (basis === undefined) throw new Error(`The catalogue has no law "${id}"`);
    return cite(basis, day, today);
  });
  // Stable: within each half the order of the rule stands (prohibition, then penalty and definitions).
  return [...all.filter((one) => one.in_force_on_act_date), ...all.filter((one) => !one.in_force_on_act_date)];
}

function cite(basis: LegalBasis, day: string | null, today: string): LegalCitation {
  const then = day === null ? null : textInForce(basis, day);
  const shown = then ?? textInForce(basis, today) ?? basis.texts.at(-1);
  if (shown === undefined) throw new Error(`The law "${basis.id}" has no text`);
  return { basis: basis.id, ...onWire(shown), in_force_on_act_date: then !== null };
}

function onWire({ document, article, text, translation, valid_from, valid_to, confirmed }: LegalText): Omit<LegalCitation, 'basis' | 'in_force_on_act_date'> {
  return { document, article, text, translation, valid_from, valid_to, confirmed };
}
