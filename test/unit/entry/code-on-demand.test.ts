import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodeOnDemand } from '../../../renderer/entry/code-on-demand';

/** Code that comes when it is told to, for what is selected. */
function someCode() {
  const done: string[] = [];
  const arrivals: { come: () => void; fail: () => void }[] = [];
  const place = { selected: 'A1' };
  const code = new CodeOnDemand({
    fetch: () =>
      new Promise<string>((resolve, reject) => {
        arrivals.push({ come: () => resolve('paste'), fail: () => reject(new Error('no host')) });
      }),
    subject: () => place.selected,
    onFailed: () => done.push('failed'),
    onOvertaken: () => done.push('overtaken'),
  });
  const paste = () => code.run((part) => done.push(`${part} at ${place.selected}`));
  return { code, done, arrivals, place, paste };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('code that is fetched when it is first asked for', () => {
  it('acts when it comes, and at once from then on', async () => {
    const { done, arrivals, place, paste } = someCode();
    paste();
    paste();
    arrivals[0]?.come();
    await settled();
    expect(done).toEqual(['paste at A1', 'paste at A1']);
    place.selected = 'B2';
    paste();
    await Promise.resolve();
    expect(done.at(-1)).toBe('paste at B2');
    expect(arrivals).toHaveLength(1);
  });

  it('leaves alone what was selected while it came', async () => {
    const { done, arrivals, place, paste } = someCode();
    paste();
    place.selected = 'B2';
    arrivals[0]?.come();
    await settled();
    expect(done).toEqual(['overtaken']);
  });

  it('says that it did not come, and is fetched again', async () => {
    const { done, arrivals, paste } = someCode();
    paste();
    arrivals[0]?.fail();
    await settled();
    expect(done).toEqual(['failed']);
    paste();
    arrivals[1]?.come();
    await settled();
    expect(done).toEqual(['failed', 'paste at A1']);
  });
});

describe('code that is fetched ahead', () => {
  let idle: (() => void) | null = null;
  beforeEach(() => {
    vi.stubGlobal('requestIdleCallback', (act: () => void) => {
      idle = act;
      return 1;
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('begins once, before it acts, also where it did not come at first', async () => {
    const { code, done, arrivals, paste } = someCode();
    code.fetchAhead((part) => done.push(`${part} begins`));
    idle?.();
    arrivals[0]?.fail();
    await settled();
    expect(done).toEqual([]);
    paste();
    arrivals[1]?.come();
    await settled();
    paste();
    await settled();
    expect(done).toEqual(['paste begins', 'paste at A1', 'paste at A1']);
  });
});
