import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { launchDesktop } from '../../../electron/launch/launch-desktop';
import { reports } from '../../../electron/launch/reports';
import { isRunning } from '../../builders/child-process';
import { standInRuntime } from '../../builders/program';
import { temporaryFolder } from '../../builders/temporary-folder';

/** Starts a stand-in for Electron that runs `script`, with `notes` as the file it may write to. */
async function launch(script: string, patience: number, interrupted = new AbortController().signal) {
  const folder = await temporaryFolder();
  const notes = path.join(folder, 'notes');
  const executable = await standInRuntime(folder, `const notes = ${JSON.stringify(notes)};\n${script}`);
  const result = await launchDesktop({
    executable,
    arguments: ['.', '--data=/d'],
    environment: process.env,
    patience,
    interrupted,
  });
  return { result, notes };
}

const says = (line: string) => `process.stdout.write(${JSON.stringify(`${line}\n`)});`;
const staysAlive = 'setTimeout(() => {}, 60000);';
/** Leaves a process of its own behind and notes both ids; neither listens to a polite request. */
const withChild = `
const { spawn } = require('node:child_process');
const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setTimeout(() => {}, 60000); process.stdout.write("up")']);
child.stdout.once('data', () => require('node:fs').writeFileSync(notes, process.pid + ' ' + child.pid));
process.on('SIGTERM', () => {});
`;

async function notedProcesses(notes: string): Promise<number[]> {
  return (await readFile(notes, 'utf8')).split(' ').map(Number);
}

describe('launching the desktop program', () => {
  it('succeeds when the window is reported, and passes on how the program ends', async () => {
    const { result } = await launch(`${says('noise')}${says(reports.shown)}`, 60_000);
    expect(result).toMatchObject({ state: 'shown' });
    expect(result.state === 'shown' && (await result.ended)).toBe(0);
    const failing = await launch(`${says(reports.shown)} setTimeout(() => process.exit(7), 50);`, 60_000);
    expect(failing.result.state === 'shown' && (await failing.result.ended)).toBe(7);
  });

  it('gives the program its arguments', async () => {
    const script = `require('node:fs').writeFileSync(notes, process.argv.slice(2).join(' ')); ${says(reports.shown)}`;
    const { notes } = await launch(script, 60_000);
    expect(await readFile(notes, 'utf8')).toBe('. --data=/d');
  });

  it('passes a signal on to the program that runs', async () => {
    const script = `process.on('SIGTERM', () => process.exit(5)); ${says(reports.shown)} ${staysAlive}`;
    const { result } = await launch(script, 60_000);
    if (result.state !== 'shown') throw new Error('Not shown');
    result.pass('SIGTERM');
    expect(await result.ended).toBe(5);
  });

  it('fails when the program crashes at once, with the last thing that it said', async () => {
    const script = `console.error('first'); console.error('Missing X server or $DISPLAY'); process.exit(1);`;
    const { result } = await launch(script, 60_000);
    expect(result).toEqual({
      state: 'failed',
      why: 'Electron 启动后立即退出（退出码 1）：Missing X server or $DISPLAY',
    });
    const killed = await launch('process.kill(process.pid, "SIGSEGV");', 60_000);
    expect(killed.result).toMatchObject({ state: 'failed', why: expect.stringContaining('SIGSEGV') });
  });

  it('fails when the program ends well without ever showing a window', async () => {
    const { result } = await launch('', 60_000);
    expect(result).toEqual({ state: 'failed', why: 'Electron 启动后立即退出（退出码 0）' });
  });

  it('fails when there is no such program', async () => {
    const folder = await temporaryFolder();
    const result = await launchDesktop({
      executable: path.join(folder, 'electron'),
      arguments: [],
      environment: {},
      patience: 60_000,
      interrupted: new AbortController().signal,
    });
    expect(result).toMatchObject({ state: 'failed', why: expect.stringContaining('ENOENT') });
  });

  it('ends the whole family of a program that never shows its window', async () => {
    const { result, notes } = await launch(`${says('not yet')}${withChild}${staysAlive}`, 3_000);
    expect(result).toEqual({ state: 'failed', why: 'Electron 在 3 秒内没有显示窗口' });
    const left = await notedProcesses(notes);
    onTestFinished(() => left.filter(isRunning).forEach((pid) => process.kill(pid, 'SIGKILL')));
    expect(left).toHaveLength(2);
    await vi.waitFor(() => expect(left.filter(isRunning)).toEqual([]), 10_000);
  });

  it('ends what a crashed program has left behind', async () => {
    const script = `${withChild} const seen = setInterval(() => require('node:fs').existsSync(notes) && process.exit(3), 20);`;
    const { result, notes } = await launch(script, 60_000);
    expect(result).toMatchObject({ state: 'failed' });
    const left = await notedProcesses(notes);
    onTestFinished(() => left.filter(isRunning).forEach((pid) => process.kill(pid, 'SIGKILL')));
    await vi.waitFor(() => expect(left.filter(isRunning)).toEqual([]), 10_000);
  });

  it('gives up at once when the user does', async () => {
    const interruption = new AbortController();
    setTimeout(() => interruption.abort(), 200);
    const { result } = await launch(staysAlive, 600_000, interruption.signal);
    expect(result).toMatchObject({ state: 'failed' });
  });

  it('tells a program that runs already, or that has explained itself, from one that failed', async () => {
    expect((await launch(says(reports.alreadyRunning), 60_000)).result).toEqual({ state: 'alreadyRunning' });
    expect((await launch(`${says(reports.stopped)} process.exitCode = 1;`, 60_000)).result).toEqual({
      state: 'stopped',
    });
  });

  it('gives a user time to read why the program stops', async () => {
    const script = `${says(reports.stopped)} setTimeout(() => require('node:fs').writeFileSync(notes, 'read'), 1500);`;
    const { result, notes } = await launch(script, 300);
    expect(result).toEqual({ state: 'stopped' });
    expect(await readFile(notes, 'utf8')).toBe('read');
  });
});
