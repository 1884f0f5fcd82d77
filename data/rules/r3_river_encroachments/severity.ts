/** How serious an encroachment is by its amount: 一般、较严重、重大, after the annexes of 办河湖〔2018〕245号. */
import type { Bilingual, Thresholds } from '../../grammar.ts';
import { area } from '../../measures/words.ts';
import type { Facts } from './facts.ts';

const volume = (m3: number) => `${m3.toLocaleString('en-US', { maximumFractionDigits: 1 })} m³`;

/** Null where the annexes, as far as they are known, set no amount for this kind. */
export function severity(facts: Facts, thresholds: Thresholds): Bilingual | null {
  const figure = (name: string): number => Number(thresholds[name]);
  const m2 = facts.overlap_m2 ?? facts.amount_m2;
  switch (facts.kind) {
    case 'tall_crops': {
      if (m2 === null) return unknown;
      const [serious_m2, major_m2] = [figure('crops_serious_m2'), figure('crops_major_m2')];
      if (m2 > major_m2) return { zh: `面积${area(m2)}，超过${area(major_m2)}，按数量属重大问题。`, en: `${area(m2)} is more than ${area(major_m2)}: major by its amount.` };
      if (m2 >= serious_m2) return { zh: `面积${area(m2)}，在${area(serious_m2)}至${area(major_m2)}之间，按数量属较严重问题。`, en: `${area(m2)} is between ${area(serious_m2)} and ${area(major_m2)}: serious by its amount.` };
      return { zh: `面积${area(m2)}，不足${area(serious_m2)}，按数量属一般问题。`, en: `${area(m2)} is less than ${area(serious_m2)}: ordinary by its amount.` };
    }
    case 'net_pen':
      return m2 === null ? unknown : reached(m2 >= figure('net_pen_m2'), area(m2), area(figure('net_pen_m2')));
    case 'sand':
    case 'soil':
      return facts.amount_m3 === null ? unknown : reached(facts.amount_m3 >= figure('earth_m3'), volume(facts.amount_m3), volume(figure('earth_m3')));
    default:
      return null;
  }
}

const unknown: Bilingual = { zh: '数量不明，严重程度无法判断。', en: 'Its amount is unknown, and so is how serious it is.' };

function reached(is: boolean, amount: string, limit: string): Bilingual {
  return is
    ? { zh: `数量${amount}，达到${limit}的加重标准。`, en: `${amount} reaches the limit of ${limit} that makes it graver.` }
    : { zh: `数量${amount}，未达到${limit}的加重标准。`, en: `${amount} stays below the limit of ${limit} that would make it graver.` };
}
