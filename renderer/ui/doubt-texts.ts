import type { Doubt } from '../../shared/host';
import { timeText } from './time-text';

/** What a doubt means, in a sentence. */
function doubtText(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'markerMissing':
      return '数据文件夹里没有标记文件，重建时会重新写一份。';
    case 'markerDamaged':
      return '标记文件读不出来，重建时会重新写一份。';
    case 'journalMissing':
      return '数据文件夹里没有日志。';
    case 'snapshotDamaged':
      return `快照 ${doubt.name} 已损坏，没有采用。`;
    case 'segmentUnreadable':
      return `日志 ${doubt.name} 的开头读不出来，没有采用。`;
    case 'segmentMissing':
      return `缺少日志 ${doubt.name}。`;
    case 'recordsUnreadable':
      return `日志 ${doubt.name} 中间有 ${doubt.bytes} 字节读不出来，前后完好的记录都已读出。`;
    case 'tornTail':
      return `日志 ${doubt.name} 末尾有 ${doubt.bytes} 字节读不出来：多半是写入时断电，那样的录入还没有显示过“已保存”；也可能是最后的记录损坏了。`;
    case 'batchesMissing':
      return `第 ${doubt.after + 1} 至 ${doubt.until} 次录入的经过读不出来，但它们的结果已在快照里，数据没有少。`;
    case 'batchesUnreached':
      return `另有 ${doubt.count} 次录入（${timeText(doubt.firstAt)} 至 ${timeText(doubt.lastAt)}）读得出来，但接不上，没有包括在内。`;
    case 'batchesLoose':
      return `另有 ${doubt.count} 次录入（${timeText(doubt.firstAt)} 至 ${timeText(doubt.lastAt)}）完好，但它们之前至少有一次录入读不出来，也没有别的副本。重建时会把这 ${doubt.count} 次的内容补成一次“恢复”，请核对那以后的数据。`;
    case 'batchesLost':
      return `数据文件夹记着一共保存过 ${doubt.reached} 次录入，其中 ${doubt.count} 次找不到完好的副本。`;
    case 'batchUnfit':
      return `第 ${doubt.position} 次录入与它之前的数据对不上，恢复到它之前为止。`;
  }
}

export function doubtTexts(doubts: readonly Doubt[]): readonly string[] {
  return [...new Set(doubts.map(doubtText))];
}
