import type { HeaderNode, TableColumn } from './table-model';

export interface HeaderCell {
  readonly title: string;
  /** Index of the first column it covers. */
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The columns of a header, from left to right. */
export function headerColumns(header: readonly HeaderNode[]): readonly TableColumn[] {
  return header.flatMap((node) => ('column' in node ? [node.column] : headerColumns(node.children)));
}

function depthOf(header: readonly HeaderNode[]): number {
  return Math.max(0, ...header.map((node) => ('column' in node ? 1 : 1 + depthOf(node.children))));
}

/** The header as rows of cells: a column title reaches down to the last row, a group covers its columns. */
export function headerRows(header: readonly HeaderNode[]): readonly (readonly HeaderCell[])[] {
  const rows: HeaderCell[][] = Array.from({ length: depthOf(header) }, () => []);
  const place = (nodes: readonly HeaderNode[], level: number, from: number): void => {
    let column = from;
    for (const node of nodes) {
      const columnSpan = 'column' in node ? 1 : headerColumns(node.children).length;
      const title = 'column' in node ? node.column.title : node.title;
      const rowSpan = 'column' in node ? rows.length - level : 1;
      rows[level]?.push({ title, column, rowSpan, columnSpan });
      if (!('column' in node)) place(node.children, level + 1, column);
      column += columnSpan;
    }
  };
  place(header, 0, 0);
  return rows;
}
