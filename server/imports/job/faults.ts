/** Everything that can be wrong with a row of an import, in sentences that say what stands there and what was expected. */
import type { Attribute, Bilingual } from '../../../data/grammar.ts';
import type { RowFault } from '../../contract/imports.ts';

/** As it is kept with the row. */
export interface KeptFault {
  readonly code: string;
  readonly column?: string;
  readonly attribute?: string;
  readonly value?: string;
  readonly other?: number;
  readonly expected?: Bilingual;
  readonly area_m2?: number;
  readonly change_m2?: number;
  readonly width_m?: number;
}

type Sentence = (fault: KeptFault) => string;
interface Kind {
  readonly severe: boolean;
  readonly zh: Sentence;
  readonly en: Sentence;
}

const at = ({ column, attribute }: KeptFault): string => column ?? attribute ?? '';
const m2 = (value: number | undefined): string => (value ?? 0).toLocaleString('en-US', { maximumFractionDigits: 2 });

const KINDS: Readonly<Record<string, Kind>> = {
  // Of reading.
  'no-geometry': { severe: true, zh: () => '此行没有图形。', en: () => 'The row has no shape.' },
  'bad-position': { severe: true, zh: ({ value }) => `坐标“${value}”无法识别。`, en: ({ value }) => `The position "${value}" cannot be read.` },
  'bad-geometry': { severe: true, zh: ({ value }) => `图形无法读取：${value}。`, en: ({ value }) => `The shape cannot be read: ${value}.` },
  'no-place': { severe: true, zh: ({ value }) => `坐标 ${value} 不对应地球上的任何位置。`, en: ({ value }) => `The coordinates ${value} lead to no place on the Earth.` },
  'kind-not-read': { severe: true, zh: ({ value }) => `不支持图形类型 ${value}。`, en: ({ value }) => `Shapes of the kind ${value} are not read.` },
  'characters-lost': { severe: false, zh: (fault) => `“${at(fault)}”列含有该编码无法表示的字节。`, en: (fault) => `The cell "${at(fault)}" holds bytes that are no text in this encoding.` },
  // Of what it says.
  'value-not-understood': {
    severe: true,
    zh: (fault) => `“${at(fault)}”为“${fault.value}”，应为${fault.expected?.zh ?? ''}。`,
    en: (fault) => `"${at(fault)}" is "${fault.value}"; expected ${fault.expected?.en ?? ''}.`,
  },
  'value-kept-aside': {
    severe: false,
    zh: (fault) => `“${at(fault)}”为“${fault.value}”，应为${fault.expected?.zh ?? ''}；原值照录备查，该属性留空。`,
    en: (fault) => `"${at(fault)}" is "${fault.value}"; expected ${fault.expected?.en ?? ''}. It is kept as it stands, the attribute stays empty.`,
  },
  'value-missing': { severe: true, zh: (fault) => `缺少必填属性“${fault.expected?.zh ?? at(fault)}”。`, en: (fault) => `"${fault.expected?.en ?? at(fault)}" is missing; every row must have it.` },
  'value-out-of-range': { severe: true, zh: (fault) => `“${at(fault)}”为 ${fault.value}，应${fault.expected?.zh ?? ''}。`, en: (fault) => `"${at(fault)}" is ${fault.value}; expected ${fault.expected?.en ?? ''}.` },
  'value-unstorable': { severe: true, zh: () => '属性中含有无法存储的字符，或内容过长。', en: () => 'The attributes hold a character that cannot be stored, or are too long.' },
  'columns-cut': { severe: false, zh: ({ value }) => `其他列过多或过长，以下各列未保留：${value}。`, en: ({ value }) => `There are too many further columns, or they are too long; not kept: ${value}.` },
  'day-not-understood': { severe: true, zh: (fault) => `“${at(fault)}”为“${fault.value}”，应为日期，如 2024-01-31。`, en: (fault) => `"${at(fault)}" is "${fault.value}"; expected a date as 2024-01-31.` },
  'day-to-come': { severe: true, zh: (fault) => `“${at(fault)}”为 ${fault.value}，晚于今天；应不晚于今天。`, en: (fault) => `"${at(fault)}" is ${fault.value}, after today; expected today or earlier.` },
  'days-reversed': { severe: true, zh: ({ value }) => `终止日期不晚于起始日期：${value}。`, en: ({ value }) => `It ends before it begins: ${value}.` },
  'id-missing': { severe: true, zh: (fault) => `标识列“${at(fault)}”为空。`, en: (fault) => `The id column "${at(fault)}" is empty.` },
  'id-unusable': { severe: true, zh: ({ value }) => `标识“${value}”不可用，应为 1–200 个可见字符。`, en: ({ value }) => `The id "${value}" cannot be used; expected 1 to 200 visible characters.` },
  // Of its shape.
  'shape-empty': { severe: true, zh: () => '图形为空。', en: () => 'The shape is empty.' },
  'shape-off-earth': { severe: true, zh: ({ value }) => `坐标 ${value} 超出经纬度范围，请检查坐标系。`, en: ({ value }) => `It reaches ${value}, outside longitude ±180 and latitude ±90; look at the coordinate system.` },
  'shape-kind': { severe: true, zh: ({ value }) => `图形类型为 ${value}，与图层不符。`, en: ({ value }) => `It is a ${value}, which this layer does not hold.` },
  'shape-invalid': { severe: true, zh: ({ value }) => `图形无效：${value}。`, en: ({ value }) => `The shape is not valid: ${value}.` },
  'shape-lost': { severe: true, zh: ({ value }) => `图形无效且无法修复：${value}。`, en: ({ value }) => `The shape is not valid and nothing is left of it when it is repaired: ${value}.` },
  'shape-repaired': {
    severe: false,
    zh: ({ value, area_m2, change_m2 }) => `图形无效（${value}），已修复：面积 ${m2(area_m2)} m²，变化 ${m2(change_m2)} m²。`,
    en: ({ value, area_m2, change_m2 }) => `The shape was not valid (${value}) and was repaired: ${m2(area_m2)} m², a change of ${m2(change_m2)} m².`,
  },
  'shape-sliver': { severe: false, zh: ({ area_m2, width_m }) => `碎片：面积 ${m2(area_m2)} m²，平均宽度仅 ${width_m} m。`, en: ({ area_m2, width_m }) => `A sliver: ${m2(area_m2)} m², ${width_m} m wide on average.` },
  'shape-tiny-hole': { severe: false, zh: () => '含有不足 1 m² 的孔洞。', en: () => 'It has a hole of less than 1 m².' },
  'shape-outside': { severe: false, zh: () => '图形位于市域之外。', en: () => 'It lies outside the city.' },
  // Among the other rows.
  'id-repeated': { severe: true, zh: ({ other }) => `标识与第 ${other} 行重复。`, en: ({ other }) => `It has the id of row ${other}.` },
  'shape-repeated': { severe: false, zh: ({ other }) => `图形与第 ${other} 行相同。`, en: ({ other }) => `It has the shape of row ${other}.` },
  'shape-overlaps': { severe: false, zh: ({ other, area_m2 }) => `与第 ${other} 行重叠 ${m2(area_m2)} m²。`, en: ({ other, area_m2 }) => `It overlaps row ${other} by ${m2(area_m2)} m².` },
};

