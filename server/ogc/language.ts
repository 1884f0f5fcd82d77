/** The words of the OGC pages in both languages, and which of the two somebody reads. */
import type { Bilingual } from '../../data/grammar.ts';

export type Language = keyof Bilingual;

export const inLanguage = (text: Bilingual, language: Language): string => text[language];

/** The city's own language, unless English is asked for before it (RFC 9110 Accept-Language). */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').toLowerCase().split(',').map((part, index) => {
    const [tag = '', quality] = part.trim().split(/\s*;\s*q\s*=\s*/);
    return { language: /^(zh|en)(-|$)/.exec(tag)?.[1], quality: quality === undefined ? 1 : Number(quality), index };
  });
  const [first] = wanted.filter(({ language, quality }) => language !== undefined && quality > 0).toSorted((one, other) => other.quality - one.quality || one.index - other.index);
  return first?.language === 'en' ? 'en' : 'zh';
}

const zh = {
  title: '安澜 · OGC API',
  description: '城市图层的 OGC API – Features 与 Tiles 服务：坐标以 CGCS2000 存储，按图层的公开级别开放。',
  landing: '首页',
  conformance: '符合性声明',
  collections: '图层',
  definition: '接口定义（OpenAPI 3.0）',
  documentation: '接口说明',
  items: '要素',
  item: '要素',
  queryables: '可查询属性',
  schema: '属性结构',
  tiles: '矢量瓦片',
  tile_matrix_sets: '瓦片矩阵集',
  as_json: 'JSON 格式',
  as_html: '网页',
  next: '下一页',
  first: '第一页',
  synthetic: '示意数据',
  confidence: '可信度',
  valid_from: '生效日期',
  valid_to: '失效日期',
  geometry: '几何',
  source: '来源',
  id: '标识',
  matched: '共 {matched} 个要素，本页 {returned} 个',
  parameters: '参数',
  address: '地址',
  licence: '许可',
  attribution: '署名',
  none: '暂无数据',
  name: '名称',
  type: '类型',
  values: '取值',
  about: '说明',
  yes: '是',
  no: '否',
};

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Anlan · OGC API',
  description: "The city's layers by OGC API – Features and Tiles: coordinates are stored in CGCS2000; each layer is open to those whom it is published to.",
  landing: 'Landing page',
  conformance: 'Conformance',
  collections: 'Layers',
  definition: 'API definition (OpenAPI 3.0)',
  documentation: 'API documentation',
  items: 'Features',
  item: 'Feature',
  queryables: 'Queryables',
  schema: 'Schema',
  tiles: 'Vector tiles',
  tile_matrix_sets: 'Tile matrix sets',
  as_json: 'as JSON',
  as_html: 'as a page',
  next: 'Next page',
  first: 'First page',
  synthetic: 'Demonstration data',
  confidence: 'Confidence',
  valid_from: 'Valid from',
  valid_to: 'Valid to',
  geometry: 'Geometry',
  source: 'Source',
  id: 'Id',
  matched: '{matched} features, {returned} on this page',
  parameters: 'Parameters',
  address: 'Address',
  licence: 'Licence',
  attribution: 'Attribution',
  none: 'No data yet',
  name: 'Name',
  type: 'Type',
  values: 'Values',
  about: 'About',
  yes: 'Yes',
  no: 'No',
};

export const words: Readonly<Record<Language, Readonly<Record<keyof typeof zh, string>>>> = { zh, en };
