import { expect, it } from 'vitest';
import { FolderInUse } from '../../../electron/services/folder-lock';
import { openingTrouble } from '../../../electron/launch/opening-trouble';
import { faultDetail, storageFault } from '../../../electron/services/storage-fault';

const errno = (code: string) => Object.assign(new Error(`${code}: text`), { code });

it('every error of the file system that people can act on has its kind', () => {
  const kinds = {
    EBUSY: 'busy',
    EROFS: 'readOnly',
    EACCES: 'denied',
    EPERM: 'denied',
    ENOSPC: 'diskFull',
    EDQUOT: 'diskFull',
    ENOENT: 'noFolder',
    ENOTDIR: 'noFolder',
    ENAMETOOLONG: 'tooLong',
    EIO: 'other',
  };
  for (const [code, kind] of Object.entries(kinds))
    expect([code, storageFault(errno(code))]).toEqual([code, kind]);
  expect(storageFault(new Error('no code'))).toBe('other');
  expect(storageFault('text')).toBe('other');
  expect(faultDetail(errno('EIO'))).toBe('EIO: text');
  expect(faultDetail('text')).toBe('text');
});

it('a data folder that cannot be opened is explained in plain words', () => {
  expect(openingTrouble(new FolderInUse(null, ''), '/d')).toContain('本机的另一个窗口');
  expect(openingTrouble(new FolderInUse('统计科-3', '张三'), '/d')).toContain(
    '计算机“统计科-3”（用户“张三”）使用',
  );
  expect(openingTrouble(errno('EROFS'), '/d')).toBe(
    '数据文件夹 /d 是只读的，指标工作台没有启动，数据没有改动。',
  );
  expect(openingTrouble(errno('ENOSPC'), '/d')).toContain('磁盘已满');
  expect(openingTrouble(new Error('?'), '/d')).toContain('不能读写');
});
