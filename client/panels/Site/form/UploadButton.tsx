/** A file by button, or dropped anywhere on the page while the panel is open. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '../../../api/call.ts';
import { readSite } from '../../../api/sites.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { IconUpload } from '../../../ui/icons.ts';
import css from '../Site.module.css';
import { siteWords } from '../words.ts';
import { readWords } from './read-words.ts';
import { ReadResult } from './ReadResult.tsx';
import { takeShape } from './read-shapes.ts';

const most_bytes = 5 * 1024 * 1024;
const kinds = '.json,.geojson,.kml,.kmz,.zip,.txt,.csv';

export function UploadButton() {
  const words = useWordsOf(siteWords);
  const reading_words = useWordsOf(readWords);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const reading = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > most_bytes) throw new Error(reading_words.file_too_large);
      return readSite({ file_name: file.name.slice(-255), base64: await base64Of(file) });
    },
    // One shape needs no choice; the notes stay to be read.
    onSuccess: ({ shapes, notes }) => shapes.length === 1 && shapes[0] && takeShape(shapes[0], notes),
  });
  const { mutate } = reading;
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) mutate(file);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [mutate]);
  const fault = reading.error;
  return (
    <>
      <Button size="xs" variant="default" loading={reading.isPending} leftSection={<IconUpload size={15} />} onClick={() => input.current?.click()}>
        {words.upload}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={kinds}
        data-testid="site-file"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) mutate(file);
        }}
      />
      {over && <div className={css.dropping}>{words.drop}</div>}
      {fault && (
        <p className={css.warn} role="alert">
          {fault instanceof ApiProblem ? fault.detail : fault.message}
        </p>
      )}
      {reading.data && reading.data.shapes.length > 1 && <ReadResult read={reading.data} onDone={() => reading.reset()} />}
    </>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
