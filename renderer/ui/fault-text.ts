import type { StorageFault } from '../../shared/host';

/** What happened and what to do, for each way in which the disk can refuse. `place` is a file or folder in words. */
export function faultText(fault: StorageFault, place: string): string {
  switch (fault) {
    case 'busy':
      return `${place}正被别的程序占用（多半是在表格软件里打开着）。请关闭它，再试一次。`;
    case 'readOnly':
      return `${place}是只读的，不能写入。请换一个位置，或去掉只读属性。`;
    case 'diskFull':
      return `${place}所在的磁盘已满。请先腾出空间，再试一次。`;
    case 'noFolder':
      return `${place}所在的文件夹不存在，可能已被移走，或移动硬盘、网络位置没有连上。请接好或换一个位置，再试一次。`;
    case 'denied':
      return `没有写入${place}的权限。请换一个位置，或请管理员开放权限。`;
    case 'tooLong':
      return `${place}的路径太长。请换一个较短的名称或位置。`;
    case 'nameInvalid':
      return `${place}的名称不能用作文件名。请去掉 \\ / : * ? " < > | 等符号。`;
    case 'other':
      return `写入${place}时出了意外。请再试一次。`;
  }
}

/** Why a figure could not be saved, and what to do; the data folder cannot be changed while the program runs. */
export function saveFaultText(fault: StorageFault | 'database' | 'databaseFull'): string {
  switch (fault) {
    case 'busy':
      return '数据文件夹正被另一台计算机或另一个程序使用。请先在那边退出，再重试。';
    case 'readOnly':
      return '数据文件夹变成了只读的。请去掉只读属性，再重试。';
    case 'diskFull':
      return '数据文件夹所在的磁盘已满。请先腾出空间，再重试。';
    case 'noFolder':
      return '数据文件夹或其中的日志不见了，可能已被移走，或磁盘没有连上。请放回原处，再重试。';
    case 'denied':
      return '没有写入数据文件夹的权限。请恢复权限，再重试。';
    case 'databaseFull':
      return '数据库没有空间了（多半是系统盘快满了）；日志里已经记下，不会丢失。请先腾出磁盘空间，再重试。';
    case 'database':
      return '数据库没有接受这次写入；日志里已经记下，不会丢失。请重试。';
    case 'tooLong':
    case 'nameInvalid':
    case 'other':
      return '写入数据文件夹时出了意外。请重试；仍然不行时，请先导出未保存的内容。';
  }
}
