/**
 * How a wording of the law is written down: the documents, where we read them, and the two kinds of text, words and summary.
 *
 * `valid_to` is the first day on which a wording no longer held (null: still in force), as with boundary versions.
 * `confirmed: true`: the Chinese words were read in the full statutory text. `confirmed: false`: the Chinese is OUR SUMMARY
 * of the article, marked 〔摘要，非法条原文〕，or a detail such as a date rests on general knowledge. Nothing here is invented wording.
 * The Ecological Environment Code (生态环境法典) was read in a community mirror: verify it in the official law database.
 */
import type { Bilingual, LegalBasis, LegalText } from '../grammar.ts';

export const document = (zh: string, en: string): Bilingual => ({ zh, en });
export const yellowRiver = document('中华人民共和国黄河保护法', 'Yellow River Protection Law of the PRC');
export const code = document('中华人民共和国生态环境法典', 'Ecological Environment Code of the PRC');
export const air = document('中华人民共和国大气污染防治法', 'Air Pollution Prevention and Control Law of the PRC');
export const water = document('中华人民共和国水污染防治法', 'Water Pollution Prevention and Control Law of the PRC');
export const solidWaste = document('中华人民共和国固体废物污染环境防治法', 'Solid Waste Pollution Prevention and Control Law of the PRC');
export const soilAndWater = document('中华人民共和国水土保持法', 'Water and Soil Conservation Law of the PRC');

export const fullText = document('法律全文', 'the full statutory text');
export const mirror = document('生态环境法典社区镜像（1242 条），上线前须与国家法律法规数据库核对', 'a community mirror of the Code (1,242 articles); verify in the official law database before production use');
export const known = document('一般了解，未逐条核对', 'general knowledge, not checked article by article');

export const yellowRiverFrom = '2023-04-01';
/** The day the Code came into force and repealed ten older laws (art. 1242). */
export const codeFrom = '2026-08-15';

export const article = (zh: string, en: string): Bilingual => ({ zh: `第${zh}条`, en: `art. ${en}` });

/** A wording read in full. */
export function wording(source: Bilingual, doc: Bilingual, art: Bilingual, text: string, translation: string, valid_from: string, valid_to: string | null = null): LegalText {
  return { document: doc, article: art, text, translation, valid_from, valid_to, source, confirmed: true };
}

/** Our own short account of an article whose exact words we do not hold. */
export function summary(source: Bilingual, doc: Bilingual, art: Bilingual, zh: string, en: string, valid_from: string, valid_to: string | null = null): LegalText {
  return { document: doc, article: art, text: `〔摘要，非法条原文〕${zh}`, translation: `[Summary, not the wording] ${en}`, valid_from, valid_to, source, confirmed: false };
}

/** A subject of law that moved from an older law into the Code on 2026-08-15. */
export function movedIntoCode(
  id: string,
  title: Bilingual,
  before: { document: Bilingual; article: Bilingual; from: string; zh: string; en: string },
  now: { article: Bilingual; zh: string; en: string },
): LegalBasis {
  return {
    id, title,
    texts: [
      summary(known, before.document, before.article, before.zh, before.en, before.from, codeFrom),
      summary(mirror, code, now.article, now.zh, now.en, codeFrom),
    ],
  };
}
