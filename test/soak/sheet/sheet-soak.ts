import { readFile } from 'node:fs/promises';
import { figureSlot } from '../../../shared/model/figure';
import type { PlanDocument } from '../../../shared/model/plan';
import { planRows } from '../../../shared/model/plan-view';
import { largePlan, planView } from '../../builders/plan';
import { SoakProgram } from '../program';
import { Random } from '../random';
import type { SoakResult } from '../soak';
import { Tally } from '../tally';
import { bareNumber, type ExpectedFigure, type ExpectedRow } from './expected-figure';
import { ExpectedSheet, years } from './expected-sheet';
import { compareSides } from './four-sides';
import { SheetPlayer } from './sheet-player';
import { SheetScreen } from './sheet-screen';

const rhythm = { changesPerSnapshot: 60, batchesPerSegment: 30, bytesPerSegment: 4 << 20 };
const stepsPerComputer = 120;
const stepsBetweenComparisons = 30;
/** Steps of the report before the one that went wrong. */
const told = 12;

/** The sheet of a new program with this plan. */
function expectedSheet(plan: PlanDocument): ExpectedSheet {
  const rows = planRows(planView(plan));
  const targetSlot = figureSlot({ measure: 'target', period: `${plan.plan.targetYear}`, version: 1 });
  const present = new Map<string, ExpectedFigure>();
  const targets: string[] = [];
  rows.forEach(({ series }, row) => {
    const target = series?.figures[targetSlot];
    targets.push(typeof target === 'string' ? target : '');
    years.forEach((period, column) => {
      const figure = series?.figures[figureSlot({ measure: 'actual', period })];
      if (typeof figure === 'string') present.set(`${row}/${column}`, bareNumber(figure));
    });
  });
  const expectedRows = rows.map(({ indicator, kind }): ExpectedRow => ({
    name: indicator.name,
    unit: indicator.unit ?? '',
    isShare: indicator.unitKind === 'share',
    decimals: indicator.decimals,
    isHeading: kind === 'parent',
  }));
  return new ExpectedSheet(expectedRows, targets, present);
}

/** Works on one computer, then takes everything back, and does it all again. Answers what went wrong, else null. */
async function work(
  screen: SheetScreen,
  sheet: ExpectedSheet,
  random: Random,
  steps: number,
  tally: Tally,
): Promise<string | null> {
  const player = new SheetPlayer(screen, sheet, random);
  const done: string[] = [];
  const compare = async (when: string): Promise<string | null> => {
    const problems = await compareSides(screen, sheet);
    player.forgetClipboard();
    tally.count('comparisons of the four sides');
    return problems.length === 0 ? null : `${when}: ${problems.join('; ')}; ${lastOf(done)}`;
  };
  for (let step = 1; step <= steps; step += 1) {
    try {
      done.push(await player.play());
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      return `${what}; the program says: ${await screen.words()}; ${lastOf(done)}`;
    }
    tally.count('steps');
    const wrong = await player.agree();
    if (wrong !== null) return `${wrong}; ${lastOf(done)}`;
    if (step % stepsBetweenComparisons === 0 || step === steps) {
      const problem = await compare(`after ${step} steps`);
      if (problem !== null) return problem;
    }
  }
  for (const [key, isLeft, follow] of [
    ['Control+z', () => sheet.undoable > 0, () => sheet.undo()],
    ['Control+y', () => sheet.redoable > 0, () => sheet.redo()],
  ] as const) {
    while (isLeft()) {
      await screen.press(key);
      follow();
      tally.count('steps taken back or done again');
      const wrong = await player.agree();
      if (wrong !== null) return `${key}: ${wrong}; ${lastOf(done)}`;
    }
    const problem = await compare(`everything by ${key}`);
    if (problem !== null) return problem;
  }
  return null;
}

function lastOf(done: readonly string[]): string {
  return `before that: ${done.slice(-told).join(' · ')}`;
}

/**
 * Works in the sheet of the built program with real keys, mouse, clipboard and input method, at random: types, composes,
 * clears, fills, copies, cuts and pastes, steps back and on, loads again, starts again. Every cell must always show what a
 * second reckoning expects; from time to time, at the end, after everything was taken back, and after it was done again,
 * screen, ledger, database and journal must be equal. A run is one step of this.
 */
export async function sheetSoak(seed: number, runs: number): Promise<SoakResult> {
  const random = new Random(seed);
  const tally = new Tally();
  const program = await SoakProgram.build();
  const shipped = JSON.parse(
    await readFile('seeds/jilin-informatization-13fyp/plan.json', 'utf8'),
  ) as PlanDocument;
  try {
    for (let run = 0, computer = 0; run < runs; run += stepsPerComputer, computer += 1) {
      const other = computer % 2 === 1 ? largePlan(45).document() : null;
      const screen = await SheetScreen.open(program.host(rhythm), other);
      const steps = Math.min(stepsPerComputer, runs - run);
      const sheet = expectedSheet(other ?? shipped);
      const problem = await work(screen, sheet, random.fork(), steps, tally).catch(
        (error: unknown) => `the soak itself: ${error instanceof Error ? error.stack : String(error)}`,
      );
      if (problem !== null) {
        await screen.computer.kill();
        const kept = `folder and profile are kept in ${screen.computer.folder}`;
        return { problems: [`computer ${computer + 1}: ${problem}; ${kept}`], summary: tally.toString() };
      }
      await screen.dispose();
    }
  } finally {
    await program.dispose();
  }
  return { problems: [], summary: tally.toString() };
}
