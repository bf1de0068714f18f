import type {
  BackupProgress,
  Incoming,
  StageResult,
  StorageFault,
  WriteBackupResult,
} from '../../shared/host';
import { callTroubleText } from '../ledger/host-away';
import { FolderRefused } from '../ledger/level';
import type { RebuildProgress } from '../ledger/recovered-ledger';
import { faultText, saveFaultText } from '../ui/fault-text';

const hostSteps: Readonly<Record<BackupProgress['step'], string>> = {
  preparing: '正在准备',
  writing: '正在写出备份',
  verifying: '正在读回核对',
  reading: '正在读取备份',
  surveying: '正在清点备份里有什么',
};

const takeSteps: Readonly<Record<RebuildProgress['step'], string>> = {
  keeping: '正在把现有数据另存为快照',
  reading: '正在读取备份里的数据',
  checking: '正在逐条核对录入记录',
  writing: '正在写入，请不要关闭窗口',
};

export function hostProgressText(progress: BackupProgress | null): string {
  if (progress === null) return '正在准备…';
  const { step, done, total } = progress;
  return total > 0 ? `${hostSteps[step]}：${sizeText(done)} / ${sizeText(total)}` : `${hostSteps[step]}…`;
}

export function takeProgressText({ step, done, total }: RebuildProgress): string {
  return total > 1 ? `${takeSteps[step]}：${done} / ${total}` : `${takeSteps[step]}…`;
}

export function sizeText(bytes: number): string {
  return bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

/** Why work on a backup was not carried through; nothing of what is here was changed. */
export function brokenText(error: unknown): string {
  const why = error instanceof FolderRefused ? saveFaultText(error.fault) : callTroubleText(error);
  return `没有完成，原有的数据没有改动。${why}`;
}

export const databaseBehindText =
  '数据文件夹已经换成备份里的数据，数据库还没有换好。请重新载入，再选“从文件重建”；原来的数据都已另存，不会丢失。';

export const stagedGoneText =
  '后台服务重新启动过，打开的备份已经收起，没有接替，原有的数据没有改动。请重新打开它。';

/** What became of writing, where no file was written. */
export function notWrittenText(
  result: Exclude<WriteBackupResult, { readonly state: 'written' | 'exists' }>,
  path: string,
): string {
  switch (result.state) {
    case 'cancelled':
      return '已取消，没有写出备份；原来的文件（如果有）没有改动。';
    case 'empty':
      return '台账里还没有内容，没有写出备份。';
    case 'failed': {
      const place = result.place === 'target' ? `“${path}”` : '数据文件夹';
      return `没有写出备份：${faultText(result.fault, place)}原来的文件（如果有）没有改动。`;
    }
  }
}

/** Why a copy was not opened, and what to do. What is here was not touched. */
export function stageProblemText(
  result: Exclude<StageResult, { readonly state: 'staged' | 'passphraseNeeded' | 'cancelled' }>,
): string {
  switch (result.state) {
    case 'passphraseWrong':
      return '口令不对，没有打开。请核对大小写和输入法，再输入一次。';
    case 'truncated':
      return `备份文件不完整，末尾少了 ${sizeText(result.missingBytes)}，没有打开。多半是复制时中断；请从原处重新复制一份。`;
    case 'altered':
      return `备份文件的内容与写出时不同（${result.detail}），没有打开。可能是磁盘损坏或文件被改动过；请换一份备份。`;
    case 'newer':
      return '备份由更新版本的指标工作台写成，这个版本读不了。请用新版本打开。';
    case 'notBackup':
      return '这个文件不是指标工作台的备份，没有打开。备份文件的扩展名是 .iwb；如果它本来是备份，多半没有复制完，请从原处重新复制一份。';
    case 'empty':
      return '里面没有可以恢复的数据，没有打开。请换一份备份。';
    case 'failed':
      return result.place === 'source'
        ? readFaultText(result.fault)
        : `没有打开：${faultText(result.fault, '数据文件夹')}`;
  }
}

function readFaultText(fault: StorageFault): string {
  switch (fault) {
    case 'noFolder':
      return '没有打开：这个位置没有文件，可能已被移走，或移动硬盘、网络位置没有连上。请接好或换一个位置，再试一次。';
    case 'denied':
      return '没有打开：没有读取它的权限。请把备份复制到自己的文件夹，再试一次。';
    case 'busy':
      return '没有打开：它正被别的程序占用。请关闭那个程序，再试一次。';
    default:
      return '没有打开：读取时出了意外，可能是移动硬盘松动或磁盘损坏。请再试一次，或换一份备份。';
  }
}

interface TakeText {
  /** False where both sides are the same. */
  readonly needed: boolean;
  /** Nothing that is here would be missing afterwards. */
  readonly harmless: boolean;
  readonly text: string;
}

const kept = '本机现有的数据会先另存为一份快照，日志移到“set-aside”子文件夹保存，不会删除。';

/** What taking over would replace. */
export function takeText({ there, here, common }: Incoming): TakeText {
  if (here === null || here.best.position === 0)
    return { needed: true, harmless: true, text: '本机的数据文件夹里没有可读的数据，接替不会替换任何内容。' };
  const [theirs, ours] = [there.best.position, here.best.position];
  if (common === null)
    return {
      needed: true,
      harmless: false,
      text: `备份是另一份台账。接替后，本机现有的 ${ours} 次录入整个换成备份里的 ${theirs} 次。${kept}`,
    };
  if (common === ours && common === theirs)
    return { needed: false, harmless: true, text: '备份与本机现有的数据完全相同，不需要接替。' };
  if (common === ours)
    return {
      needed: true,
      harmless: true,
      text: `备份比本机多 ${theirs - ours} 次录入。接替后补上这些录入，本机现有的录入都在备份里，不会丢失。`,
    };
  if (common === theirs)
    return {
      needed: true,
      harmless: false,
      text: `本机比备份多 ${ours - theirs} 次录入。接替后回到备份的状态，不再有这 ${ours - theirs} 次录入。${kept}`,
    };
  return {
    needed: true,
    harmless: false,
    text: `前 ${common} 次录入两边相同，之后备份另有 ${theirs - common} 次，本机另有 ${ours - common} 次。接替后采用备份里的。${kept}`,
  };
}
