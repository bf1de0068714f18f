import { writableText } from '../tables/cell-text';
import { csvText } from '../tables/delimited';

/** A file before it is encoded. */
export interface CsvFile {
  readonly text: string;
  /** What had to be changed, in sentences for the user; empty when nothing was. */
  readonly remarks: readonly string[];
}

/** Rows as CSV. Characters that programs stumble over (controls, broken halves) are replaced, and the remarks say where. */
export function csvFile(rows: readonly (readonly string[])[]): CsvFile {
  const remarks: string[] = [];
  const [heads = []] = rows;
  const written = rows.map((row, index) =>
    row.map((field, column) => {
      const { text, changes } = writableText(field);
      if (changes.length > 0)
        remarks.push(`第 ${index + 1} 行“${heads[column] ?? ''}”：${changes.join('；')}。`);
      return text;
    }),
  );
  return { text: csvText(written), remarks };
}
