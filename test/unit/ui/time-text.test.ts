import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { briefTime, clockText, dayText, timeText } from '../../../renderer/ui/time-text';

beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

it('writes a UTC time as the clock of this computer shows it', () => {
  expect(timeText('2018-03-01T01:05:09.123Z')).toBe('2018-03-01 09:05:09');
  expect(dayText('2018-12-31T16:00:00Z')).toBe('2019-01-01');
  expect(clockText('2018-12-31T16:00:00Z')).toBe('00:00:00');
});

it('writes what Intl writes', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
  for (const at of ['1999-01-01T00:00:00Z', '2024-02-29T15:59:59.999Z', '2026-11-30T05:31:11Z'])
    expect(timeText(at)).toBe(format.format(new Date(at)));
});

it.each([
  ['2026-11-30T06:05:00Z', '14:05'],
  ['2026-11-29T16:00:00Z', '00:00'],
  ['2026-11-29T15:59:59Z', '11月29日'],
  ['2025-11-30T06:05:00Z', '2025年11月30日'],
])('%s in few words is %s', (at, text) => {
  expect(briefTime(at, '2026-11-30T10:00:00Z')).toBe(text);
});
