import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { chromiumFlags, findChromium } from '../e2e/chromium';
import { viewport } from './viewport';

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A Chromium that watches nothing. A test driver switches on what developer tools see of network and console, and then
 * every request that a script makes has the whole script parsed once more for its stack: 10 ms in a small page, 50 ms in
 * a large one, which no user ever waits for. Start-up is measured here instead, over the browser's own pipe.
 */
export class QuietBrowser {
  private readonly process: ChildProcess;
  private readonly toBrowser: Writable;
  private readonly waiting = new Map<number, Waiting>();
  private sent = 0;
  private unread = '';

  constructor(profile: string) {
    const flags = [
      ...chromiumFlags(),
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      'about:blank',
    ];
    // Chromium reads its commands from the fourth and answers on the fifth of these.
    this.process = spawn(findChromium(), flags, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const [, , , toBrowser, fromBrowser] = this.process.stdio;
    if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable))
      throw new Error('the browser has no pipe');
    this.toBrowser = toBrowser;
    fromBrowser.setEncoding('utf8').on('data', (text: string) => this.hear(text));
  }

  /**
   * Opens an address in a new tab in which `script` runs before everything else, asks it for the number that `question`
   * promises, waits until `settled` has come true, and closes the tab.
   */
  async visit(address: string, script: string, question: string, settled: string): Promise<number> {
    const { targetId } = await this.ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const attached = { targetId, flatten: true };
    const { sessionId } = await this.ask<{ sessionId: string }>('Target.attachToTarget', attached);
    await this.ask('Page.enable', {}, sessionId);
    const metrics = { ...viewport, deviceScaleFactor: 1, mobile: false };
    await this.ask('Emulation.setDeviceMetricsOverride', metrics, sessionId);
    await this.ask('Emulation.setFocusEmulationEnabled', { enabled: true }, sessionId);
    await this.ask('Page.addScriptToEvaluateOnNewDocument', { source: script }, sessionId);
    await this.ask('Page.navigate', { url: address }, sessionId);
    const answer = await this.evaluate(question, sessionId);
    if (typeof answer !== 'number') throw new Error(`${address} answered ${String(answer)}`);
    while ((await this.evaluate(settled, sessionId)) !== true) await pause(50);
    await this.ask('Target.closeTarget', { targetId });
    return answer;
  }

  async stop(): Promise<void> {
    const { pid } = this.process;
    if (pid === undefined || this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    process.kill(-pid, 'SIGKILL');
    await ended;
  }

  private async evaluate(expression: string, sessionId: string): Promise<unknown> {
    const wish = { expression, awaitPromise: true, returnByValue: true };
    const answer = await this.ask<{ result: { value?: unknown } }>('Runtime.evaluate', wish, sessionId);
    return answer.result.value;
  }

  /** One command of Chromium's debugging protocol; `T` is what the protocol says of its answer. */
  private ask<T>(method: string, params: object, sessionId?: string): Promise<T> {
    this.sent += 1;
    const id = this.sent;
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer as Promise<T>;
  }

  private hear(text: string): void {
    const parts = (this.unread + text).split('\0');
    this.unread = parts.pop() ?? '';
    for (const part of parts) {
      const { id, result, error } = JSON.parse(part) as Message;
      const waiting = id === undefined ? undefined : this.waiting.get(id);
      if (id === undefined || !waiting) continue;
      this.waiting.delete(id);
      if (error) waiting.reject(new Error(error.message));
      else waiting.resolve(result);
    }
  }
}
