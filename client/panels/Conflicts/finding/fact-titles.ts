/** What the measured facts are called: the rule's own questions first, then the layers' attributes, the measures that rules share, the rule's thresholds. */
import type { Attribute, Bilingual } from '../../../../data/grammar.ts';
import type { CatalogueLayer, CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { Finding } from '../../../../server/contract/rules.ts';
import { formatArea, formatDate, formatLength, formatNumber } from '../../../i18n/format.ts';
import type { Language } from '../../../view/view.ts';

const two = (zh: string, en: string): Bilingual => ({ zh, en });

/** Facts that many rules measure, by the names that the shared statements give them. */
const shared: Readonly<Record<string, Bilingual>> = {
  subject_layer: two('受检图层', 'Layer of the subject'),
  subject_id: two('受检对象编号', 'Id of the subject'),
  subject_name: two('受检对象', 'Subject'),
  subject_synthetic: two('受检对象为示意数据', 'The subject is demonstration data'),
  subject_shape: two('受检图形', 'Shape of the subject'),
  subject_accuracy_m: two('受检边界精度', 'Accuracy of the subject'),
  object_layer: two('对照图层', 'Layer compared with'),
  object_id: two('对照对象编号', 'Id compared with'),
  object_name: two('对照对象', 'Compared with'),
  object_synthetic: two('对照对象为示意数据', 'What it is compared with is demonstration data'),
  object_accuracy_m: two('对照边界精度', 'Accuracy of what it is compared with'),
  object_revision: two('对照图层版次', 'Revision of the layer compared with'),
  object_as_of: two('对照图层时点', 'That layer is as of'),
  object_count: two('对照图层要素数', 'Features in the layer compared with'),
  tested_area_m2: two('受检面积', 'Tested area'),
  tested_part: two('受检部分', 'Part that was tested'),
  before_from: two('原边界起始日', 'Earlier boundary held from'),
  existing_overlap_m2: two('原有部分的重叠面积', 'Overlap of the part that stood before'),
  meets: two('是否相交', 'They meet'),
  relation: two('空间关系', 'How they lie to each other'),
  overlap_m2: two('重叠面积', 'Overlap'),
  overlap_share: two('占受检面积', 'Share of the tested area'),
  overlap_length_m: two('重叠长度', 'Length inside'),
  overlap_width_m: two('重叠最大宽度', 'Greatest width of the overlap'),
  overlap_depth_m: two('深入范围', 'Deepest reach inside'),
  inside_depth_m: two('深入范围', 'Deepest reach inside'),
  distance_m: two('最近距离', 'Shortest distance'),
  tolerance_m: two('边界精度（容差）', 'Boundary accuracy (tolerance)'),
  gap_m2: two('未被覆盖的面积', 'Area that is not covered'),
  gap_share: two('未被覆盖的比例', 'Share that is not covered'),
  has_gap: two('有未覆盖部分', 'Something is not covered'),
  gap_depth_m: two('未覆盖部分距边线', 'Deepest reach of the gap'),
  reach_m: two('查找最近对象的半径', 'How far the nearest was looked for'),
  coverage_share: two('对照图层覆盖受检地块的比例', 'Share of the site the other layer covers'),
  coverage_margin_m: two('距对照图层数据范围边缘', 'Distance to the edge of that layer’s ground'),
  coverage_demonstration: two('数据范围为示意', 'The stated coverage is demonstration data'),
  zone_status: two('范围状态', 'Status of the zone'),
  zone_kind: two('范围类别', 'Kind of zone'),
  zone_published_on: two('范围公布日期', 'Zone published on'),
  zone_document: two('公布文件', 'Document that published it'),
  zone_revision: two('范围图层版次', 'Revision of the zone layer'),
  zone_as_of: two('范围图层时点', 'Zone layer as of'),
  zone_count: two('未废止的范围数', 'Zones not repealed'),
  act_date: two('行为发生日', 'Date of the act'),
  act_type: two('行为类型', 'Act'),
};

const values: Readonly<Record<string, Bilingual>> = {
  overlapping: two('重叠', 'overlapping'), within: two('位于其内', 'within'), containing: two('包含', 'containing'), touching: two('相接', 'touching'), adjoining: two('邻近', 'adjoining'), apart: two('相离', 'apart'), none: two('无对照对象', 'nothing to compare with'),
  area: two('面', 'area'), line: two('线', 'line'), point: two('点', 'point'),
  whole: two('全部', 'all of it'), added: two('新增部分', 'the added part'), added_unknown: two('新增部分不明', 'added part unknown'), added_within: two('新增部分全部在内', 'all of the added part lies inside'), added_empty: two('没有新增', 'nothing added'),
  published: two('公布', 'published'), draft: two('草案', 'draft'), consultation: two('公示', 'in consultation'), repealed: two('废止', 'repealed'),
};

export interface FactLine {
  readonly name: string;
  readonly title: string;
  readonly value: string;
}

type Fact = string | number | boolean | null;

export interface FactSpeech {
  readonly rule: CatalogueRule;
  readonly layers: readonly CatalogueLayer[];
  readonly language: Language;
  readonly unknown: string;
  readonly yes: string;
  readonly no: string;
}

export function factLines(finding: Finding, speech: FactSpeech): FactLine[] {
  const attributeOf = (name: string): Attribute | undefined => speech.rule.what_if[name] ?? layerOf(finding.subject.layer, speech)?.attributes[name] ?? layerOf(finding.object?.layer ?? speech.rule.against[0], speech)?.attributes[name];
  const kindOf = (name: string, value: Fact): ZoneKind | null => (typeof value === 'string' ? zoneKind(name, value, layerOf(comparedWith(finding), speech)) : null);
  const order = [...Object.keys(speech.rule.what_if), ...Object.keys(shared)];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  // The database keeps names in an order of its own; people ask who, what and where before how well.
  const facts = Object.entries(finding.evidence.facts).toSorted(([one], [other]) => rank(one) - rank(other));
  return facts.map(([name, value]) => {
    const attribute = attributeOf(name);
    const kind = attribute ? null : kindOf(name, value);
    const title = attribute?.title ?? shared[name] ?? kind?.title ?? speech.rule.thresholds[name]?.title;
    return { name, title: title ? title[speech.language] : name.replaceAll('_', ' '), value: kind ? kind.value[speech.language] : valueText(name, value, attribute, speech) };
  });
}

const comparedWith = ({ object, evidence: { facts } }: Finding): string | undefined => object?.layer ?? (typeof facts['object_layer'] === 'string' ? facts['object_layer'] : undefined);

interface ZoneKind {
  readonly title: Bilingual;
  readonly value: Bilingual;
}

/**
 * Rules against several layers tell their zones apart by one fact (`zone_kind`, `reserve_zone`, `wetland_level`): its words are those of
 * the compared layer's own attribute, also where the layer's kind was joined to the value (`national_…`); a layer without kinds is called by its name.
 */
function zoneKind(name: string, value: string, layer: CatalogueLayer | undefined): ZoneKind | null {
  const tail = /_(kind|level|zone)$/.exec(name)?.[1];
  if (!tail || !layer || value === '') return null;
  const of_any = name === 'zone_kind';
  for (const attribute of (of_any ? ['kind', 'level', 'zone'] : [tail]).flatMap((one) => layer.attributes[one] ?? [])) {
    const choice = Object.entries(attribute.choices ?? {}).find(([own]) => value === own || (of_any && value.startsWith(`${own}_`)));
    if (choice) return { title: attribute.title, value: choice[1] };
  }
  return of_any ? { title: layer.title, value: layer.title } : null;
}

const layerOf = (id: string | undefined, { layers }: FactSpeech): CatalogueLayer | undefined => layers.find((layer) => layer.id === id);

function valueText(name: string, value: Fact, attribute: Attribute | undefined, speech: FactSpeech): string {
  const { language } = speech;
  if (value === null || value === '') return speech.unknown;
  if (typeof value === 'boolean') return value ? speech.yes : speech.no;
  if (typeof value === 'number') return numberText(name, value, attribute, language);
  const said = attribute?.choices?.[value] ?? (name.endsWith('_layer') ? layerOf(value, speech)?.title : values[value]);
  return said ? said[language] : /^\d{4}-\d\d-\d\dT/.test(value) ? (formatDate(value) ?? value) : value;
}

/** Names end with their unit. */
function numberText(name: string, value: number, attribute: Attribute | undefined, language: Language): string {
  if (attribute?.unit) return `${formatNumber(value, language, 3)} ${attribute.unit}`;
  if (name.endsWith('_m2')) return value < 10_000 ? `${formatNumber(value, language, 1)} m²` : formatArea(value, language);
  if (name.endsWith('_m')) return Math.abs(value) < 1000 ? `${formatNumber(value, language, 1)} m` : formatLength(value, language);
  if (name.endsWith('_share')) return `${formatNumber(value * 100, language, 2)}%`;
  if (name.endsWith('_days')) return `${formatNumber(value, language)} ${language === 'zh' ? '天' : 'd'}`;
  return formatNumber(value, language, 3);
}
