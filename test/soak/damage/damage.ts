import path from 'node:path';
import type { RecoverySurvey, SnapshotInfo } from '../../../shared/host';
import { Tally } from '../tally';
import type { Stored } from '../page/main';
import { SoakProgram } from '../program';
import { Random } from '../random';
import type { SoakResult } from '../soak';
import type { Look, Workplace } from '../workplace';
import { damages, type Damage, type Place, type Spoilt } from './damages';
import { copiesIn, Recoverable, type Copies } from './recoverable';
import { workForAWhile, type Worked } from './worked';

/** Each damage alone, and each two together. */
export const damageCases: readonly (readonly Damage[])[] = damages.flatMap((one, index) => [
  [one],
  ...damages.slice(index + 1).map((other) => [one, other]),
]);

/**
 * Damages what a computer holds while nothing runs there, starts the program and does what it recommends. Either nothing
 * was lost and it opens as ever, or it stops and says so, and everything comes back of which one whole copy is left. A run
 * is one case; they are taken in an order of the seed's, and each round of all begins with another computer.
 */
export async function damageSoak(seed: number, runs: number): Promise<SoakResult> {
  const random = new Random(seed);
  const program = await SoakProgram.build();
  const tally = new Tally();
  const problems: string[] = [];
  try {
    for (let run = 0; run < runs; run += damageCases.length) {
      const worked = await workForAWhile(program, random.fork());
      const cases = random.shuffled(damageCases).slice(0, runs - run);
      problems.push(...(await damageOneByOne(worked, cases, random.fork(), tally)));
      await worked.workplace.computer.dispose();
    }
  } finally {
    await program.dispose();
  }
  return { problems, summary: tally.toString() };
}

async function damageOneByOne(
  worked: Worked,
  cases: readonly (readonly Damage[])[],
  random: Random,
  tally: Tally,
): Promise<string[]> {
  const copies = await copiesIn(worked);
  const problems: string[] = [];
  for (const chosen of cases) {
    const names = chosen.map(({ name }) => name).join(' + ');
    const { outcome, problems: own, kept } = await new Case(worked, copies).run(chosen, random.fork());
    tally.count(outcome);
    problems.push(...own.map((problem) => `${names} (${worked.about}): ${problem}${kept}`));
  }
  return problems;
}

/** Words for what is in doubt, beyond a database that came back empty. */
const words = /读不出来|读不出|损坏|接不上|不见了|缺少|少了|没有写完|找不到/;
const patience = 30_000;

/** One damaged computer. */
class Case {
  private readonly worked: Worked;
  private readonly copies: Copies;
  private readonly problems: string[] = [];

  constructor(worked: Worked, copies: Copies) {
    this.worked = worked;
    this.copies = copies;
  }

  async run(chosen: readonly Damage[], random: Random) {
    const workplace = await this.worked.workplace.copy();
    const { folder, dataFolder } = workplace.computer;
    const place = { profile: path.join(folder, 'profile'), dataFolder, older: path.join(folder, 'older') };
    const done = await applyAll(chosen, place, random);
    let outcome = 'failed';
    try {
      outcome = await this.recover(workplace, new Recoverable(this.worked, this.copies, done));
    } catch (error) {
      this.problems.push(error instanceof Error ? error.message : String(error));
    } finally {
      await workplace.kill('both');
    }
    if (this.problems.length === 0) await workplace.computer.dispose();
    const spoilt = [...done.values()].map(({ file, from, until }) => `${file} ${from}–${until}`).join(', ');
    const kept = `; spoilt: ${spoilt}; kept in ${folder}`;
    return { outcome, problems: this.problems, kept };
  }

  /** Starts the program, does what it recommends, looks at what came of it, works on, and starts again. */
  private async recover(workplace: Workplace, recoverable: Recoverable): Promise<string> {
    await workplace.navigate();
    const looks = await this.untilOpen(workplace);
    const figures = await workplace.cells();
    const page = await workplace.soakPage();
    const stored = await page.evaluate(async () => window.soak?.stored());
    if (stored === undefined) throw new Error('the page of the soaks is not there');
    this.problems.push(...recoverable.problemsOf(stored).slice(0, 3));
    this.problems.push(...recoverable.problemsOfLog(stored).slice(0, 3));
    this.compareWithScreen(stored, figures);
    await this.compareWithFolder(workplace, stored, looks.length === 0);
    const complete = recoverable.isComplete(stored);
    const text = looks.map((look) => (look.view === 'open' ? '' : look.text)).join(' ');
    if (!complete && !words.test(text)) this.problems.push(`what is lost was not said: ${text}`);
    await this.workOn(workplace, recoverable);
    if (looks.length === 0) return 'opened, nothing lost';
    return complete ? 'restored whole' : `restored and told what was lost`;
  }

