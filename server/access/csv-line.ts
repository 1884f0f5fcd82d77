/** One line of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */

/** What a cell must not begin with, or a spreadsheet would compute it. */
const FORMULA = /^[=+\-@\t\r]/;

export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
