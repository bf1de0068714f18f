/** What to do after the page has crashed. */
export interface CrashAnswer {
  /** Load the page again; else the program ends. */
  readonly again: boolean;
  readonly message: string;
  readonly detail: string;
  readonly button: string;
}

/** More crashes than this within so many milliseconds are not answered by loading the page again. */
const crashesAllowed = 3;
const crashSpan = 10 * 60 * 1000;

const kept = '已显示“已保存”的数据都在，最后一项还没有保存的录入可能丢失。';

/** Counts the crashes of the page: one now and then is made good, a row of them is not gone on with. */
export class Crashes {
  private times: number[] = [];

  /** `reason` is Electron's; `now` is in milliseconds. */
  note(reason: string, now: number): CrashAnswer {
    this.times = [...this.times.filter((time) => now - time < crashSpan && time <= now), now];
    const again = this.times.length <= crashesAllowed;
    const outOfMemory = reason === 'oom' || reason === 'memory-eviction';
    const message = outOfMemory ? '电脑内存不足，页面停止了。' : '页面意外停止了。';
    if (again) {
      const advice = outOfMemory ? '请先关闭不用的程序，再重新载入。' : '请重新载入。';
      return { again, message, detail: `${kept}${advice}（${reason}）`, button: '重新载入' };
    }
    const advice = '短时间内已经多次停止，程序将退出。请重新启动电脑后再打开；仍然不行时，请联系维护人员。';
    return { again, message, detail: `${kept}${advice}（${reason}）`, button: '退出' };
  }
}
