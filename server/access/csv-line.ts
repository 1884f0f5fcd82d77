/** One line of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */

/** What a cell must not begin with, or a spreadsheet would compute it; the wide signs too, which Chinese ones take for the narrow. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** The text so that no spreadsheet takes it for a formula. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = harmless(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
