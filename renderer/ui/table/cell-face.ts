import type { ReactNode } from 'react';
import type { TableCell } from '../../../shared/tables/table-model';

/** What is drawn in a cell in place of its text, by its column and row; null for the text. */
export type CellFace = (cell: TableCell, column: string, row: number) => ReactNode;
