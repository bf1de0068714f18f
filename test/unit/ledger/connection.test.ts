import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../../renderer/ledger/connection';
import { HostAway, HostStranger } from '../../../renderer/ledger/host-away';
import type { HostPulse } from '../../../shared/host';

const pulse: HostPulse = { space: null };
const rhythm = { usual: 3000, missed: 700 };

/** A host that a test takes away and brings back, and what the page was told. */
function staged() {
  const stage = {
    answer: (): Promise<HostPulse> => Promise.resolve(pulse),
    back: (): Promise<void> => Promise.resolve(),
  };
  const told: string[] = [];
  const connection = new Connection({
    host: { 'host.pulse': () => stage.answer() },
    rhythm,
    onGone: () => void told.push('gone'),
    onBack: () => {
      told.push('back');
      return stage.back();
    },
  });
  return { connection, stage, told };
}

const away = () => Promise.reject(new HostAway('refused'));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a connection', () => {
  it('notices within seconds that the host is gone, and that it is back', async () => {
    const { connection, stage, told } = staged();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([connection.state(), told]).toEqual(['here', []]);
    stage.answer = away;
    await vi.advanceTimersByTimeAsync(rhythm.usual + rhythm.missed + 10);
    expect([connection.state(), told]).toEqual(['away', ['gone']]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['gone']);
    stage.answer = () => Promise.resolve(pulse);
    await vi.advanceTimersByTimeAsync(rhythm.usual);
    expect([connection.state(), told]).toEqual(['here', ['gone', 'back']]);
  });

  it('does not take a single missed answer for the end of the host', async () => {
    const { connection, stage, told } = staged();
    stage.answer = away;
    await vi.advanceTimersByTimeAsync(rhythm.usual + 10);
    stage.answer = () => Promise.resolve(pulse);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([connection.state(), told]).toEqual(['here', []]);
  });

  it('tells a host of other data from one that is gone', async () => {
    const { connection, stage } = staged();
    stage.answer = () => Promise.reject(new HostStranger('403'));
    await vi.advanceTimersByTimeAsync(rhythm.usual + rhythm.missed + 10);
    expect(connection.state()).toBe('stranger');
    stage.answer = away;
    await vi.advanceTimersByTimeAsync(rhythm.usual);
    expect(connection.state()).toBe('away');
  });

  it('goes on where a call was left without an answer although the host was there all the time', async () => {
    const { connection, told } = staged();
    connection.doubt();
    await vi.advanceTimersByTimeAsync(0);
    expect([connection.state(), told]).toEqual(['here', ['back']]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual(['back']);
  });

  it('tries again where the page could not go on at once', async () => {
    const { connection, stage, told } = staged();
    stage.back = () => Promise.reject(new Error('the folder cannot be read'));
    connection.doubt();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told.length).toBeGreaterThan(1);
    stage.back = () => Promise.resolve();
    await vi.advanceTimersByTimeAsync(5_000);
    const { length } = told;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toHaveLength(length);
    expect(connection.state()).toBe('here');
  });

  it('keeps a doubt that arises while the page goes on for the next look', async () => {
    const { connection, stage, told } = staged();
    stage.back = () => {
      stage.back = () => Promise.resolve();
      connection.doubt();
      return Promise.resolve();
    };
    connection.doubt();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual(['back', 'back']);
  });

  it('hands on what the host tells of itself, once for each change', async () => {
    const { connection, stage } = staged();
    let heard = 0;
    connection.subscribe(() => (heard += 1));
    const space = { folder: 'D:\\', freeBytes: 1, low: true };
    stage.answer = () => Promise.resolve({ space });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(connection.pulse()).toEqual({ space });
    expect(heard).toBe(1);
  });
});
