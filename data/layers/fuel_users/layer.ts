/** 燃料用户: boilers, kilns and stoves with the fuel they burn: what a no-burn zone forbids or lets be. */
import { actType } from '../acts.ts';
import { demonstrationLayer } from '../demonstration.ts';

export const fuel_users = demonstrationLayer({
  id: 'fuel_users',
  title: { zh: '燃料用户', en: 'Fuel users' },
  description: {
    zh: '锅炉、窑炉、民用炉具及其燃料种类、硫分、灰分、锅炉出力，是判断是否属于高污染燃料的依据（《高污染燃料目录》国环规大气〔2017〕2号）。燃料不明的须现场取样，不得推定合规。全部为示意。',
    en: 'Boilers, kilns and household stoves with their fuel, its sulphur and ash, and the output of the boiler: what decides whether the fuel counts as high-polluting under the national catalogue of 2017. An unknown fuel needs a sample, never a guess. Demonstration data.',
  },
  group: 'air',
  geometry: ['point', 'polygon'],
  attributes: {
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', searchable: true, aliases: ['SSMC', '设施名称', '用户名称'], in_tile: true },
    owner: { title: { zh: '使用单位', en: 'User' }, type: 'text', searchable: true, aliases: ['SYDW', '使用单位'] },
    appliance: {
      title: { zh: '设施类型', en: 'Appliance' },
      type: 'choice',
      choices: {
        boiler: { zh: '锅炉', en: 'Boiler' },
        household: { zh: '民用炉具', en: 'Household stove' },
        kiln: { zh: '工业窑炉', en: 'Industrial kiln' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['SSLX', '设施类型'],
      values: { 锅炉: 'boiler', 民用炉具: 'household', 工业窑炉: 'kiln' },
    },
    fuel: {
      title: { zh: '燃料种类', en: 'Fuel' },
      type: 'choice',
      choices: {
        coal: { zh: '煤炭（原煤、散煤）', en: 'Coal, loose or raw' },
        coal_products: { zh: '煤炭制品（型煤、焦炭、兰炭）', en: 'Coal products (briquettes, coke, semi-coke)' },
        heavy_oil: { zh: '石油焦、油页岩、原油、重油、渣油、煤焦油', en: 'Petroleum coke, oil shale, crude, heavy or residual oil, coal tar' },
        biomass: { zh: '生物质成型燃料', en: 'Biomass briquettes' },
        clean: { zh: '天然气、电、轻质油等', en: 'Gas, electricity, light oil' },
        other: { zh: '目录以外的其他燃料', en: 'Other fuel outside the catalogue' },
        unknown: { zh: '不明', en: 'Unknown' },
      },
      aliases: ['RLZL', '燃料种类'],
      values: { 散煤: 'coal', 原煤: 'coal', 型煤: 'coal_products', 焦炭: 'coal_products', 兰炭: 'coal_products', 重油: 'heavy_oil', 石油焦: 'heavy_oil', 生物质: 'biomass', 天然气: 'clean', 电: 'clean' },
      in_tile: true,
    },
    boiler_t_h: { title: { zh: '锅炉单台出力', en: 'Output of one boiler' }, type: 'number', unit: 't/h', aliases: ['GLCL', '锅炉出力'] },
    sulphur_pct: { title: { zh: '燃料硫分', en: 'Sulphur of the fuel' }, type: 'number', unit: '%', aliases: ['LF', '硫分'] },
    ash_pct: { title: { zh: '燃料灰分', en: 'Ash of the fuel' }, type: 'number', unit: '%', aliases: ['HF', '灰分'] },
    dedicated_boiler: { title: { zh: '生物质专用锅炉', en: 'Dedicated biomass boiler' }, type: 'boolean', aliases: ['ZYGL', '专用锅炉'] },
    dust_removal: { title: { zh: '高效除尘设施', en: 'High-efficiency dust removal' }, type: 'boolean', aliases: ['GXCC', '高效除尘'] },
    act_type: actType,
    installed_on: { title: { zh: '投用日期', en: 'Installed on' }, type: 'date', aliases: ['TYRQ', '投用日期'] },
    accuracy_m: { title: { zh: '点位精度', en: 'Accuracy of the place' }, type: 'number', unit: 'm', aliases: ['JD', '精度'] },
  },
  id_aliases: ['BSM'],
  label: 'name',
  appearance: { colour: '#85807c', shape: 'circle', line_width: 1.2 },
  classes: {
    by: 'fuel',
    values: [
      { value: 'coal', colour: '#8f5a4a', shape: 'square', line_width: 1.3 },
      { value: 'coal_products', colour: '#a8643c', shape: 'diamond', line_width: 1.3 },
      { value: 'heavy_oil', colour: '#9a5a86', shape: 'pentagon', line_width: 1.3 },
      { value: 'biomass', colour: '#6f8a34', shape: 'triangle', line_width: 1.3 },
      { value: 'clean', colour: '#3f86b5', shape: 'circle', line_width: 1.2 },
      { value: 'other', colour: '#85807c', shape: 'cross', line_width: 1.2 },
      { value: 'unknown', colour: '#a87c10', shape: 'star', line_width: 1.3 },
    ],
  },
  zoom: { min: 9, max: 22, label: 13 },
  visible: false,
  accuracy_m: 15,
  publish: 'internal',
});
