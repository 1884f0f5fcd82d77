/** Draw a site and say what it is: the rule's own questions, asked in the catalogue's words. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Attribute } from '../../../../data/grammar.ts';
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import { measurePolygon } from '../../../geo/ellipsoid.ts';
import { formatArea, formatLength } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { IconPencil } from '../../../ui/icons.ts';
import { startDrawing } from '../../../view/drawing.ts';
import { PenBar } from '../../Pen/PenBar.tsx';
import { outlineOf } from '../../Pen/shape-corners.ts';
import type { Answered } from '../finding/answers.ts';
import panel from '../Conflicts.module.css';
import css from './Site.module.css';
import type { SiteCheck } from './site-check.ts';
import { conflictWords } from '../words.ts';

export function SiteForm({ site, rule }: { site: SiteCheck; rule: CatalogueRule }) {
  const words = useWordsOf(conflictWords);
  const questions = Object.entries(rule.what_if);
  return (
    <>
      <PanelSection title={words.site}>
        <p className={panel.hint}>{site.finished ? words.site_edit : words.site_step_draw}</p>
        <Preview site={site} />
        {site.crossing && (
          <p className={css.warn} role="alert">
            {words.site_crossing}
          </p>
        )}
        <div style={{ marginTop: 12 }}>
          {site.finished ? (
            <Button size="xs" variant="default" leftSection={<IconPencil size={14} />} onClick={() => startDrawing('conflicts', 'polygon')}>
              {words.site_redraw}
            </Button>
          ) : (
            <PenBar least={3} />
          )}
        </div>
      </PanelSection>
      {questions.length > 0 && (
        <PanelSection title={words.site_step_say}>
          <div className={css.fields}>
            {questions.map(([name, question]) => (
              <Question key={name} question={question} answer={site.said[name] ?? null} onSay={(answer) => site.say(name, answer)} />
            ))}
          </div>
        </PanelSection>
      )}
    </>
  );
}

function Preview({ site }: { site: SiteCheck }) {
  const words = useWordsOf(conflictWords);
  const language = useLanguage();
  const outline = outlineOf(site.shape);
  if (outline.length < 3) return null;
  const { area_m2, perimeter_m } = measurePolygon([outline]);
  return (
    <p className={css.preview} aria-live="off">
      {formatArea(area_m2, language)} <span className={panel.hint}>· {formatArea(area_m2, language, 'mu')} · {formatLength(perimeter_m, language)}</span>
      <span className={panel.hint} style={{ display: 'block', fontWeight: 400 }}>
        {words.site_preview}
      </span>
    </p>
  );
}

interface QuestionProps {
  readonly question: Attribute;
  readonly answer: Answered;
  readonly onSay: (answer: Answered) => void;
}

function Question({ question, answer, onSay }: QuestionProps) {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  const text = useText();
  const label = question.unit ? `${text(question.title)} (${question.unit})` : text(question.title);
  if (question.type === 'choice' || question.type === 'boolean') {
    const choices = question.type === 'boolean' ? { true: general.yes, false: general.no } : Object.fromEntries(Object.entries(question.choices ?? {}).map(([value, title]) => [value, text(title)]));
    const say = (value: string): void => onSay(value === '' ? null : question.type === 'boolean' ? value === 'true' : value);
    return (
      <NativeSelect
        size="xs"
        label={label}
        value={answer === null ? '' : String(answer)}
        onChange={(event) => say(event.currentTarget.value)}
        data={[{ value: '', label: words.not_said }, ...Object.entries(choices).map(([value, title]) => ({ value, label: title }))]}
      />
    );
  }
  const numeric = question.type === 'integer' || question.type === 'number';
  const say = (value: string): void => onSay(value === '' ? null : numeric ? Number(value) : value);
  return (
    <TextInput
      size="xs"
      label={label}
      type={question.type === 'date' ? 'date' : numeric ? 'number' : 'text'}
      maxLength={200}
      value={answer === null ? '' : String(answer)}
      onChange={(event) => say(event.currentTarget.value)}
    />
  );
}
