import type { StopReason } from '../../shared/saving/reconcile';

/** What a stop at the start means. */
export interface Explanation {
  readonly title: string;
  readonly happened: string;
}

/** Why the program does not simply open, in words; what can be done follows from what both sides hold. */
export const stopExplanations: Readonly<Record<StopReason, Explanation>> = {
  databaseEmpty: {
    title: '数据库是空的，而数据文件夹里有数据',
    happened:
      '这个窗口的数据库里没有任何内容，但数据文件夹里记录着以前录入的数据。可能是数据库损坏后被系统清空，也可能是换了浏览器、换了打开方式。',
  },
  folderEmpty: {
    title: '数据文件夹是空的，而数据库里有数据',
    happened:
      '数据库里有以前录入的数据，但数据文件夹里没有对应的记录。可能是文件夹被移走、删除，或者这次指定了另一个文件夹。',
  },
  markerMissing: {
    title: '数据文件夹里缺少标记文件',
    happened: '日志还在，但说明它属于谁的标记文件（marker.json）不见了。',
  },
  markerDamaged: {
    title: '数据文件夹的标记文件损坏',
    happened: '标记文件（marker.json）读不出来，无法确认这个文件夹与数据库是否属于同一份数据。',
  },
  journalMissing: {
    title: '数据文件夹里缺少日志',
    happened: '数据文件夹里记录每一次录入的日志不见了。',
  },
  journalDamaged: {
    title: '日志里有损坏的记录',
    happened: '日志里有读不出来或前后接不上的记录，继续写入会让损坏的部分更难恢复。',
  },
  otherWorkspace: {
    title: '数据库与数据文件夹不是同一份数据',
    happened: '这个窗口的数据库属于另一个数据文件夹。',
  },
  forked: {
    title: '数据库与日志各有一段不同的记录',
    happened: '两边从同一处开始，后来却各自写了不同的内容，无法自动判断以哪一边为准。',
  },
  batchesLost: {
    title: '找不到最后保存的录入',
    happened:
      '数据文件夹记着的录入次数，比数据库和日志里现有的都多：最后的录入有一部分找不到了。可能是磁盘故障，也可能是放回了旧的文件。',
  },
  databaseIncomplete: {
    title: '数据库缺少一部分内容',
    happened:
      '数据库打得开，但以前存进去的录入记录少了一部分。可能是存放数据库的文件损坏后，系统只找回了其余的部分。',
  },
  newerSchema: {
    title: '数据是由更新版本的程序写的',
    happened: '这个版本的程序不认识新的格式，为免损坏没有打开。',
  },
};
