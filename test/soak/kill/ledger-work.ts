import { setTimeout as pause } from 'node:timers/promises';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { databasesFolder } from '../damage/damages';
import type { Random } from '../random';
import type { Victim, Workplace } from '../workplace';
import { checkedLedger } from './checked-ledger';
import type { Tally } from '../tally';
import type { Killed } from './killed';

const ways = [
  'large batch',
  'large batch',
  'snapshot',
  'restore by choice',
  'from files',
  'from database',
] as const;
type Way = (typeof ways)[number];

/** Milliseconds that each way is taken to last before it was once seen to end. */
const firstGuess = 1500;
const changesAtOnce = 20_000;

/**
 * What is not typed: batches of 20,000 changes through the command layer, snapshots of a large ledger, restores by choice,
 * and both ways of rebuilding. Each is killed at a random moment of the time that it takes.
 */
export class LedgerWork implements Killed {
  private readonly workplace: Workplace;
  private readonly tally: Tally;
  private readonly saved: string[] = [];
  private readonly lasted = new Map<Way, number>();
  private stamps = 0;
  /** One side was taken away, and it is not known whether it is there again. */
  private rebuilds = false;

  constructor(workplace: Workplace, tally: Tally) {
    this.workplace = workplace;
    this.tally = tally;
  }

  /** Leaves a ledger of some batches, and answers which were shown as saved. */
  async workUnharmed(): Promise<readonly string[]> {
    const trouble = await this.restart();
    if (trouble !== null) throw new Error(trouble);
    await this.openLedger();
    for (let batches = 2; batches > 0; batches -= 1) await this.submitLarge();
    return this.saved;
  }

  async restart(): Promise<string | null> {
    const { workplace } = this;
    await workplace.navigate();
    // A rebuild that was killed is done again; the batches are there whichever state it has left.
    for (let tries = 0; ; tries += 1) {
      const look = await workplace.look();
      if (look.view === 'open') break;
      if (!this.rebuilds || look.view === 'stop' || tries === 2) return `the program stopped: ${look.text}`;
      await workplace.goOn(look);
    }
    this.rebuilds = false;
    return checkedLedger(workplace, this.saved);
  }

  async kill(random: Random): Promise<string> {
    const way = random.pick(ways);
    const victim = random.pick<Victim>(['browser', 'host', 'both']);
    const moment = random.next() * 1.1 * (this.lasted.get(way) ?? firstGuess);
    const begin = await this.begin(way, random);
    const started = performance.now();
    let killed = false;
    const work = begin().then(
      () => {
        if (!killed) this.lasted.set(way, performance.now() - started);
        return null;
      },
      (error: unknown) => (killed ? null : error),
    );
    await pause(moment);
    const trouble = await Promise.race([work, Promise.resolve(undefined)]);
    if (trouble !== null && trouble !== undefined) throw new Error(`${way} failed`, { cause: trouble });
    killed = true;
    await this.workplace.kill(victim);
    // A page that is left without its host waits for it.
    if (victim === 'host') await this.workplace.kill('browser');
    await work;
    this.tally.count(`kills of ${victim} (${way})`);
    return `${way}, ${victim} killed`;
  }

  /** Gets everything ready; what it answers is the work itself. */
  private async begin(way: Way, random: Random): Promise<() => Promise<unknown>> {
    if (way === 'from files' || way === 'from database') return this.rebuilding(way);
    const page = await this.openLedger();
    switch (way) {
      case 'large batch':
        return () => this.submitLarge();
      case 'snapshot':
        // A batch before it, so that there is something to take.
        await this.submitLarge();
        return () => page.evaluate(() => window.soak?.call('snapshot.take', { reason: 'request' }));
      case 'restore by choice': {
        const check = await page.evaluate(() => window.soak?.check());
        const position = random.between(1, Math.max(1, (check?.batches.length ?? 0) - 1));
        return () => page.evaluate((place) => window.soak?.restore(place), position);
      }
    }
  }

  private async openLedger(): Promise<Page> {
    const page = await this.workplace.soakPage();
    const stopped = await page.evaluate(() => window.soak?.open());
    if (stopped !== null) throw new Error(`the ledger does not open: ${stopped}`);
    return page;
  }

  private async submitLarge(): Promise<void> {
    this.stamps += 1;
    const result = await this.workplace.page.evaluate(
      ([count, stamp]) => window.soak?.submitLarge(count, stamp),
      [changesAtOnce, `${1000 + this.stamps}`] as const,
    );
    if (result?.state === 'saved') this.saved.push(result.id);
  }

  /** Takes away one side, so that the program recommends the other. */
  private async rebuilding(way: 'from files' | 'from database'): Promise<() => Promise<void>> {
    const { workplace } = this;
    this.rebuilds = true;
    await workplace.kill('both');
    const { folder, dataFolder } = workplace.computer;
    const lost =
      way === 'from files' ? databasesFolder(path.join(folder, 'profile')) : path.join(dataFolder, 'journal');
    await rm(lost, { recursive: true, force: true });
    await workplace.navigate();
    const look = await workplace.look();
    if (look.view !== 'restore') throw new Error(`no restore view after the loss of ${way}`);
    return () => workplace.goOn(look);
  }
}
