import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { SealedBatch } from '../../../shared/model/batch';
import type { Figure } from '../../../shared/model/figure';
import type { Random } from '../random';
import type { SoakProgram } from '../program';
import { Workplace } from '../workplace';
import { databasesFolder } from './damages';

/** A cell of the sheet and the figure of the ledger that it shows. */
export interface TypedCell {
  readonly cell: string;
  readonly seriesId: string;
  readonly period: string;
}

/** A computer that somebody has worked on for a while. Nothing runs on it any more. */
export interface Worked {
  readonly workplace: Workplace;
  /** Every batch, each shown as 已保存, oldest first. */
  readonly batches: readonly SealedBatch[];
  /** How many of them the older copy of the database has. */
  readonly olderHas: number;
  readonly cells: readonly TypedCell[];
  /** How it came to be, for the report. */
  readonly about: string;
}

/** A text that cannot be compressed, so that LevelDB writes tables; short enough to stand in them itself. */
const longText = 45_000;
/** Bytes after which LevelDB makes a table of its log. */
const tableBytes = 4 << 20;

/** Types, restarts and works on, until LevelDB has two tables and a log, and the folder packed segments and snapshots. */
export async function workForAWhile(program: SoakProgram, random: Random): Promise<Worked> {
  const changesPerSnapshot = random.between(8, 20);
  const batchesPerSegment = random.between(5, 15);
  const rhythm = { changesPerSnapshot, batchesPerSegment, bytesPerSegment: 4 << 20 };
  const workplace = await Workplace.create(program.host(rhythm));
  const typist = new Typist(workplace, random);
  await typist.open();
  await typist.type(random.between(3, 8));
  await writeTables(workplace, random, 1);
  await typist.open();
  await typist.type(random.between(3, 8));
  const early = random.chance(0.5);
  let olderHas = early ? await keepOlder(workplace) : 0;
  await writeTables(workplace, random, 1);
  await typist.open();
  await typist.type(random.between(1, 6));
  if (!early) olderHas = await keepOlder(workplace);
  await typist.open();
  await typist.type(random.between(4, 12));
  const batches = (await readStored(workplace)).log;
  const killed = random.chance(0.5);
  if (killed) await workplace.kill('both');
  else await workplace.stop();
  const about = `${batches.length} batches, ${olderHas} of them in the older copy, ${killed ? 'killed' : 'closed'}`;
  return { workplace, batches, olderHas, cells: typist.cellsOf(batches), about };
}

class Typist {
  private readonly workplace: Workplace;
  private readonly random: Random;
  private cells: readonly string[] = [];
  /** The cell of each figure that was typed; no figure is typed twice. */
  private readonly typed = new Map<string, string>();

  constructor(workplace: Workplace, random: Random) {
    this.workplace = workplace;
    this.random = random;
  }

  async open(): Promise<void> {
    await this.workplace.navigate();
    const trouble = await this.workplace.opened();
    if (trouble !== null) throw new Error(trouble);
    this.cells = [...(await this.workplace.cells()).keys()];
  }

  async type(count: number): Promise<void> {
    const { workplace, random } = this;
    for (let left = count; left > 0; left -= 1) {
      const cell = random.pick(this.cells);
      const figure = (10 + (this.typed.size + 1) / 100).toFixed(2);
      this.typed.set(figure, cell);
      await workplace.enter(cell, figure);
      await workplace.page.waitForSelector('.save-state[data-kind="saved"]');
    }
  }

  cellsOf(batches: readonly SealedBatch[]): readonly TypedCell[] {
    const cells = new Map<string, TypedCell>();
    for (const { key, after } of batches.flatMap(({ batch }) => batch.changes)) {
      const cell = typeof after === 'string' ? this.typed.get(after) : undefined;
      if (cell === undefined || key.kind !== 'figure') continue;
      cells.set(cell, { cell, seriesId: key.seriesId, period: key.period });
    }
    return [...cells.values()];
  }
}

async function readStored(workplace: Workplace) {
  const page = await workplace.soakPage();
  return page.evaluate(async () => {
    if (!window.soak) throw new Error('this is not the page of the soaks');
    return window.soak.stored();
  });
}

/** Ends everything, and copies the databases; answers how many batches they have. */
async function keepOlder(workplace: Workplace): Promise<number> {
  const { log } = await readStored(workplace);
  await workplace.stop();
  const { folder } = workplace.computer;
  await cp(databasesFolder(path.join(folder, 'profile')), path.join(folder, 'older'), { recursive: true });
  return log.length;
}

/** Has LevelDB write as many tables, by batches that put long texts somewhere and take them back. */
async function writeTables(workplace: Workplace, random: Random, count: number): Promise<void> {
  const { records } = await readStored(workplace);
  const ids = records.series.map(({ id }) => id);
  const stopped = await workplace.page.evaluate(() => window.soak?.open());
  if (stopped !== null) throw new Error(`the ledger does not open: ${stopped}`);
  // Each text is stored in its record and in two batches.
  const texts = Math.ceil((count * tableBytes * 1.05) / (3 * longText));
  for (let text = 0; text < texts; text += 1) {
    const key = { kind: 'figure', seriesId: random.pick(ids), measure: 'expected', period: '2016' } as const;
    const words: Figure = { kind: 'words', text: randomBytes(longText * 0.75).toString('base64') };
    await workplace.page.evaluate(
      async ([put, taken]) => {
        for (const changes of [put, taken])
          await window.soak?.submit({ reason: '长文字', origin: { kind: 'paste' }, changes: [changes] });
      },
      [
        { key, before: null, after: words as never },
        { key, before: words as never, after: null },
      ] as const,
    );
  }
}
