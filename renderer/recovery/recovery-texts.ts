import type { RecoverySurvey } from '../../shared/host';
import type { RecoveryChoice } from '../../shared/saving/recovery-choices';
import type { Comparison } from './compare-sides';
import { callTroubleText } from '../ledger/host-away';
import { FolderRefused } from '../ledger/level';
import type { RebuildProgress } from '../ledger/recovered-ledger';
import { databaseFault } from '../storage/commit-fault';
import { saveFaultText } from '../ui/fault-text';
import { timeText } from '../ui/time-text';

/** Why a rebuild was not carried through. Whatever the reason, both sides are as they were or set aside. */
export function failureText(error: unknown): string {
  const kept = '原有的数据都还在；请重新载入后再选一次。';
  if (error instanceof FolderRefused) return `没有完成：${saveFaultText(error.fault)}${kept}`;
  if (databaseFault(error) === 'databaseFull')
    return `没有完成：数据库没有空间了，多半是系统盘快满了。请先腾出磁盘空间。${kept}`;
  return `没有完成：${callTroubleText(error)}${kept}`;
}

export function momentText(at: string | null): string {
  return at === null ? '—' : timeText(at);
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
      keeps: `${filesText(holds, lent, loose)}重建数据库，最后一次是 ${momentText(survey.best?.headAt ?? null)}。`,
      loses:
        loses === 0
          ? `${nothingLost(survey)}。`
          : `数据库里另有 ${loses} 次录入不在文件里；它们会先另存为一份快照，不会删除。`,
    };
  return {
    button: '以数据库为准',
    keeps: `保留数据库里的 ${holds} 次录入（最后一次是 ${momentText(database?.lastAt ?? null)}），重新写好数据文件夹。`,
    loses:
      loses === 0
        ? `${nothingLost(survey)}；数据文件夹里原有的日志移到“set-aside”子文件夹保存。`
        : `文件里另有 ${loses} 次录入不在数据库里；它们会先另存为一份快照，原有的日志移到“set-aside”子文件夹，不会删除。`,
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
