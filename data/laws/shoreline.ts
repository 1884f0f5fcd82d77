/** The law of the shoreline: what may not stand along the Yellow River and its tributaries. */
import type { Bilingual, LegalBasis, LegalText } from '../grammar.ts';
import { document, fullText, summary, wording, yellowRiver, yellowRiverFrom } from './writing.ts';

/** An article of the Yellow River Protection Law, in its words or in ours. */
const words = (article: Bilingual, zh: string, en: string): LegalText => wording(fullText, yellowRiver, article, zh, en, yellowRiverFrom);
const account = (article: Bilingual, zh: string, en: string): LegalText => summary(fullText, yellowRiver, article, zh, en, yellowRiverFrom);

export const shoreline: readonly LegalBasis[] = [
  {
    id: 'yrpl_26_2',
    title: { zh: '岸线管控范围内禁止新建、扩建化工园区和化工项目', en: 'No new or expanded chemical parks or projects in the shoreline control zone' },
    texts: [words({ zh: '第二十六条第二款', en: 'art. 26 para. 2' },
      '禁止在黄河干支流岸线管控范围内新建、扩建化工园区和化工项目。',
      'It is prohibited to build or expand chemical parks and chemical projects within the shoreline control zone of the main stem and tributaries of the Yellow River.')],
  },
  {
    id: 'yrpl_26_2_tailings',
    title: { zh: '黄河干流和重要支流岸线管控范围内禁止新建、改建、扩建尾矿库', en: 'No new, rebuilt or expanded tailings ponds in the shoreline control zone of the main stem and important tributaries' },
    texts: [account({ zh: '第二十六条第二款后段', en: 'art. 26 para. 2, second sentence' },
      '黄河干流和重要支流的岸线管控范围内禁止新建、改建、扩建尾矿库；以提升安全水平、生态环境保护水平为目的的改建除外。',
      'In the shoreline control zone of the main stem and of important tributaries no tailings pond may be built, rebuilt or expanded, except a rebuilding that raises safety or ecological protection.')],
  },
  {
    id: 'yrpl_26_3',
    title: { zh: '岸线管控范围由谁确定并公布', en: 'Who fixes and publishes the shoreline control zone' },
    texts: [words({ zh: '第二十六条第三款', en: 'art. 26 para. 3' },
      '干支流目录、岸线管控范围由国务院水行政、自然资源、生态环境主管部门按照职责分工，会同黄河流域省级人民政府确定并公布。',
      'The catalogue of the main stem and tributaries and the shoreline control zones are fixed and published by the State Council departments for water, natural resources and ecology and environment, each within its duties, together with the provincial governments of the Yellow River basin.')],
  },
  {
    id: 'yrpl_109_1',
    title: { zh: '违反岸线管控规定新建、扩建化工园区和项目的处罚', en: 'Penalty for building or expanding chemical parks and projects there' },
    texts: [account({ zh: '第一百零九条第一项', en: 'art. 109(1)' },
      '责令停止违法行为，限期拆除或者恢复原状，处五十万元以上五百万元以下罚款，对有关人员处五万元以上十万元以下罚款；情节严重的责令关闭。',
      'Order to stop, to dismantle or restore by a deadline; fine of 500,000 to 5,000,000 yuan, persons 50,000 to 100,000 yuan; closure in serious cases.')],
  },
  {
    id: 'yrpl_109_2',
    title: { zh: '违反规定新建、改建、扩建尾矿库的处罚', en: 'Penalty for building, rebuilding or expanding tailings ponds there' },
    texts: [account({ zh: '第一百零九条第二项', en: 'art. 109(2)' }, '在黄河干流和重要支流岸线管控范围内违法新建、改建、扩建尾矿库的，责令停止、限期拆除或者恢复原状并处罚款。', 'Order to stop, to dismantle or restore by a deadline, with a fine.')],
  },
  {
    id: 'yrpl_121',
    title: { zh: '黄河干流、支流、重要支流的含义', en: 'What main stem, tributary and important tributary mean' },
    texts: [account({ zh: '第一百二十一条', en: 'art. 121' },
      '黄河干流指自源头至入海口（含入海流路）的河道；支流指直接或者间接流入干流的河流，分级别；重要支流列举湟水、洮河、祖厉河、清水河、大黑河、皇甫川、窟野河、无定河、汾河、渭河、伊洛河、沁河、大汶河等，未列乌海境内支流。',
      'Main stem: source to sea including the flow path to it. Tributary: any river that flows into it directly or indirectly, in orders. Important tributaries are listed with an open end ("等"); no tributary of Wuhai is named.')],
  },
  {
    id: 'plan_shoreline',
    title: { zh: '整改方案关于化工园区的要求（政策，窄于法律）', en: "The rectification plan's own sentence on chemical parks (policy, narrower than the law)" },
    texts: [
      { document: document('乌海市贯彻落实第二轮自治区生态环境保护督察报告整改方案', "Wuhai's rectification plan after the second inspection by the autonomous region"),
        article: { zh: '整改措施', en: 'measures' },
        text: '严禁在黄河干流及主要支流岸线管控范围内新建化工园区',
        translation: 'Building new chemical parks within the shoreline control zone of the main stem and main tributaries of the Yellow River is strictly prohibited.',
        // The day of publication is not in the summary we hold; the feedback it answers is of 2024-03-27.
        valid_from: '2024-03-27', valid_to: null,
        source: { zh: '方案公开摘要；生效日按督察反馈日 2024-03-27 计，未核实', en: "the plan's public summary; its first day is taken from the inspection's feedback of 2024-03-27, unconfirmed" }, confirmed: false },
    ],
  },
];
