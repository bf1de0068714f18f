import { safeCellText } from './cell-text';
import { headerColumns } from './header-layout';
import type { CellContent, HeaderNode, TableCell, TableModel } from './table-model';

/** A table whose every text fits a workbook's cell, and sentences on what had to be changed for that. */
export interface SafeTable {
  readonly model: TableModel;
  readonly remarks: readonly string[];
}

type Clean = (text: string, place: string) => string;

function safeHeader(header: readonly HeaderNode[], clean: Clean): readonly HeaderNode[] {
  return header.map((node) =>
    'column' in node
      ? { column: { ...node.column, title: clean(node.column.title, '表头') } }
      : { title: clean(node.title, '表头'), children: safeHeader(node.children, clean) },
  );
}

function safeContent(content: CellContent, place: string, clean: Clean): CellContent {
  return content.kind === 'empty' ? content : { ...content, text: clean(content.text, place) };
}

export function safeTable(model: TableModel): SafeTable {
  const remarks: string[] = [];
  const clean: Clean = (raw, place) => {
    const { text, changes } = safeCellText(raw);
    if (changes.length > 0) remarks.push(`${place}：${changes.join('；')}。`);
    return text;
  };
  const cleanOrNull = (text: string | null, place: string) => (text === null ? null : clean(text, place));
  const title = clean(model.title, '标题');
  const subtitle = cleanOrNull(model.subtitle, '副标题');
  const caption = cleanOrNull(model.caption, '表头右上角');
  const header = safeHeader(model.header, clean);
  const columns = headerColumns(header);
  const safeCell = (cell: TableCell | null, place: string): TableCell | null =>
    cell && { ...cell, content: safeContent(cell.content, place, clean) };
  const rows = model.rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell, column) =>
      safeCell(cell, `表内第 ${index + 1} 行“${columns[column]?.title ?? ''}”`),
    ),
  }));
  const notes = model.notes.map((note, index) => clean(note, `注 ${index + 1}`));
  const source = cleanOrNull(model.source, '资料来源');
  return { model: { ...model, title, subtitle, caption, header, rows, notes, source }, remarks };
}