  /** Goes through what stands in the way; answers it. */
  private async untilOpen(workplace: Workplace): Promise<readonly Look[]> {
    const looks: Look[] = [];
    while (looks.length < 4) {
      const look = await workplace.look();
      if (look.view === 'open') return looks;
      looks.push(look);
      await workplace.goOn(look);
    }
    const texts = looks.map((look) => (look.view === 'open' ? '' : look.text)).join(' → ');
    throw new Error(`it does not open: ${texts}`);
  }

  /** The sheet shows what the database holds. */
  private compareWithScreen({ records }: Stored, figures: ReadonlyMap<string, string>): void {
    for (const { cell, seriesId, period } of this.worked.cells) {
      const series = records.series.find(({ id }) => id === seriesId) as
        { figures: Record<string, unknown> } | undefined;
      const stored = series?.figures[`actual:${period}`] ?? '';
      const shown = figures.get(cell);
      if (shown !== stored)
        this.problems.push(`${cell} shows ${shown ?? 'nothing'}, and ${String(stored)} is stored`);
    }
  }

  /** Both sides end at the same batch, and a file that is still damaged is named. */
  private async compareWithFolder(workplace: Workplace, stored: Stored, silent: boolean): Promise<void> {
    const { head } = stored;
    const journal = await workplace.journalHead();
    if (journal?.hash !== head?.hash || journal?.count !== head?.position)
      this.problems.push(`the journal ends at ${JSON.stringify(journal)}, the database at ${head?.position}`);
    const [survey, snapshots, chain] = (await workplace.page.evaluate(async () =>
      Promise.all([
        window.soak?.call('recovery.survey'),
        window.soak?.call('snapshot.list'),
        window.soak?.verify(),
      ]),
    )) as [RecoverySurvey, readonly SnapshotInfo[], { state: string } | undefined];
    if (chain?.state === 'broken') this.problems.push(`the chain does not verify: ${JSON.stringify(chain)}`);
    const { position } = head ?? {};
    if (survey.best?.position !== position)
      this.problems.push(`the files hold ${survey.best?.position ?? 'nothing'} of ${position} batches`);
    const wholeFiles = snapshots.every(({ state }) => state === 'verified');
    const allReadable = survey.readableBatches === position && wholeFiles;
    if (silent && !allReadable && survey.doubts.length === 0)
      this.problems.push('a damaged file is not named by the survey');
  }

  /** A figure can be typed and saved, and the next start is as ever and shows it. */
  private async workOn(workplace: Workplace, { torn }: Recoverable): Promise<void> {
    await workplace.navigate();
    const trouble = await workplace.opened();
    if (trouble !== null) return void this.problems.push(`after recovery: ${trouble}`);
    const [first] = this.worked.cells;
    const cell = first?.cell ?? '0/actual-2016';
    await workplace.enter(cell, '77.77');
    await workplace.page.waitForSelector('.save-state[data-kind="saved"]', { timeout: patience });
    await workplace.stop();
    await workplace.navigate();
    const look = await workplace.look();
    if (look.view !== 'open' && !torn) return void this.problems.push(`the next start stops: ${look.text}`);
    // LevelDB goes on writing behind the torn end of its log or manifest, and may be able to read none of it at the next start.
    if (look.view !== 'open') await this.untilOpen(workplace);
    const shown = (await workplace.cells()).get(cell);
    if (shown !== '77.77') this.problems.push(`the new figure is ${shown ?? 'nothing'} at the next start`);
  }
}

async function applyAll(
  chosen: readonly Damage[],
  place: Place,
  random: Random,
): Promise<ReadonlyMap<Damage, Spoilt>> {
  const done = new Map<Damage, Spoilt>();
  for (const damage of damages) {
    if (!chosen.includes(damage)) continue;
    const spoilt = await damage.apply(place, random.fork());
    if (spoilt !== null) done.set(damage, spoilt);
  }
  return done;
}
