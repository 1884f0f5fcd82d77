/** The law of protected nature: red lines, reserves, wetlands. */
import type { LegalBasis } from '../grammar.ts';
import { article, code, codeFrom, document, fullText, known, mirror, summary } from './writing.ts';

const protection = document('中华人民共和国环境保护法', 'Environmental Protection Law of the PRC');
const wetland = document('中华人民共和国湿地保护法', 'Wetland Protection Law of the PRC');
const notice142 = document('自然资源部、生态环境部、国家林业和草原局《关于加强生态保护红线管理的通知（试行）》（自然资发〔2022〕142号）', 'Notice 142 (2022) on the management of ecological red lines (trial)');
const page = document('公开网页，第 6、7、10 类按一般了解，发布日未核实', 'a public page; items 6, 7 and 10 and its day from general knowledge');
const wetlandFrom = '2022-06-01';
const onWetlands = (id: string, zh: string, en: string, art: [string, string], words: [string, string]): LegalBasis => ({
  id, title: { zh, en }, texts: [summary(fullText, wetland, article(...art), words[0], words[1], wetlandFrom)],
});

export const onNature: readonly LegalBasis[] = [
  {
    id: 'red_line_protection',
    title: { zh: '生态保护红线严格保护', en: 'Strict protection of ecological red lines' },
    texts: [
      summary(known, protection, article('二十九', '29'), '国家在重点生态功能区、生态环境敏感区和脆弱区等区域划定生态保护红线，实行严格保护。', 'Red lines are drawn in key, sensitive and fragile areas and strictly protected.', '2015-01-01', codeFrom),
      summary(mirror, code, article('六十', '60'), '生态保护红线实行严格保护，省级人民政府对红线内人为活动进行监管、评估。', 'Red lines are strictly protected; the provincial government supervises and evaluates human activity in them.', codeFrom),
    ],
  },
  {
    id: 'red_line_activities',
    title: { zh: '生态保护红线内允许的有限人为活动（十类）', en: 'The ten limited human activities allowed in a red line' },
    texts: [summary(page, notice142, { zh: '第一部分', en: 'part one' }, '自然保护地核心保护区外，禁止开发性、生产性建设活动，仅允许十类对生态功能不造成破坏的有限人为活动；煤炭开采不在列明矿种之内。', 'Outside the core of nature areas no development or production building; only ten kinds of limited activities that do not damage ecological function. Coal is not among the minerals listed.', '2022-08-16')],
  },
  {
    id: 'nature_reserves',
    title: { zh: '自然保护区分区管控', en: 'Zones of nature reserves' },
    texts: [
      summary(known, document('中华人民共和国自然保护区条例（2017 修订）', 'Nature Reserve Regulations (2017 revision)'), { zh: '第二十六、二十七、二十八、三十二条', en: 'arts. 26, 27, 28, 32' }, '核心区、缓冲区、实验区三区管理。', 'Three zones: core, buffer, experimental.', '2017-10-07', '2026-03-15'),
      summary(known, document('中华人民共和国自然保护区条例（国务院令第 830 号）', 'Nature Reserve Regulations (State Council Order 830)'), { zh: '第二十六、二十七条', en: 'arts. 26–27' }, '核心保护区、一般控制区两区管理。', 'Two zones: core protection, general control.', '2026-03-15'),
    ],
  },
  {
    id: 'nature_areas_apart',
    title: { zh: '自然保护地不得交叉重叠', en: 'Nature areas may not overlap' },
    texts: [summary(mirror, code, { zh: '第八百五十九条、第八百六十一条', en: 'arts. 859, 861' }, '自然保护地不得交叉重叠；自然保护区分为核心保护区和一般控制区。', 'Nature areas may not overlap each other; a reserve has a core protection zone and a general control zone.', codeFrom)],
  },
  onWetlands('wetland_14', '重要湿地依法划入生态保护红线', 'Important wetlands are put into the red line', ['十四', '14'], ['湿地分为重要湿地（国家重要湿地、省级重要湿地）和一般湿地；重要湿地依法划入生态保护红线。', 'Important wetlands (national, provincial) and general ones; important wetlands are put into the red line by law.']),
  onWetlands('wetland_19', '禁止占用国家重要湿地', 'No occupation of wetlands of national importance', ['十九', '19'], ['禁止占用国家重要湿地，国家重大项目、防灾减灾项目、重要水利及保护设施项目、湿地保护项目等除外；建设项目选址应当避让湿地，无法避让的应当尽量减少占用，并征求相应主管部门意见。', 'No occupation of wetlands of national importance except for major national projects, disaster works, key water and protection works and wetland protection; projects avoid wetlands or take as little as they can, and the competent level is heard.']),
  onWetlands('wetland_20', '临时占用湿地', 'Temporary use of wetlands', ['二十', '20'], ['临时占用湿地的期限一般不得超过二年，不得在临时占用的湿地上修筑永久性建筑物，期满后一年内恢复。', 'A temporary use lasts no more than two years, builds nothing permanent, and is restored within a year.']),
  onWetlands('wetland_28', '禁止破坏湿地的行为', 'Acts that are banned in wetlands', ['二十八', '28'], ['禁止开（围）垦、排干自然湿地，永久性截断水源，填埋，采砂、取土，倾倒、堆放废弃物，过度放牧等。', 'No reclaiming or draining of natural wetlands, no cutting off of water, filling, extraction of sand or soil, dumping, overgrazing.']),
  onWetlands('wetland_penalties', '破坏湿地的处罚', 'Penalties', ['五十二条至第五十四', '52–54'], ['按破坏面积处罚款，占用国家重要湿地的每平方米一千元以上一万元以下。', 'Fines by the square metre: 1,000 to 10,000 yuan for wetlands of national importance.']),
];
