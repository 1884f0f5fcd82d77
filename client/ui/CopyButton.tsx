/** A button that copies and says for a moment that it did. */
import { useState, type ReactNode } from 'react';

interface CopyButtonProps {
  readonly text: () => string;
  readonly children: (state: { copied: boolean; copy: () => void }) => ReactNode;
}

export function CopyButton({ text, children }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void copyText(text()).then(setCopied);
    setTimeout(() => setCopied(false), 1800);
  };
  return children({ copied, copy });
}

/** Puts text on the clipboard, also where the browser's own way is only for https. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}
