/** What was read: how the numbers were understood, and the shapes to choose from. */
import { Button } from '@mantine/core';
import type { SiteRead } from '../../../../server/contract/sites.ts';
import { useText, useWordsOf } from '../../../i18n/words.ts';
import css from '../Site.module.css';
import { readWords } from './read-words.ts';
import { joined, takeShape, vertexCount, type ReadShape } from './read-shapes.ts';

export function ReadResult({ read, onDone }: { read: SiteRead; onDone: () => void }) {
  const words = useWordsOf(readWords);
  const text = useText();
  const all = joined(read.shapes);
  const take = (shape: ReadShape): void => {
    takeShape(shape, read.notes);
    onDone();
  };
  return (
    <div className={css.read} data-testid="read">
      <p>
        <strong>{words.read_found({ count: read.shapes.length, format: words.formats[read.format] ?? read.format })}</strong>
        {read.encoding && <small> · {words.read_encoding({ encoding: read.encoding.toUpperCase() })}</small>}
      </p>
      <ul className={css.notes}>
        {read.notes.map((note) => (
          <li key={note.en}>{text(note)}</li>
        ))}
      </ul>
      <ul className={css.choices}>
        {read.shapes.slice(0, 12).map((shape, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes its order
          <li key={`${index} ${shape.name}`}>
            <span>
              {shape.name || words.read_unnamed({ number: index + 1 })} <small>· {words.read_vertices({ count: vertexCount(shape.geometry) })}</small>
            </span>
            <Button size="compact-xs" onClick={() => take(shape)}>
              {words.read_use}
            </Button>
          </li>
        ))}
      </ul>
      {all && (
        <Button size="xs" variant="light" onClick={() => take(all)}>
          {words.read_use_all}
        </Button>
      )}
    </div>
  );
}
