/** A finding as plain text, for a memo or a message: everything that an inspector would ask for, and that it is a demonstration. */
import { formatArea, formatDate, formatLength } from '../../../i18n/format.ts';
import { clauses, inBrackets, titled } from '../../../i18n/punctuation.ts';
import type { Words } from '../../../i18n/words.ts';
import type { Language } from '../../../view/view.ts';
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { Finding } from '../../../../server/contract/rules.ts';
import { area, honestShare, metres, subjectName } from '../figures.ts';
import type { ConflictWords } from '../words.ts';

export interface Speech {
  readonly language: Language;
  readonly general: Words;
  readonly words: ConflictWords;
  /** The title of a layer by its id. */
  readonly layerTitle: (id: string) => string;
}

export function findingText(finding: Finding, rule: CatalogueRule, speech: Speech): string {
  const { language, general, words } = speech;
  const against = finding.object ? ` ${words.with({ object: finding.object.name })}` : '';
  return [
    `【${general.verdicts[finding.verdict]}】${subjectName(finding, words)}${against}`,
    finding.reason[language],
    ...(finding.demonstration ? [`※ ${titled(general.synthetic, words.demo_notice, language)}`] : []),
    '',
    ...figureLines(finding, speech),
    '',
    ...lawLines(finding, speech),
    titled(words.rule, `${rule.title[language]}${inBrackets(words.rule_version({ version: finding.evidence.rule_version }), language)}`, language),
    titled(words.layers, clauses(finding.evidence.layers.map((layer) => layerLine(layer, speech)), language), language),
    titled(words.crs, finding.evidence.crs, language),
    titled(words.run_at, formatDate(finding.evidence.run_at) ?? finding.evidence.run_at, language),
    titled(words.key, finding.key, language),
  ].join('\n');
}

const known = <T>(value: T | null, write: (value: T) => string): string | null => (value === null ? null : write(value));

function figureLines({ evidence }: Finding, { language, words }: Speech): string[] {
  const line = (title: string, value: string | null): string[] => (value === null ? [] : [titled(title, value, language)]);
  return [
    ...line(words.tested_area, known(evidence.tested_area_m2, (value) => formatArea(value, language))),
    ...line(words.overlap_area, known(evidence.overlap_m2, (value) => area(value, language))),
    ...line(words.overlap_share, known(evidence.overlap_share, (value) => honestShare(value, language))),
    ...line(words.overlap_depth, known(evidence.overlap_depth_m, (value) => metres(value, language))),
    ...line(words.distance, known(evidence.distance_m, (value) => formatLength(value, language))),
    ...line(words.tolerance, known(evidence.tolerance_m, (value) => metres(value, language))),
    ...line(words.coverage, known(evidence.coverage_share, (value) => honestShare(value, language))),
  ];
}

function lawLines({ evidence }: Finding, { language, words }: Speech): string[] {
  return evidence.legal.flatMap((text) => [
    `${text.document[language]} ${text.article[language]}${inBrackets(clauses([text.in_force_on_act_date ? words.in_force : words.not_in_force, text.confirmed ? words.confirmed : words.unconfirmed], language), language)}`,
    `　${text.text}`,
    ...(language === 'en' ? [`  ${text.translation} (${words.translation})`] : []),
  ]);
}

function layerLine(layer: Finding['evidence']['layers'][number], { general, words, layerTitle }: Speech): string {
  const version = layer.revision === 0 ? words.no_revision : words.revision({ number: layer.revision, date: layer.as_of ?? general.unknown });
  return `${layerTitle(layer.layer)} ${version}${layer.demonstration ? ` ${general.synthetic}` : ''}`;
}
