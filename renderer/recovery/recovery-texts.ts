import type { Doubt } from '../../shared/host';
import type { RecoveryChoice } from '../../shared/saving/recovery-choices';
import type { Comparison } from './compare-sides';
import type { RebuildProgress } from './rebuild';

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'medium' });

export function timeText(at: string | null): string {
  return at === null ? '—' : clock.format(new Date(at));
}

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
      return `日志 ${doubt.name} 末尾有 ${doubt.bytes} 字节没有写完，多半是写入时断电；没有显示过“已保存”。`;
    case 'batchesMissing':
      return `第 ${doubt.after + 1} 至 ${doubt.until} 次录入的经过读不出来，但它们的结果已在快照里，数据没有少。`;
    case 'batchesUnreached':
      return `另有 ${doubt.count} 次录入（${timeText(doubt.firstAt)} 至 ${timeText(doubt.lastAt)}）读得出来，但接不上，没有包括在内。`;
    case 'batchUnfit':
      return `第 ${doubt.position} 次录入与它之前的数据对不上，恢复到它之前为止。`;
  }
}

export function doubtTexts(doubts: readonly Doubt[]): readonly string[] {
  return [...new Set(doubts.map(doubtText))];
}

interface ChoiceText {
  readonly button: string;
  readonly keeps: string;
  readonly loses: string;
}

/** What a choice gives, and what becomes of the rest. */
export function choiceText(
  { source, holds, loses }: RecoveryChoice,
  { survey, database }: Comparison,
): ChoiceText {
  if (source === 'files')
    return {
      button: '从文件重建',
      keeps: `用数据文件夹里的 ${holds} 次录入重建数据库，最后一次是 ${timeText(survey.best?.headAt ?? null)}。`,
      loses:
        loses === 0
          ? '不会丢失任何录入。'
          : `数据库里另有 ${loses} 次录入不在文件里；它们会先另存为一份快照，不会删除。`,
    };
  return {
    button: '以数据库为准',
    keeps: `保留数据库里的 ${holds} 次录入（最后一次是 ${timeText(database?.lastAt ?? null)}），重新写好数据文件夹。`,
    loses:
      loses === 0
        ? '不会丢失任何录入；数据文件夹里原有的日志移到“set-aside”子文件夹保存。'
        : `文件里另有 ${loses} 次录入不在数据库里；它们会移到“set-aside”子文件夹保存，不会删除。`,
  };
}

const stepTexts: Readonly<Record<RebuildProgress['step'], string>> = {
  keeping: '正在把现有数据另存为快照',
  reading: '正在读取文件里的数据',
  checking: '正在逐条核对录入记录',
  writing: '正在写入，请不要关闭窗口',
};

export function progressText({ step, done, total }: RebuildProgress): string {
  return total > 1 ? `${stepTexts[step]}：${done} / ${total}` : `${stepTexts[step]}…`;
}
