/** What a person says of a site, told to each rule in the rule's own words; what a rule does not ask for it is not told. */
import type { Activity, Catalogue, Rule } from '../../data/grammar.ts';
import { readSiteAttributes, type SaidValue } from '../analysis/site-attributes.ts';
import type { SiteSaid } from '../contract/sites.ts';
import { AppError } from '../errors.ts';

/** @throws AppError BAD_REQUEST */
export function activityOf(catalogue: Catalogue, said: SiteSaid): Activity {
  const activity = catalogue.activities.find(({ id }) => id === said.activity);
  if (activity !== undefined) return activity;
  throw new AppError('BAD_REQUEST', `said.activity is ${JSON.stringify(said.activity)}; expected one of: ${catalogue.activities.map(({ id }) => id).join(', ')}.`);
}

/** Answers that no rule asks for, or that no rule that asks for them understands. @throws AppError BAD_REQUEST */
export function refuseStrangeAnswers(catalogue: Catalogue, said: SiteSaid): void {
  for (const [name, value] of Object.entries(said.more ?? {})) {
    const asking = catalogue.rules.filter((rule) => Object.hasOwn(rule.what_if, name));
    const [first] = asking;
    if (first === undefined) throw new AppError('BAD_REQUEST', `said.more.${name.slice(0, 60)} is asked for by no rule.`);
    if (!asking.some((rule) => fits(rule, name, value))) readSiteAttributes(first, { [name]: value });
  }
}

/** Null: the rule does not judge such a site. What the activity says by itself is what is taken until a person says otherwise. */
export function saidFor(rule: Rule, said: SiteSaid): Record<string, SaidValue> | null {
  const own = Object.hasOwn(rule.sites, said.activity) ? rule.sites[said.activity] : undefined;
  if (own === undefined) return null;
  const { name, act_type, act_date, accuracy_m, more } = said;
  const understood = (all: Readonly<Record<string, SaidValue | undefined>>): [string, SaidValue][] =>
    Object.entries(all).flatMap(([key, value]): [string, SaidValue][] => (value !== undefined && value !== null && fits(rule, key, value) ? [[key, value]] : []));
  return Object.fromEntries([...understood(own), ...understood({ act_type, act_date, accuracy_m, name, ...more })]);
}

function fits(rule: Rule, name: string, value: SaidValue): boolean {
  try {
    readSiteAttributes(rule, { [name]: value });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
