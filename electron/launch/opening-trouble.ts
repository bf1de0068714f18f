import type { StorageFault } from '../../shared/host';
import { FolderInUse } from '../services/folder-lock';
import { storageFault } from '../services/storage-fault';

const causes: Readonly<Record<StorageFault, string>> = {
  busy: '正被其他程序占用',
  readOnly: '是只读的',
  diskFull: '所在的磁盘已满',
  noFolder: '不存在，也不能新建',
  denied: '没有写入权限',
  tooLong: '路径过长',
  nameInvalid: '名称不能使用',
  other: '不能读写',
};

/** Why the data folder could not be opened, for people. */
export function openingTrouble(error: unknown, dataFolder: string): string {
  if (error instanceof FolderInUse) {
    const who = error.user === '' ? '' : `（用户“${error.user}”）`;
    const holder =
      error.computer === null
        ? `已在本机的另一个窗口或浏览器中打开${who}`
        : `正由计算机“${error.computer}”${who}使用`;
    return `数据文件夹 ${dataFolder} ${holder}。同一份数据一次只能由一个程序使用，请先关闭那一个。`;
  }
  return `数据文件夹 ${dataFolder} ${causes[storageFault(error)]}，指标工作台没有启动，数据没有改动。`;
}

/** Why a profile of a later version is not opened, for people. */
export const newerProfileTrouble =
  '程序的数据库由更新版本的指标工作台写过。用这个版本打开可能会毁掉它，所以没有打开，数据没有改动。请使用更新版本的指标工作台。';
