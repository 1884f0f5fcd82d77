/** A button that copies and says for a moment that it did. */
import { useState, type ReactNode } from 'react';
import { copyText } from './copy.ts';

interface CopyButtonProps {
  readonly text: () => string;
  readonly children: (state: { copied: boolean; copy: () => void }) => ReactNode;
}

export function CopyButton({ text, children }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void copyText(text()).then((done) => {
      if (!done) return;
      setCopied(true);
      setTimeout(() => setCopied(false), 1800);
    });
  };
  return children({ copied, copy });
}
