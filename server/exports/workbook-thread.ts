/** The thread in which a workbook is put together: thousands of rows take seconds in which nobody else would be answered. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { workAt } from '../sites/threads/bench.ts';

export interface Sheet {
  readonly title: string;
  /** The first row, in bold; null: every row's first cell is in bold instead. */
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly widths: readonly number[];
}

const bold = (text: string | number | null | undefined) => ({ value: String(text ?? ''), fontWeight: 'bold' as const });

workAt(async (sheets: readonly Sheet[]): Promise<Uint8Array> =>
  writeXlsxFile(
    sheets.map(({ title, head, rows, widths }) => {
      const data: SheetData = head === null ? rows.map(([name, ...cells]) => [bold(name), ...cells]) : [head.map(bold), ...rows.map((row) => [...row])];
      return { data, sheet: title, ...(head !== null && { stickyRowsCount: 1 }), columns: widths.map((width) => ({ width })) };
    }),
  ).toBuffer(),
);
