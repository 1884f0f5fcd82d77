/** The part of the web address that says what is looked at among the targets: `target=…&as_of=2026-03-01&target_status=missed`. Rubbish is ignored. */
import { initialTargets, most_members, targetListNames, type TargetsFilter, type TargetsView } from './targets-view.ts';

export function targetsQuery(view: TargetsView): Readonly<Record<string, string | null>> {
  return {
    target: view.id,
    as_of: view.as_of,
    target_district: view.district,
    members: view.members.join('\n'),
    ...Object.fromEntries([...targetListNames, 'q' as const].map((name) => [`target_${name}`, view.filter[name] ?? null])),
    plan: view.print ? 'print' : null,
  };
}

export function readTargets(query: URLSearchParams): TargetsView {
  const text = (name: string, longest = 200): string | null => {
    const said = query.get(name);
    return said && said.length <= longest ? said : null;
  };
  const day = text('as_of');
  const members = text('members', 12_000)?.split('\n').filter((key) => /^[^/]+\/.+$/.test(key)) ?? [];
  return {
    ...initialTargets,
    id: text('target'),
    as_of: day && isDay(day) ? day : null,
    district: text('target_district'),
    members: members.slice(0, most_members),
    filter: readFilter(text),
    print: query.get('plan') === 'print',
  };
}

function readFilter(text: (name: string) => string | null): TargetsFilter {
  const lists = targetListNames.flatMap((name) => {
    const value = text(`target_${name}`);
    return value && /^[a-z_]+(,[a-z_]+)*$/.test(value) ? [[name, value]] : [];
  });
  const q = text('target_q');
  return Object.fromEntries(q ? [...lists, ['q', q]] : lists);
}

/** 2026-02-30 is none. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
