/** The sentences of rule R1: parties, figures and dates as an inspector would write them. */
import type { Bilingual, Judgement } from '../../grammar.ts';
import { atLeast } from '../../measures/words.ts';
import type { Facts } from './facts.ts';

/** Made once: to make one takes longer than all else that a judge does. */
const figures = [0, 1, 2, 3].map((decimals) => new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
const grouped = (value: number, decimals: 0 | 1 | 2 | 3) => figures[decimals]?.format(value) ?? String(value);

/** `12,345.6 m²`, and in km² beside it from one hectare of hectares on. */
export function area(area_m2: number): string {
  const m2 = `${grouped(area_m2, area_m2 < 100 ? 2 : 1)} m²`;
  return area_m2 < 1e6 ? m2 : `${m2} (${grouped(area_m2 / 1e6, 3)} km²)`;
}

/** `85.3 m`, `4.312 km` */
export function distance(distance_m: number): string {
  if (distance_m >= 10_000) return `${grouped(distance_m / 1000, 3)} km`;
  return `${grouped(distance_m, distance_m < 10 ? 2 : 1)} m`;
}

/** The site and the zone, named. */
export function parties(facts: Facts): { site: Bilingual; zone: Bilingual } {
  const site = facts.subject_name === '' ? { zh: '该地块', en: 'The site' } : { zh: `「${facts.subject_name}」`, en: `“${facts.subject_name}”` };
  const name = facts.object_name ?? facts.object_id ?? '';
  return { site, zone: { zh: `岸线管控范围「${name}」`, en: `the shoreline control zone “${name}”` } };
}

/** What was seen where site and zone meet, in one sentence with its figures. */
export function seen(facts: Facts): Bilingual {
  const { site, zone } = parties(facts);
  const since = facts.before_from === null ? { zh: '', en: '' } : { zh: `（与${facts.before_from}起的边界相比）`, en: `(against the boundary of ${facts.before_from}) ` };
  const part = facts.tested_part === 'added' ? { zh: `的新增部分${since.zh}`, en: `The part added ${since.en}to ` } : { zh: '', en: '' };
  if (facts.subject_shape !== 'area' || facts.overlap_m2 === null) {
    const depth_m = facts.inside_depth_m ?? 0;
    return { zh: `${site.zh}位于${zone.zh}内，距范围边线${distance(depth_m)}。`, en: `${site.en} lies in ${zone.en}, ${distance(depth_m)} from its edge.` };
  }
  const share = `${((facts.overlap_share ?? 0) * 100).toFixed(1)}%`;
  const depth = facts.inside_depth_m === null ? null : distance(facts.inside_depth_m);
  return {
    zh: `${site.zh}${part.zh}与${zone.zh}重叠${area(facts.overlap_m2)}，占受检面积的${share}${depth === null ? '' : `，最深处距范围边线${atLeast(facts).zh}${depth}`}。`,
    en: `${part.en}${site.en} overlaps ${zone.en} by ${area(facts.overlap_m2)}, ${share} of the area tested${depth === null ? '' : `, reaching ${atLeast(facts).en}${depth} inside its edge`}.`,
  };
}

/** The three days that make the prohibition apply. */
export function datesOf(facts: Facts, inForceFrom: string): Bilingual {
  const document = facts.zone_document ?? '';
  return {
    zh: `行为发生于${facts.act_date ?? ''}，在黄河保护法施行（${inForceFrom}）和该范围公布（${facts.zone_published_on ?? ''}${document && `，${document}`}）之后，`,
    en: `The act of ${facts.act_date ?? ''} came after the law (${inForceFrom}) and after the zone was published (${facts.zone_published_on ?? ''}${document && `, ${document}`}).`,
  };
}

/** Nothing found, and what was looked at to say so. */
export function clearance(facts: Facts): Judgement {
  const { site, zone } = parties(facts);
  const gap = distance(facts.distance_m ?? 0);
  const tolerance = distance(facts.tolerance_m ?? 0);
  const as_of = facts.zone_as_of === null ? { zh: '', en: '' } : { zh: `，现势性${facts.zone_as_of}`, en: `, as of ${facts.zone_as_of}` };
  return {
    verdict: 'clear',
    code: 'apart',
    reason: {
      zh: `未发现冲突：${site.zh}距最近的${zone.zh}${gap}，大于容差${tolerance}。已检验：岸线管控范围图层第${facts.zone_revision}版${as_of.zh}，共${facts.zone_count}个范围，资料覆盖受检范围的100%。`,
      en: `No conflict found: ${site.en} lies ${gap} from the nearest, ${zone.en}, more than the tolerance of ${tolerance}. Tested: the shoreline control zone layer, revision ${facts.zone_revision}${as_of.en}, ${facts.zone_count} zones, which has data for 100% of what was tested.`,
    },
  };
}

export type Chemistry = 'chemical' | 'coking' | 'not_chemical' | 'unknown' | 'contradictory';

/** GB/T 4754: division 26 is chemistry; 25 is petroleum, coal and nuclear fuel processing, with coking as 2521. */
export function chemistry(facts: Pick<Facts, 'kind' | 'industry_code'>): Chemistry {
  const code = /^[A-Za-z]?\s*(\d{2,4})/.exec(facts.industry_code?.trim() ?? '')?.[1] ?? null;
  const division = code?.slice(0, 2) ?? null;
  const byCode = division === null ? null : division === '26' ? 'chemical' : division === '25' ? 'coking' : 'not_chemical';
  const byKind = kinds[facts.kind ?? 'unknown'] ?? 'unknown';
  if (byKind === 'unknown') return byCode ?? 'unknown';
  // A park or a coking plant keeps its kind; other kinds may not hide chemistry behind a harmless word.
  if (byKind === 'not_chemical' && byCode !== null && byCode !== 'not_chemical') return 'contradictory';
  if (byKind === 'chemical' && facts.kind !== 'chemical_park' && byCode === 'not_chemical' && !storesChemicals(code)) return 'contradictory';
  return byKind;
}

/** 594 is storage of dangerous goods, 5942 of dangerous chemicals: a tank yard stated to be a chemical project may bear it. */
const storesChemicals = (code: string | null) => code?.startsWith('594') ?? false;

const kinds: Readonly<Record<string, Chemistry>> = {
  chemical_park: 'chemical',
  chemical: 'chemical',
  coking: 'coking',
  power: 'not_chemical',
  steel: 'not_chemical',
  cement: 'not_chemical',
  other: 'not_chemical',
  unknown: 'unknown',
};
