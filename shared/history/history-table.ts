import { emptyCell, textCell, type TableColumn, type TableModel } from '../tables/table-model';
import { originNames, type HistoryEntry } from './entries';

const columns: readonly TableColumn[] = [
  { id: 'position', title: '次序', align: 'center', width: 6, frozen: false, indented: false },
  { id: 'time', title: '时间', align: 'left', width: 20, frozen: false, indented: false },
  { id: 'by', title: '录入人', align: 'center', width: 8, frozen: false, indented: false },
  { id: 'origin', title: '方式', align: 'center', width: 5, frozen: false, indented: false },
  { id: 'subject', title: '指标或内容', align: 'left', width: 32, frozen: false, indented: true },
  { id: 'place', title: '位置', align: 'left', width: 16, frozen: false, indented: false },
  { id: 'before', title: '原值', align: 'left', width: 16, frozen: false, indented: false },
  { id: 'after', title: '新值', align: 'left', width: 16, frozen: false, indented: false },
];

const cell = (text: string) => (text === '' ? emptyCell : textCell(text));

/** 修改记录: entries as a table, in the order given; `timeText` gives the local text of a UTC time. */
export function historyTable(
  title: string,
  entries: readonly HistoryEntry[],
  notes: readonly string[],
  timeText: (at: string) => string,
): TableModel {
  return {
    name: '修改记录',
    title,
    subtitle: null,
    caption: null,
    header: columns.map((column) => ({ column })),
    rows: entries.map(({ position, at, by, origin, subject, place, before, after }) => ({
      kind: 'indicator',
      indent: 0,
      cells: [`${position}`, timeText(at), by, originNames[origin], subject, place, before, after].map(cell),
    })),
    notes,
    source: null,
  };
}
