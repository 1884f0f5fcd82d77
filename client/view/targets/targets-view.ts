/** What somebody looks at among the plan's targets: the board as filtered, or one target with the district and members chosen; as told on a day. */

/** Every part is a list joined by commas (alternatives), but `q`: words to be found. */
export const targetListNames = ['status', 'theme', 'kind'] as const;
export type TargetListName = (typeof targetListNames)[number];
export type TargetsFilter = Readonly<Partial<Record<TargetListName | 'q', string>>>;

export interface TargetsView {
  /** Id of the indicator whose page is open; null: the board. */
  readonly id: string | null;
  /** What was told on that day; null: now. */
  readonly as_of: string | null;
  /** Key of the district that is looked at; `noDistrict`: what lies in none; null: all. */
  readonly district: string | null;
  /** `layer/id` of the members chosen on map or in the table. */
  readonly members: readonly string[];
  readonly filter: TargetsFilter;
  /** The state of the plan lies open to be printed. */
  readonly print: boolean;
}

export const noDistrict = '-';
export const initialTargets: TargetsView = { id: null, as_of: null, district: null, members: [], filter: {}, print: false };

/** So many chosen members fit into a link. */
export const most_members = 100;

export const chosenIn = (filter: TargetsFilter, name: TargetListName): readonly string[] => filter[name]?.split(',') ?? [];

/** An empty value takes that part away. */
export function withTargetPart(filter: TargetsFilter, name: TargetListName | 'q', value: string): TargetsFilter {
  const { [name]: _, ...rest } = filter;
  return value === '' ? rest : { ...rest, [name]: value };
}

/** A value that is chosen joins the alternatives, or leaves them. */
export function toggleTargetValue(filter: TargetsFilter, name: TargetListName, value: string): TargetsFilter {
  const chosen = chosenIn(filter, name);
  return withTargetPart(filter, name, (chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]).join(','));
}

/** True where Back should undo it; words that are being typed change with every touch. */
export const isTargetsStep = (now: TargetsView, former: TargetsView): boolean =>
  now !== former &&
  (now.id !== former.id ||
    now.as_of !== former.as_of ||
    now.district !== former.district ||
    now.print !== former.print ||
    now.members.join('\n') !== former.members.join('\n') ||
    targetListNames.some((name) => now.filter[name] !== former.filter[name]));
