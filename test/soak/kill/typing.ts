import { setTimeout as pause } from 'node:timers/promises';
import { Expectation, type Figures } from '../expectation';
import type { Random } from '../random';
import type { Victim, Workplace } from '../workplace';
import type { Tally } from '../tally';
import type { Killed } from './killed';

const waysToGo = ['typing', 'typing', 'typing', 'journalled', 'unsent'] as const;

/**
 * Somebody types figures into the sheet of the real page: browser, host or both are killed while figures are typed and saved,
 * between the journal's answer and the database's commit, before the journal has heard of a figure, and in the middle of
 * starting.
 */
export class Typing implements Killed {
  private readonly workplace: Workplace;
  private readonly tally: Tally;
  private readonly expectation = new Expectation();
  private cells: readonly string[] = [];
  private typed = 0;

  constructor(workplace: Workplace, tally: Tally) {
    this.workplace = workplace;
    this.tally = tally;
  }

  /** Starts the program, now and then after a start that was killed; answers what is wrong with it, else null. */
  async restart(random: Random): Promise<string | null> {
    const { workplace } = this;
    while (random.chance(0.25)) {
      await workplace.navigate();
      await pause(random.between(0, 1000));
      await workplace.kill(random.pick<Victim>(['browser', 'host', 'both']));
      this.tally.count('kills while starting');
    }
    await workplace.navigate();
    const trouble = await workplace.opened();
    if (trouble !== null) return trouble;
    const cells = await workplace.cells();
    this.cells = [...cells.keys()];
    if (this.cells.length !== 65) return `the sheet has ${this.cells.length} cells to fill in instead of 65`;
    return this.expectation.settle(filled(cells)) ?? (await this.compareHeads());
  }

  private async compareHeads(): Promise<string | null> {
    const database = await this.workplace.databaseHead();
    const journal = await this.workplace.journalHead();
    if (journal?.hash === database.hash && journal.count === database.count) return null;
    return `the journal ends at ${JSON.stringify(journal)}, the database at ${JSON.stringify(database)}`;
  }

  /** Types and kills; answers how, for the report. */
  async kill(random: Random): Promise<string> {
    const { workplace } = this;
    const way = random.pick(waysToGo);
    const victim = random.pick<Victim>(way === 'typing' ? ['browser', 'host', 'both'] : ['browser', 'both']);
    const moment = random.between(0, way === 'typing' ? 700 : 400);
    const held = way === 'typing' ? Promise.resolve() : this.hold(way, random.between(0, 2));
    let killed = false;
    // A page that is gone is no trouble once it was killed.
    const typing = this.type(random.fork()).then(
      () => null,
      (error: unknown) => (killed ? null : error),
    );
    await Promise.race([held, typing]);
    // What is held must not come to be shown as saved in the meantime.
    await pause(moment);
    killed = true;
    await workplace.kill(victim);
    const trouble = await typing;
    if (trouble !== null) throw new Error('the figures could not be typed', { cause: trouble });
    this.tally.count(`kills of ${victim} (${way})`);
    return `${way}, ${victim} killed`;
  }

  /**
   * Lets no more answers of the journal through (`journalled`: the host has written, the page does not know), or no more
   * requests (`unsent`), after the first few. Resolves when one is held.
   */
  private hold(way: 'journalled' | 'unsent', first: number): Promise<void> {
    let skipped = first;
    return new Promise((resolve) => {
      void this.workplace.page.route('**/call/journal.append', async (route) => {
        if (skipped > 0) {
          skipped -= 1;
          return route.continue();
        }
        if (way === 'journalled') await route.fetch();
        resolve();
      });
    });
  }

  /** Types figures until the page is gone, or a few; the last one may be without Enter. */
  private async type(random: Random): Promise<void> {
    const { workplace, expectation } = this;
    for (let left = random.between(4, 12); left > 0; left -= 1) {
      const cell = random.pick(this.cells);
      const text = this.nextFigure();
      await workplace.click(cell);
      await workplace.page.keyboard.type(text);
      if (left === 1 && random.chance(0.5)) return;
      expectation.commit(cell, text);
      this.tally.count('figures typed');
      await workplace.page.keyboard.press('Enter');
      for (let looks = random.between(1, 4); looks > 0; looks -= 1)
        if (await workplace.showsSaved()) expectation.showSaved();
    }
  }

  /** Within 0 to 100, which every unit takes; never the same one again on this computer. */
  private nextFigure(): string {
    this.typed += 1;
    return (10 + this.typed / 100).toFixed(2);
  }
}

function filled(cells: Figures): Figures {
  return new Map([...cells].filter(([, text]) => text !== ''));
}