export const faultCodes: readonly string[] = Object.keys(KINDS);

/** 2: the row cannot be published. 1: it should be looked at. */
export const severityOf = (faults: readonly KeptFault[]): number => Math.max(0, ...faults.map(({ code }) => (KINDS[code]?.severe === false ? 1 : 2)));

export function faultOnWire(fault: KeptFault): RowFault {
  const kind = KINDS[fault.code];
  return {
    code: fault.code,
    severity: kind?.severe === false ? 'doubt' : 'fault',
    column: fault.column ?? null,
    attribute: fault.attribute ?? null,
    value: fault.value ?? null,
    other: fault.other ?? null,
    message: { zh: kind?.zh(fault) ?? fault.code, en: kind?.en(fault) ?? fault.code },
  };
}

/** What may stand in an attribute, in words for a person. */
export function expectedWords(attribute: Attribute): Bilingual {
  switch (attribute.type) {
    case 'text':
      return { zh: '不超过 10000 字的文字', en: 'a text of at most 10,000 characters' };
    case 'integer':
      return { zh: '整数', en: 'a whole number' };
    case 'number':
      return { zh: '数值', en: 'a number' };
    case 'boolean':
      return { zh: '“是”或“否”', en: 'yes or no' };
    case 'date':
      return { zh: '日期，如 2024-01-31', en: 'a date as 2024-01-31' };
    case 'choice': {
      const titles = Object.values(attribute.choices ?? {});
      return { zh: `以下之一：${titles.map(({ zh }) => zh).join('、')}`, en: `one of ${titles.map(({ en }) => en).join(', ')}` };
    }
    default:
      return attribute.type satisfies never;
  }
}
