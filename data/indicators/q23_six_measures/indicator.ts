/** Indicator Q23: building sites with all six dust measures at 100 %. */
import type { Indicator } from '../../grammar.ts';

export const indicator: Indicator = {
  id: 'q23_six_measures',
  title: { zh: '建筑工地“六个百分之百”', en: 'Building sites with all six dust measures' },
  theme: 'air',
  phrase: '严格执行施工过程“六个百分之百”',
  unit: '%',
  target: { operator: '=', value: 100, due: null, strength: 'mandatory' },
  definitions: [{
    version: '1',
    from: null,
    text: {
      zh: '在建工地中，围挡、覆盖、冲洗、硬化、湿法作业、密闭运输六项最近检查结果全部为100%的个数比例。任一项低于100%即不达标；有项目未检查而其余达标的列为不明。',
      en: 'Of the building sites in work, those whose latest rating is 100 % on all six: fence, cover, washing, paving, wet work, closed transport. One below 100 % fails it; a measure not rated beside others that pass is unknown.',
    },
    numerator: { zh: '六项全部为100%的在建工地', en: 'Sites in work with all six at 100 %' },
    denominator: { zh: '在建工地', en: 'Sites in work' },
    source: { zh: '六项为通行说法；检查评分办法未查到，待确认。', en: 'The six are common usage; how they are rated was not found, to be confirmed.' },
  }],
  ambiguity: {
    zh: '方案没有写年份和考核办法，本平台按持续目标、以工地个数计算理解。',
    en: 'The plan names neither year nor method; we read it as lasting, and count sites.',
  },
  responsible: { zh: '市住房和城乡建设局', en: 'Housing bureau of the city' },
  source: { zh: '整改方案（公开摘要）', en: 'Public summary of the rectification plan' },
  measured: {
    value: 'share',
    counts: { unit: { zh: '个工地', en: 'sites' }, numerator: { zh: '六项全部为100%的', en: 'With all six at 100 %' }, denominator: { zh: '在建工地', en: 'Sites in work' } },
    population: { zh: '该日在建的建筑工地', en: 'Building sites in work by the day' },
    needs: [{ layer: 'construction_sites', features: true, covers_city: true }, { layer: 'districts', features: true }],
    sql: 'data/indicators/q23_six_measures/indicator.sql',
    notes: {
      all_six: { zh: '六项全部为100%', en: 'All six at 100 %' },
      below: { zh: '有项目低于100%', en: 'A measure below 100 %' },
      not_rated: { zh: '有项目未检查', en: 'A measure not rated' },
      status_unknown: { zh: '是否在建不明', en: 'State unknown' },
    },
  },
  publish: 'public',
  series: [{ id: 'reported', title: { zh: '上报值', en: 'Reported' } }],
};
