/** Table, chart and map of the members in step: the district and the chosen ones are kept in the address, as keys. */
import { useEffect, useMemo, useState } from 'react';
import type { IndicatorPage } from '../../../../server/contract/indicators.ts';
import { useMembers } from '../../../api/indicators.ts';
import { useLanguage, useWordsOf } from '../../../i18n/words.ts';
import { boxOf } from '../../../view/flight.ts';
import { change, useView, viewStore } from '../../../view/looking.ts';
import { drawScene } from '../../../view/overlay.ts';
import { useDark } from '../../../view/screen.ts';
import { most_members } from '../../../view/targets/targets-view.ts';
import { changeTargets } from '../../../view/view.ts';
import { targetWords } from '../words.ts';
import { inDistrict, toggled, type Member } from './members.ts';
import { membersScene } from './members-scene.ts';

const none: readonly Member[] = [];

export const chooseMembers = (keys: readonly string[]): void => change(changeTargets({ members: keys.slice(0, most_members) }));
export const toggleMember = (key: string): void => chooseMembers(toggled(viewStore.get().targets.members, key));

/** The middle of a member's box. */
export function middleOf({ geometry }: Member): readonly number[] | null {
  const box = geometry && boxOf(geometry);
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : null;
}

export function useTargetMembers(page: IndicatorPage) {
  const as_of = useView((view) => view.targets.as_of);
  const district = useView((view) => view.targets.district);
  const keys = useView((view) => view.targets.members);
  const answer = useMembers(page.indicator, as_of, page.kind === 'measured' && page.undetermined === null);
  const all = answer.data?.features ?? none;
  const shown = useMemo(() => inDistrict(all, district), [all, district]);
  const chosen = useMemo(() => new Set(keys), [keys]);
  const [pointed, point] = useState<string | null>(null);
  useScene(shown, chosen, pointed);
  return { answer, all, shown, chosen, pointed, point, district };
}

export type TargetMembers = ReturnType<typeof useTargetMembers>;

function useScene(members: readonly Member[], chosen: ReadonlySet<string>, pointed: string | null): void {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const dark = useDark();
  useEffect(() => {
    const hint = ({ properties: { name, id, note, numerator } }: Member): string =>
      [name || id, note?.[language] ?? (numerator === null ? words.unknown_note : null)].filter((part) => part !== null).join(' · ');
    drawScene('targets', members.length > 0 ? membersScene({ members, chosen, pointed, dark, hint, onPick: toggleMember }) : null);
  }, [members, chosen, pointed, dark, language, words]);
  useEffect(() => () => drawScene('targets', null), []);
}
