import { expect, it } from 'vitest';
import { callTroubleText, HostAway, HostRefused, HostStranger } from '../../../renderer/ledger/host-away';

it.each([
  [new HostAway('no answer'), '后台服务没有回应。请确认启动程序的窗口仍在运行，再试一次。'],
  [new HostStranger('no host'), '本页连到的不是原来那份数据的后台服务。请打开启动程序给出的新地址。'],
  [new HostRefused('请给出完整路径。'), '请给出完整路径。'],
  [new HostRefused('EIO: i/o error, read'), '出了意外，请再试一次。技术信息：EIO: i/o error, read。'],
  [
    new HostRefused("EIO: i/o error, open '/数据'"),
    "出了意外，请再试一次。技术信息：EIO: i/o error, open '/数据'。",
  ],
  [new Error('x'), '出了意外，请再试一次。技术信息：x。'],
])('%s is told in words', (error, text) => expect(callTroubleText(error)).toBe(text));
