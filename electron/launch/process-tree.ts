import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that a process has for ending by itself. */
const gracePeriod = 2_000;

/**
 * Ends a child and everything it started; returns when the child is gone. On POSIX the child must have been spawned
 * `detached`, as the leader of a group of its own.
 */
export async function endProcessTree(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const gone = hasEnded(child) ? Promise.resolve() : once(child, 'exit').then(() => undefined);
  if (process.platform === 'win32') {
    const killer = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    killer.once('error', () => child.kill());
    return gone;
  }
  signalGroup(pid, 'SIGTERM');
  await Promise.race([gone, wait(gracePeriod, undefined, { ref: false })]);
  // What the child has left behind in its group, and the child itself if it did not listen.
  signalGroup(pid, 'SIGKILL');
  return gone;
}

/** Passes a signal on to a child that leads its own group. */
export function signalChild(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || hasEnded(child)) return;
  if (process.platform === 'win32') child.kill(signal);
  else signalGroup(child.pid, signal);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
