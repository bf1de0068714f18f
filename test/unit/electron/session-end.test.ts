import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Crashes } from '../../../electron/shell/crashes';
import { SessionEnd, type SessionEndPorts } from '../../../electron/shell/session-end';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function ending(ports: Partial<SessionEndPorts> = {}) {
  const steps: string[] = [];
  const step = (name: string) => () => {
    steps.push(name);
    return Promise.resolve();
  };
  const end = new SessionEnd({
    askPage: step('page'),
    takeSnapshot: step('snapshot'),
    closeHost: step('host'),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ...ports,
  });
  return { end, steps };
}

describe('the end of the session', () => {
  it('takes what is being typed, then the snapshot, then gives the folder free', async () => {
    const { end, steps } = ending();
    await end.finish();
    expect(steps).toEqual(['page', 'snapshot', 'host']);
  });

  it('that may still be prevented leaves the program as it is', async () => {
    const { end, steps } = ending();
    await end.prepare();
    expect(steps).toEqual(['page', 'snapshot']);
    await end.finish();
    expect(steps.at(-1)).toBe('host');
  });

  it('prepares once where both are told at once', async () => {
    const { end, steps } = ending();
    await Promise.all([end.prepare(), end.finish()]);
    expect(steps).toEqual(['page', 'snapshot', 'host']);
  });

  it('waits for nobody longer than the system does, and for nobody who is gone', async () => {
    const never = () => new Promise<never>(() => undefined);
    const { end } = ending({ askPage: never, takeSnapshot: never, closeHost: never });
    let ended = false;
    void end.finish().then(() => (ended = true));
    await vi.advanceTimersByTimeAsync(4_500);
    expect(ended).toBe(true);
    const gone = ending({ askPage: () => Promise.reject(new Error('gone')) });
    await gone.end.finish();
    expect(gone.steps).toEqual(['snapshot', 'host']);
  });
});

describe('a crash of the page', () => {
  it('is made good by loading it again, and the user is told what is kept', () => {
    const answer = new Crashes().note('crashed', 0);
    expect(answer).toMatchObject({ again: true, message: '页面意外停止了。', button: '重新载入' });
    expect(answer.detail).toContain('已显示“已保存”的数据都在');
  });

  it('for want of memory says so', () => {
    const { message, detail } = new Crashes().note('oom', 0);
    expect(message).toContain('内存不足');
    expect(detail).toContain('关闭不用的程序');
  });

  it('again and again is not gone on with; now and then it is', () => {
    const crashes = new Crashes();
    const often = [0, 1, 2, 3].map((minute) => crashes.note('crashed', minute * 60_000).again);
    expect(often).toEqual([true, true, true, false]);
    const rarely = [100, 200, 300, 400, 500].map((minute) => crashes.note('crashed', minute * 60_000).again);
    expect(rarely).toEqual([true, true, true, true, true]);
    // A clock that was set back must not keep the crashes of its future.
    expect(crashes.note('crashed', 0).again).toBe(true);
  });
});
