/** A page of the OGC service: everything that is not ours is escaped, and it loads nothing. */
import { words, type Language } from '../language.ts';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

/** Puts values into a piece of HTML: escaped, unless they are pieces themselves. */
export function html(pieces: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  const written = values.map((value) => (value instanceof Html ? value.text : typeof value === 'object' ? value.map(({ text }) => text).join('') : escaped(String(value))));
  return new Html(pieces.reduce((text, piece, index) => `${text}${written[index - 1] ?? ''}${piece}`));
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
nav { padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.4rem; margin: 1rem 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.2rem 0 .3rem; }
div.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
li { margin: .15rem 0; }
a:focus-visible { outline: 2px solid; outline-offset: 2px; }
code { overflow-wrap: anywhere; }`;

export interface Crumb {
  readonly href: string;
  readonly title: string;
}

/** @param above the pages above this one, the first first */
export function pageOf(language: Language, title: string, above: readonly Crumb[], body: readonly Html[]): string {
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const crumbs = above.map((crumb, index) => html`${index === 0 ? '' : ' › '}<a href="${crumb.href}">${crumb.title}</a>`);
  const document = html`<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · ${words[language].title}</title><style>${new Html(STYLE)}</style></head><body><nav>${crumbs}</nav><main><h1>${title}</h1>${body}</main></body></html>`;
  return `<!doctype html>${document.text}`;
}

export function table(head: readonly string[], rows: readonly (readonly (string | number | Html)[])[]): Html {
  const cells = (row: readonly (string | number | Html)[]): Html[] => row.map((cell) => html`<td>${cell}</td>`);
  return html`<div class="wide" tabindex="0"><table><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table></div>`;
}
