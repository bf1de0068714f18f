import { describe, expect, it } from 'vitest';
import { targetPathFault } from '../../../electron/services/file-name';

const onLinux = (target: string) => targetPathFault(target, 'xlsx', 'linux');
const onWindows = (target: string) => targetPathFault(target, 'xlsx', 'win32');

describe('the path of an exported file', () => {
  it('may be any absolute path with the right extension', () => {
    expect(onLinux('/home/li/文档/年度评估（2018）.xlsx')).toBeNull();
    expect(onLinux('/home/li/a.XLSX')).toBeNull();
    expect(onWindows('D:\\工作\\年度评估.xlsx')).toBeNull();
    expect(onWindows('\\\\server\\share\\a.xlsx')).toBeNull();
  });

  it('is refused when it is relative or has another extension', () => {
    for (const target of [
      'a.xlsx',
      './a.xlsx',
      '/home/li/a',
      '/home/li/a.xls',
      '/home/li/.xlsx',
      '/home/li/axlsx',
      '',
    ]) {
      expect(onLinux(target)).toBe('nameInvalid');
    }
    expect(onWindows('a.xlsx')).toBe('nameInvalid');
  });

  it('is refused when Windows could not keep the name, on every system', () => {
    const names = [
      'a?.xlsx',
      'a*.xlsx',
      'a:b.xlsx',
      'a"b.xlsx',
      'a<b>.xlsx',
      'a|b.xlsx',
      'a\u0007.xlsx',
      'a\n.xlsx',
    ];
    const devices = ['CON.xlsx', 'nul.xlsx', 'Com1.xlsx', 'lpt9.tar.xlsx', 'COM¹.xlsx', 'aux.xlsx'];
    for (const name of [...names, ...devices]) {
      expect([name, onLinux(`/home/${name}`), onWindows(`D:\\${name}`)]).toEqual([
        name,
        'nameInvalid',
        'nameInvalid',
      ]);
    }
    for (const name of ['console.xlsx', 'com10.xlsx', 'a con.xlsx'])
      expect(onWindows(`D:\\${name}`)).toBeNull();
    expect(onLinux('/home/a\0.xlsx')).toBe('nameInvalid');
  });

  it('is too long by its name in bytes, on Windows by the whole path', () => {
    expect(onLinux(`/home/${'长'.repeat(83)}.xlsx`)).toBeNull();
    expect(onLinux(`/home/${'长'.repeat(84)}.xlsx`)).toBe('tooLong');
    expect(onWindows(`D:\\${'长'.repeat(250)}.xlsx`)).toBeNull();
    expect(onWindows(`D:\\12\\${'长'.repeat(250)}.xlsx`)).toBe('tooLong');
    expect(onLinux(`/${'folder/'.repeat(60)}a.xlsx`)).toBeNull();
  });
});
