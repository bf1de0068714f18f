import { historyEntries } from '../../shared/history/entries';
import { valueText } from '../../shared/history/words';
import type { UnchainedBatch } from '../../shared/model/batch';
import type { Obstacle, RecordTable } from '../../shared/model/record-table';
import type { Direction } from '../ledger/undo-history';
import { timeText } from '../ui/time-text';

export const stepWords: Readonly<Record<Direction, string>> = { undo: '撤销', redo: '重做' };

/** Characters of a reason that a button or a line has room for. */
const longestReason = 40;
/** Of which so many at the end, where it says which year. */
const longestEnd = 14;

/** A reason with its middle left out where it is long: "录入 城乡居民基本养老…比重 2018 年实际值". */
export function shortReason(reason: string): string {
  const characters = [...reason];
  if (characters.length <= longestReason) return reason;
  const beginning = characters.slice(0, longestReason - longestEnd - 1);
  return `${beginning.join('')}…${characters.slice(-longestEnd).join('')}`;
}

export interface FoundObstacles {
  readonly first: Obstacle;
  readonly count: number;
  /** The last batch that changed what stands there; null where it is not known. */
  readonly culprit: UnchainedBatch | null;
}

/** What stands in the way of a step, for people. */
export function obstacleText(
  direction: Direction,
  { first: { change, current }, count, culprit }: FoundObstacles,
  records: RecordTable,
): string {
  const [entry] = historyEntries({ position: 0, batch: { ...noBatch, changes: [change] } }, records);
  const where = entry ? `${entry.subject} ${entry.place}` : '规划内容';
  const named = (text: string): string => (text === '' ? '空' : `“${shortReason(text)}”`);
  const now = named(valueText(change.key, current, [records]));
  const expected = named(entry?.before ?? '');
  const who = culprit
    ? `最后是${culprit.by === '' ? '' : ` ${culprit.by} `}在 ${timeText(culprit.at)} 改的（${shortReason(culprit.reason)}）`
    : '在历史里没有找到是谁改的';
  const more = count > 1 ? `另有 ${count - 1} 处也是这样。` : '';
  const left = direction === 'undo' ? '不是这一步留下的' : '不是这一步之前的';
  return `${where}现在是${now}，${left}${expected}；${who}。${more}`;
}

const noBatch = {
  id: '',
  workspaceId: '',
  schemaVersion: 0,
  parentHash: '',
  at: '',
  by: '',
  reason: '',
  origin: { kind: 'typed' },
} as const;
