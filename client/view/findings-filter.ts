/** The one filter over findings, as it stands in the address and goes to the server: every part must hold, values joined by commas are alternatives. */
import type { Verdict } from '../../data/grammar.ts';

export const listNames = ['rule', 'verdict', 'district', 'unit', 'life', 'standing', 'month'] as const;
export type ListName = (typeof listNames)[number];
const wordNames = ['min_age', 'max_age', 'subject', 'scan', 'bbox', 'q'] as const;
export const filterNames = [...listNames, ...wordNames] as const;
export type FilterName = (typeof filterNames)[number];
export type FindingsFilter = Readonly<Partial<Record<FilterName, string>>>;

export const findingSorts = ['worst', 'newest', 'oldest', 'overlap', 'distance', 'rule', 'subject', 'district'] as const;
export type FindingSort = (typeof findingSorts)[number];

const conflicts: readonly Verdict[] = ['prohibited', 'restricted', 'review', 'undetermined'];
export const everyVerdict: readonly Verdict[] = [...conflicts, 'clear'];
export const lives = ['new', 'persisting', 'relapsed', 'resolved'] as const;
export const standings = ['open', 'confirmed', 'exempted', 'dismissed'] as const;

export const valuesOf = (filter: FindingsFilter, name: ListName): readonly string[] => filter[name]?.split(',') ?? [];

/** An empty value takes that part away. */
export function withPart(filter: FindingsFilter, name: FilterName, value: string | null): FindingsFilter {
  const { [name]: _, ...rest } = filter;
  return value ? { ...rest, [name]: value } : rest;
}

/** A value that is chosen joins the alternatives, or leaves them. */
export function toggleValue(filter: FindingsFilter, name: ListName, value: string): FindingsFilter {
  const chosen = valuesOf(filter, name);
  return withPart(filter, name, (chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]).join(','));
}

/**
 * What is asked of the server. Without a word about verdict or life, work begins with what is to be done: what was looked
 * at and found clear, and what is resolved, is left out. Whoever asks about one feature or one scan is told all of it.
 */
export function askedOf(filter: FindingsFilter): FindingsFilter {
  if (filter.subject || filter.scan) return filter;
  return { ...filter, verdict: filter.verdict ?? conflicts.join(','), life: filter.life ?? 'new,persisting,relapsed' };
}

/** Everything, in words that the address keeps. */
export const withoutOmission = (filter: FindingsFilter): FindingsFilter => ({ ...filter, verdict: filter.verdict ?? everyVerdict.join(','), life: filter.life ?? lives.join(',') });

const known: Readonly<Partial<Record<FilterName, readonly string[]>>> = { verdict: everyVerdict, life: lives, standing: standings };
const shapes: Readonly<Partial<Record<FilterName, RegExp>>> = {
  month: /^\d{4}-\d{2}(,\d{4}-\d{2})*$/,
  min_age: /^\d{1,5}$/,
  max_age: /^\d{1,5}$/,
  subject: /^[^/]+\/.+$/,
  bbox: /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/,
};
const longest = 2000;

/** Parts that make no sense are left out. */
export function readFilter(query: URLSearchParams): FindingsFilter {
  // `verdicts` and `check` are what older links say.
  const said = (name: FilterName): string | null => query.get(name) ?? (name === 'verdict' ? query.get('verdicts') : name === 'subject' ? query.get('check') : null);
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const text = said(name);
      if (!text || text.length > longest || (shapes[name] && !shapes[name].test(text))) return [];
      const values = known[name] ? text.split(',').filter((value) => known[name]?.includes(value)).join(',') : text;
      return values ? [[name, values]] : [];
    }),
  );
}

export const sameFilter = (a: FindingsFilter, b: FindingsFilter): boolean => a === b || filterNames.every((name) => a[name] === b[name]);

/** Alike in all that is chosen by a click. A name that is being typed and a box that follows the map change with every touch; only that there is a box is a choice. */
export const sameChoices = (a: FindingsFilter, b: FindingsFilter): boolean =>
  a === b || filterNames.every((name) => (name === 'bbox' ? (a.bbox === undefined) === (b.bbox === undefined) : name === 'q' || a[name] === b[name]));
