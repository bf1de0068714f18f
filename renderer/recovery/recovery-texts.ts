import type { RecoverySurvey } from '../../shared/host';
import type { RecoveryChoice } from '../../shared/saving/recovery-choices';
import type { Comparison } from './compare-sides';
import type { RebuildProgress } from '../ledger/recovered-ledger';

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'medium' });

export function timeText(at: string | null): string {
  return at === null ? '—' : clock.format(new Date(at));
}

interface ChoiceText {
  readonly button: string;
  readonly keeps: string;
  readonly loses: string;
}

function filesText(holds: number, lent: number, loose: number): string {
  const behind = loose > 0 ? `（其中 ${loose} 次接在读不出来的记录后面）` : '';
  return lent > 0
    ? `合并数据文件夹和数据库里读得出来的记录，用 ${holds} 次录入${behind}`
    : `用数据文件夹里的 ${holds} 次录入${behind}`;
}

/** A choice that keeps everything there is keeps what is lost already no more than the other. */
function nothingLost({ doubts }: RecoverySurvey): string {
  const isLost = doubts.some(({ kind }) => kind === 'batchesLost' || kind === 'batchesLoose');
  return isLost ? '除“需要留意”里说的以外，不会再丢失录入' : '不会丢失任何录入';
}

/** What a choice gives, and what becomes of the rest. */
export function choiceText(
  { source, holds, loses }: RecoveryChoice,
  { survey, database, lent, loose }: Comparison,
): ChoiceText {
  if (source === 'files')
    return {
      button: '从文件重建',
      keeps: `${filesText(holds, lent, loose)}重建数据库，最后一次是 ${timeText(survey.best?.headAt ?? null)}。`,
      loses:
        loses === 0
          ? `${nothingLost(survey)}。`
          : `数据库里另有 ${loses} 次录入不在文件里；它们会先另存为一份快照，不会删除。`,
    };
  return {
    button: '以数据库为准',
    keeps: `保留数据库里的 ${holds} 次录入（最后一次是 ${timeText(database?.lastAt ?? null)}），重新写好数据文件夹。`,
    loses:
      loses === 0
        ? `${nothingLost(survey)}；数据文件夹里原有的日志移到“set-aside”子文件夹保存。`
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
