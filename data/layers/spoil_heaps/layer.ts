/** 排土场与煤矸石堆场: heaps that can take fire by themselves and must be covered and closed after use. */
import { demonstrationLayer } from '../demonstration.ts';

export const spoil_heaps = demonstrationLayer({
  id: 'spoil_heaps',
  title: { zh: '排土场与矸石堆场', en: 'Spoil heaps and gangue yards' },
  description: {
    zh: '露天矿排土场和煤炭洗选企业的煤矸石堆场，覆盖与封场状态是防自燃的关键（生态环境法典第二百零四条、第四百九十六条）。矸石堆场不是尾矿库。边界为示意。',
    en: 'Spoil heaps of open pits and gangue yards of coal-washing plants; cover and closure are what keeps them from self-ignition (Ecological Environment Code, arts. 204 and 496). Gangue yards are not tailings ponds. Outlines are demonstration data.',
  },
  group: 'mining',
  geometry: ['polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['PTCMC', '排土场名称'], in_tile: true },
    kind: {
      title: { zh: '类型', en: 'Kind' },
      type: 'choice',
      choices: { spoil_heap: { zh: '排土场', en: 'Spoil heap' }, gangue_yard: { zh: '煤矸石堆场', en: 'Gangue yard' } },
      aliases: ['LX', '类型'],
      values: { 排土场: 'spoil_heap', 煤矸石堆场: 'gangue_yard', 矸石山: 'gangue_yard' },
      in_tile: true,
    },
    owner: { title: { zh: '责任单位', en: 'Owner' }, type: 'text', searchable: true, aliases: ['ZRDW', '责任单位'] },
    cover_state: {
      title: { zh: '覆盖状态', en: 'State of cover' },
      type: 'choice',
      choices: {
        closed: { zh: '已封场', en: 'Closed' },
        covered: { zh: '已覆盖', en: 'Covered' },
        partly: { zh: '部分覆盖', en: 'Partly covered' },
        bare: { zh: '裸露', en: 'Bare' },
      },
      aliases: ['FGZT', '覆盖状态'],
      values: { 已封场: 'closed', 已覆盖: 'covered', 部分覆盖: 'partly', 裸露: 'bare' },
    },
    started_on: { title: { zh: '启用日期', en: 'In use since' }, type: 'date', aliases: ['QYRQ', '启用日期'] },
    volume_10k_m3: { title: { zh: '堆存量', en: 'Volume' }, type: 'number', unit: '万m³', aliases: ['DCL', '堆存量'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#98764e', pattern: 'dots', dash: 'solid', fill_opacity: 0.3, line_width: 1.2 },
  classes: {
    by: 'kind',
    values: [
      { value: 'spoil_heap', colour: '#98764e', pattern: 'dots', fill_opacity: 0.32, line_width: 1.2 },
      { value: 'gangue_yard', colour: '#7d6c68', pattern: 'cross-hatch', fill_opacity: 0.36, line_width: 1.2 },
    ],
  },
  zoom: { min: 9, max: 22, label: 12 },
  visible: false,
  accuracy_m: 20,
  publish: 'internal',
});
