import type { TableModel } from './table-model';

/** What stands under a table: 注 (numbered where there are several) and 资料来源, one text a line. */
export function noteTexts({ notes, source }: Pick<TableModel, 'notes' | 'source'>): readonly string[] {
  const numbered = notes.map((note, index) => {
    const number = notes.length > 1 ? `${index + 1}. ` : '';
    return (index === 0 ? '注：' : '　　') + number + note;
  });
  return source === null ? numbered : [...numbered, `资料来源：${source}`];
}
