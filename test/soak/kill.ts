import { setTimeout as pause } from 'node:timers/promises';
import { Expectation, type Figures } from './expectation';
import { Random } from './random';
import type { SoakResult } from './soak';
import { Workplace, type Victim } from './workplace';

/** Kills on one computer before the next begins with an empty one: the first start is worth killing, too. */
const killsPerComputer = 6;

const waysToGo = ['typing', 'typing', 'typing', 'journalled', 'unsent'] as const;

/**
 * Types figures through the real page and kills browser, host or both with SIGKILL at random moments: while figures are
 * typed and saved, between the journal's answer and the database's commit, before the journal has heard of a figure,
 * and in the middle of starting. After each kill the program is started again on the same folder and profile. It must open,
 * show every figure that it has shown as 已保存 and none that was not typed, and journal and database must end at the same
 * batch. The seed decides everything but the exact moment that a kill meets.
 */
export async function killSoak(seed: number, runs: number): Promise<SoakResult> {
  const random = new Random(seed);
  const tally = new Map<string, number>();
  for (let run = 0; run < runs; run += killsPerComputer) {
    const workplace = await Workplace.create();
    const kills = Math.min(killsPerComputer, runs - run);
    const problem = await killAgainAndAgain(new Killing(workplace, tally), random, kills).finally(() =>
      workplace.kill('both'),
    );
    if (problem !== null) {
      const kept = `folder and profile are kept in ${workplace.computer.folder}`;
      return { problems: [`${problem}; ${kept}`], summary: summaryOf(tally) };
    }
    await workplace.computer.dispose();
  }
  return { problems: [], summary: summaryOf(tally) };
}

async function killAgainAndAgain(killing: Killing, random: Random, kills: number): Promise<string | null> {
  const trouble = await killing.restart(random.fork());
  if (trouble !== null) return trouble;
  for (let kill = 1; kill <= kills; kill += 1) {
    // How many choices a kill comes to depends on its timing: each has numbers of its own.
    const choices = random.fork();
    const way = await killing.kill(choices.fork());
    const problem = await killing.restart(choices);
    if (problem !== null) return `after ${way}: ${problem}`;
  }
  return null;
}

function summaryOf(tally: ReadonlyMap<string, number>): string {
  return [...tally].map(([what, count]) => `${count} ${what}`).join(', ');
}

/** One computer on which the program is killed again and again. */
class Killing {
  private readonly workplace: Workplace;
  private readonly tally: Map<string, number>;
  private readonly expectation = new Expectation();
  private cells: readonly string[] = [];
  private typed = 0;

  constructor(workplace: Workplace, tally: Map<string, number>) {
    this.workplace = workplace;
    this.tally = tally;
  }

  private count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }

  /** Starts the program, now and then after a start that was killed; answers what is wrong with it, else null. */
  async restart(random: Random): Promise<string | null> {
    const { workplace } = this;
    while (random.chance(0.25)) {
      await workplace.navigate();
      await pause(random.between(0, 1000));
      await workplace.kill(random.pick<Victim>(['browser', 'host', 'both']));
      this.count('kills while starting');
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
    this.count(`kills of ${victim} (${way})`);
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
      this.count('figures typed');
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
