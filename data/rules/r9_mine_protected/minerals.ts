/** What the minerals of a new mine mean in a red line: all of them must be among those that 自然资发〔2022〕142号 lists, and the list is not confirmed. */
import type { Bilingual, Judgement } from '../../grammar.ts';
import type { Say } from '../../measures/judging.ts';

/** The dossier is sure of coal: it is not on the list. Gas from coal seams is gas. */
const coal = /煤|coal|lignite|anthracite/i;
const gas = /煤层气|油|气|页岩气|oil|gas|petroleum/i;
/** Listed for exploration, and for mining that the nation needs. Of rare earths the middle and heavy ones alone. */
const listed = /^(铬|铜|镍|锂|钴|锆|铀)(矿|矿石)?$|^钾盐(矿)?$|^((中|重|中重|中、重|中-重)(型)?稀土)(矿)?$|^(chromium|copper|nickel|lithium|cobalt|zirconium|potash|uranium|heavy rare earths?)$/i;
/** Only rights that exist go on, within what was approved. */
const existingOnly = /矿泉水|地热|温泉|mineral water|geothermal/i;

/** `煤、锂` are two. The pause within 中、重稀土 parts nothing. */
export function mineralsOf(said: string): readonly string[] {
  return said.replaceAll('中、重稀土', '中重稀土').split(/[、，,;；/／+＋\s]+|和|及|与/u).filter((name) => name !== '');
}

const unread: Bilingual = { zh: '142号文的矿种清单按一般了解，未经逐条核对，需人工研判。', en: 'The list of notice 142 is from general knowledge and not confirmed, so a person must judge.' };

/** @param date the sentence that says when the licence was granted */
export function judgeMinerals(said: string | null, date: Bilingual, say: Say): Judgement {
  const minerals = mineralsOf(said?.trim() ?? '');
  if (minerals.length === 0) return say('review', 'minerals_unknown', `${date.zh}矿种不明，不能确定是否属142号文列明矿种，需人工研判。`, `${date.en} Its minerals are unknown, so whether notice 142 lists them cannot be told; a person must judge.`);
  const isGas = (name: string) => gas.test(name);
  const banned = minerals.filter((name) => coal.test(name) && !isGas(name));
  if (banned.length > 0) {
    return say('prohibited', 'mining_in_red_line', `${date.zh}矿种「${banned.join('、')}」不在142号文列明矿种之内，红线内禁止开采，依矿产资源法第十八条第四款应当遵守。`, `${date.en} Its mineral (“${banned.join(', ')}”) is not among those of notice 142; mining it in a red line is banned, and by art. 18 para. 4 of the Mineral Resources Law that is to be observed.`);
  }
  const old = minerals.filter((name) => isGas(name) || existingOnly.test(name));
  const other = minerals.filter((name) => !listed.test(name) && !old.includes(name));
  if (other.length > 0) {
    return say('review', 'mineral_not_listed', `${date.zh}矿种「${other.join('、')}」不在所知的142号文列明矿种之内，红线内原则上禁止开发性、生产性建设；${unread.zh}`, `${date.en} Its mineral (“${other.join(', ')}”) is not among those of notice 142 as far as known, and development and production are banned in a red line on principle. ${unread.en}`);
  }
  if (old.length > 0) {
    return say('review', 'existing_rights_only', `${date.zh}矿种「${old.join('、')}」只有已依法设立的矿业权可以在核定规模内继续，新设不在其列；${unread.zh}`, `${date.en} Of “${old.join(', ')}” only existing rights go on within what was approved; new ones are not listed. ${unread.en}`);
  }
  return say('review', 'listed_mineral', `${date.zh}矿种「${minerals.join('、')}」似属142号文列明矿种：须有列明情形的证明和有限人为活动认定意见；${unread.zh}`, `${date.en} Its minerals (“${minerals.join(', ')}”) seem to be listed in notice 142: it needs the proof of the listed case and the opinion on the limited activity. ${unread.en}`);
}
