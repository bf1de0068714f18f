import { SoakProgram } from '../program';
import { Random } from '../random';
import type { SoakResult } from '../soak';
import { Workplace } from '../workplace';
import { Tally } from '../tally';
import type { Killed } from './killed';
import { LedgerWork } from './ledger-work';
import { Migrating } from './migrating';
import { Typing } from './typing';

/** What is done on one computer after the other. */
const works = ['typing', 'ledger', 'migration', 'typing', 'ledger'] as const;
type Work = (typeof works)[number];

/** Snapshots, new segments and packing come about while a few figures are typed. */
const typingRhythm = { changesPerSnapshot: 7, batchesPerSegment: 5, bytesPerSegment: 4 << 20 };
const ledgerRhythm = { changesPerSnapshot: 30_000, batchesPerSegment: 3, bytesPerSegment: 4 << 20 };

/**
 * Works with the program and kills browser, host or both with SIGKILL at random moments: while figures are typed and saved,
 * and before they are; in batches of 20,000 changes; while snapshots are taken, the ledger is restored, or rebuilt from either
 * side; while a later version takes it over; and in the middle of starting. After each kill the program is started again. It
 * must open, hold every batch that it has shown as 已保存, none that was not made and none by half, and journal and database
 * must end at the same one. A run is one kill; after so many on one computer the next begins with an empty one, because the
 * first start is worth killing, too. The seed decides everything but the exact moment that a kill meets.
 */
export async function killSoak(seed: number, runs: number, killsPerComputer = 6): Promise<SoakResult> {
  const random = new Random(seed);
  const tally = new Tally();
  const program = await SoakProgram.build([1, 2]);
  try {
    for (let run = 0, computer = 0; run < runs; run += killsPerComputer, computer += 1) {
      const work = works[computer % works.length] ?? 'typing';
      const rhythm = work === 'typing' ? typingRhythm : ledgerRhythm;
      const workplace = await Workplace.create(program.host(rhythm));
      const kills = Math.min(killsPerComputer, runs - run);
      const problem = await killAgainAndAgain(
        await begun(work, workplace, program, tally),
        random.fork(),
        kills,
      ).finally(() => workplace.kill('both'));
      if (problem !== null) {
        const kept = `folder and profile are kept in ${workplace.computer.folder}`;
        return { problems: [`${work}: ${problem}; ${kept}`], summary: tally.toString() };
      }
      await workplace.computer.dispose();
    }
  } finally {
    await program.dispose();
  }
  return { problems: [], summary: tally.toString() };
}

async function begun(work: Work, workplace: Workplace, program: SoakProgram, tally: Tally): Promise<Killed> {
  switch (work) {
    case 'typing':
      return new Typing(workplace, tally);
    case 'ledger':
      return new LedgerWork(workplace, tally);
    case 'migration':
      return Migrating.prepare(workplace, program.host(ledgerRhythm, 2), tally);
  }
}

async function killAgainAndAgain(killed: Killed, random: Random, kills: number): Promise<string | null> {
  const trouble = await killed.restart(random.fork());
  if (trouble !== null) return trouble;
  for (let kill = 1; kill <= kills; kill += 1) {
    // How many choices a kill comes to depends on its timing: each has numbers of its own.
    const choices = random.fork();
    const way = await killed.kill(choices.fork());
    const problem = await killed.restart(choices);
    if (problem !== null) return `after ${way}: ${problem}`;
  }
  return null;
}
