/** The members as a table: a row chosen is marked on the map, and one chosen on the map is marked and brought into sight here. */
import { useEffect, useRef } from 'react';
import type { IndicatorPage } from '../../../../server/contract/indicators.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { inBrackets } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { boxOf, flyTo } from '../../../view/flight.ts';
import { reportStore } from '../../../view/report.ts';
import { useStore } from '../../../view/store.ts';
import { most_members } from '../../../view/targets/targets-view.ts';
import targets from '../Targets.module.css';
import { targetWords } from '../words.ts';
import { districtKey, keyOf, keysWithin, type Member } from './members.ts';
import css from './Page.module.css';
import { chooseMembers, middleOf, toggleMember, type TargetMembers } from './use-members.ts';

/** Rows that a browser lays out at once without a pause. */
const most_rows = 300;

export function MemberTable({ page, members }: { page: IndicatorPage; members: TargetMembers }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const { shown, all, chosen, point } = members;
  const titles = new Map(page.by_district.map((one) => [districtKey(one.district), text(one.title)]));
  const below = page.counts?.denominator ?? null;
  // What is chosen stands first where not all can stand.
  const rows = shown.length > most_rows ? [...shown.filter((member) => chosen.has(keyOf(member))), ...shown.filter((member) => !chosen.has(keyOf(member)))].slice(0, most_rows) : shown;
  const body = useRef<HTMLDivElement>(null);
  const last = [...chosen].at(-1);
  useEffect(() => {
    if (last) body.current?.querySelector(`[data-member="${CSS.escape(last)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [last]);
  const named = (member: Member): string => titles.get(districtKey(member.properties.district)) ?? words.no_district;
  return (
    <>
      <p className={css.hint}>
        {words.member_count({ shown: formatNumber(shown.length, language), all: formatNumber(all.length, language) })} · {below ? words.legend : words.legend_sum}
      </p>
      <InView members={shown} />
      <div className={css.tableBox} ref={body}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>
                <span className="visually-hidden">{words.choose}</span>
              </th>
              <th>{words.name}</th>
              <th>{words.district}</th>
              <th className={css.figure}>{page.counts ? text(page.counts.numerator) : words.numerator}</th>
              {below && <th className={css.figure}>{text(below)}</th>}
              <th>{words.note}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((member) => {
              const key = keyOf(member);
              const { properties } = member;
              return (
                <tr key={`${key} ${districtKey(member.properties.district)} ${member.properties.note?.en ?? ''} ${member.properties.numerator ?? ''} ${member.properties.denominator ?? ''}`} data-member={key} data-chosen={chosen.has(key) || undefined} onPointerEnter={() => point(key)} onPointerLeave={() => point(null)}>
                  <td>
                    <input type="checkbox" aria-label={`${words.choose} ${properties.name || properties.id}`} checked={chosen.has(key)} onChange={() => toggleMember(key)} />
                  </td>
                  <td>
                    <button type="button" className={targets.link} onClick={() => fly(member)}>
                      {properties.name || properties.id}
                    </button>
                  </td>
                  <td className={css.short}>{named(member)}</td>
                  <td className={css.figure}>{properties.numerator === null ? '?' : formatNumber(properties.numerator, language, 2)}</td>
                  {below && <td className={css.figure}>{properties.denominator === null ? '?' : formatNumber(properties.denominator, language, 2)}</td>}
                  <td>{properties.note ? text(properties.note) : properties.numerator === null ? words.unknown_note : ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {shown.length === 0 && <p className={css.hint}>{words.no_members}</p>}
      </div>
      {shown.length > most_rows && <p className={css.hint}>{words.shown_rows({ count: formatNumber(most_rows, language) })}</p>}
      {members.answer.data?.truncated && <p className={css.hint}>{words.truncated({ count: formatNumber(all.length, language) })}</p>}
    </>
  );
}

function fly(member: Member): void {
  const box = member.geometry && boxOf(member.geometry);
  if (box) flyTo({ bbox: box, max_zoom: 14 });
}

/** An area of the map as a choice: what lies in view, as keys. */
function InView({ members }: { members: readonly Member[] }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const free = useStore(reportStore, (report) => report.free);
  if (!free || members.every(({ geometry }) => geometry === null)) return null;
  const keys = keysWithin(members, free, middleOf);
  const many = keys.length > most_members;
  return (
    <p className={css.hint}>
      {words.choose_hint}{' '}
      {keys.length > 0 && (
        <button type="button" className={targets.link} disabled={many} onClick={() => chooseMembers(keys)}>
          {many ? words.too_many_in_view({ most: most_members }) : `${words.choose_in_view}${inBrackets(formatNumber(keys.length, language), language)}`}
        </button>
      )}
    </p>
  );
}
