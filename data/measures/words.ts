/** The sentences that rules share: parties, figures and dates as an inspector would write them. */
import type { Bilingual } from '../grammar.ts';
import type { AloneFacts, GapFacts, MeetsFacts } from './facts.ts';

/** Made once: to make one takes longer than all else that a judge does. */
const figures = [0, 1, 2, 3].map((decimals) => new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
const grouped = (value: number, decimals: 0 | 1 | 2 | 3) => figures[decimals]?.format(value) ?? String(value);

/** `12,345.6 m²`, and in km² beside it from 1 km² on. */
export function area(area_m2: number): string {
  const m2 = `${grouped(area_m2, area_m2 < 100 ? 2 : 1)} m²`;
  return area_m2 < 1e6 ? m2 : `${m2} (${grouped(area_m2 / 1e6, 3)} km²)`;
}

/** `8.53 m`, `85.3 m`, `14.312 km` */
export function distance(distance_m: number): string {
  if (distance_m >= 10_000) return `${grouped(distance_m / 1000, 3)} km`;
  return `${grouped(distance_m, distance_m < 10 ? 2 : 1)} m`;
}

/** `12.3%`; never 0.0 % of what is more than nothing, nor 100.0 % of what is less than all. */
export function percent(share: number): string {
  const rounded = (share * 100).toFixed(1);
  if (rounded === '0.0' && share > 0) return '<0.1%';
  return rounded === '100.0' && share < 1 ? '>99.9%' : `${rounded}%`;
}

/** Two sentences one after the other. */
export const joined = (first: Bilingual, second: Bilingual): Bilingual => ({ zh: `${first.zh}${second.zh}`, en: `${first.en} ${second.en}`.trim() });

/** The site, named. */
export function site(facts: Pick<AloneFacts, 'subject_name'>): Bilingual {
  return facts.subject_name === '' ? { zh: '该地块', en: 'The site' } : { zh: `「${facts.subject_name}」`, en: `“${facts.subject_name}”` };
}

/** What it is judged against, named: `生态保护红线「…」`. @param layer what one object of the layer is called */
export function party(facts: Pick<MeetsFacts, 'object_id' | 'object_name'>, layer: Bilingual): Bilingual {
  const name = facts.object_name ?? facts.object_id ?? '';
  return { zh: `${layer.zh}「${name}」`, en: `the ${layer.en} “${name}”` };
}

/** Depth is measured at the corners of what is shared, and no further than decides: beyond the accuracy of the boundaries the figure says how deep at least. */
export function atLeast({ inside_depth_m, tolerance_m }: { readonly inside_depth_m: number | null; readonly tolerance_m: number | null }): Bilingual {
  const beyond = inside_depth_m !== null && (tolerance_m === null || inside_depth_m > tolerance_m);
  return beyond ? { zh: '不少于', en: 'at least ' } : { zh: '', en: '' };
}

/** What was seen where site and object meet, in one sentence with its figures. */
export function seen(facts: MeetsFacts, layer: Bilingual): Bilingual {
  const [one, other] = [site(facts), party(facts, layer)];
  const depth = facts.inside_depth_m === null ? null : distance(facts.inside_depth_m);
  const deep = { zh: depth === null ? '' : `，最深处距边线${atLeast(facts).zh}${depth}`, en: depth === null ? '' : `, reaching ${atLeast(facts).en}${depth} inside its edge` };
  if (facts.overlap_m2 !== null) {
    const share = facts.overlap_share === null ? { zh: '', en: '' } : { zh: `，占受检面积的${percent(facts.overlap_share)}`, en: `, ${percent(facts.overlap_share)} of the area tested` };
    return { zh: `${one.zh}与${other.zh}重叠${area(facts.overlap_m2)}${share.zh}${deep.zh}。`, en: `${one.en} overlaps ${other.en} by ${area(facts.overlap_m2)}${share.en}${deep.en}.` };
  }
  if (facts.overlap_length_m !== null) {
    return { zh: `${one.zh}与${other.zh}相交，相交长度${distance(facts.overlap_length_m)}${deep.zh}。`, en: `${one.en} crosses ${other.en} over ${distance(facts.overlap_length_m)}${deep.en}.` };
  }
  return { zh: `${one.zh}位于${other.zh}内${depth === null ? '' : `，距边线${depth}`}。`, en: `${one.en} lies in ${other.en}${depth === null ? '' : `, ${depth} from its edge`}.` };
}

/** What is not covered, in one sentence with its figures. */
export function uncovered(facts: GapFacts, layer: Bilingual): Bilingual {
  const one = site(facts);
  if (facts.gap_m2 === null) return { zh: `${one.zh}不在任何${layer.zh}内。`, en: `${one.en} lies in no ${layer.en}.` };
  const share = facts.gap_share === null ? { zh: '', en: '' } : { zh: `，占其面积的${percent(facts.gap_share)}`, en: `, ${percent(facts.gap_share)} of it` };
  const depth = facts.gap_depth_m === null ? { zh: '', en: '' } : { zh: `，最远处距边线${distance(facts.gap_depth_m)}`, en: `, reaching ${distance(facts.gap_depth_m)} from the edge` };
  return { zh: `${one.zh}有${area(facts.gap_m2)}不在${layer.zh}内${share.zh}${depth.zh}。`, en: `${area(facts.gap_m2)} of ${one.en} lies in no ${layer.en}${share.en}${depth.en}.` };
}

/** Which data an answer rests on. */
export function tested(facts: Pick<MeetsFacts, 'object_revision' | 'object_as_of' | 'object_count'>, layer: Bilingual): Bilingual {
  const as_of = facts.object_as_of === null ? { zh: '', en: '' } : { zh: `，现势性${facts.object_as_of}`, en: `, as of ${facts.object_as_of}` };
  return {
    zh: `已检验：${layer.zh}图层第${facts.object_revision}版${as_of.zh}，共${facts.object_count}个，资料覆盖受检范围的100%。`,
    en: `Tested: the layer of the ${layer.en}, revision ${facts.object_revision}${as_of.en}, ${facts.object_count} in all, which has data for 100% of what was tested.`,
  };
}
