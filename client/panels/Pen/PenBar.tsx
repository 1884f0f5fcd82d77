/** What a hand on the keyboard needs while drawing: type a corner, take one back, finish, begin anew. */
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { readCoordinates } from '../../geo/coordinate-text.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { IconArrowBackUp, IconCheck, IconEraser, IconPlus } from '../../ui/icons.ts';
import { useDrawing } from '../../view/pen/drawing.ts';
import { flyTo } from '../../view/flight.ts';
import { askPen } from '../../view/pen/pen.ts';
import css from './Pen.module.css';
import { cornersOf } from './shape-corners.ts';
import { penWords } from './words.ts';

export function PenBar({ least }: { least: number }) {
  const words = useWordsOf(penWords);
  const shape = useDrawing((drawing) => drawing.shape);
  const finished = useDrawing((drawing) => drawing.finished);
  const corners = cornersOf(shape, finished).length;
  return (
    <div className={css.bar}>
      {!finished && <CornerInput />}
      <div className={css.buttons}>
        {!finished && (
          <Button size="xs" variant="default" title={words.undo_keys} disabled={corners === 0} leftSection={<IconArrowBackUp size={14} />} onClick={() => askPen({ ask: 'undo' })}>
            {words.undo}
          </Button>
        )}
        {!finished && (
          <Button size="xs" variant="default" title={words.finish_keys} disabled={corners < least} leftSection={<IconCheck size={14} />} onClick={() => askPen({ ask: 'finish' })}>
            {words.finish}
          </Button>
        )}
        <Button size="xs" variant="default" title={words.again_keys} disabled={shape === null} leftSection={<IconEraser size={14} />} onClick={() => askPen({ ask: 'clear' })}>
          {words.again}
        </Button>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {words.corners({ count: corners })}
      </p>
    </div>
  );
}

function CornerInput() {
  const words = useWordsOf(penWords);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const position = readCoordinates(text);
    setWrong(position === null);
    if (position === null) return;
    askPen({ ask: 'corner', position });
    flyTo({ position });
    setText('');
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || text === '') return;
    event.preventDefault();
    setText('');
    setWrong(false);
  };
  return (
    <form className={css.corner} onSubmit={add}>
      <TextInput
        size="xs"
        label={words.corner}
        placeholder="106.82, 39.65"
        description={words.corner_hint}
        error={wrong ? words.corner_wrong : null}
        value={text}
        maxLength={80}
        autoComplete="off"
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={leave}
      />
      <Button type="submit" size="xs" variant="light" leftSection={<IconPlus size={14} />} disabled={text.trim() === ''}>
        {words.add}
      </Button>
    </form>
  );
}
