import type { HistoryFilter } from '../../shared/history/entries';
import type { ChangeKey, UnchainedBatch } from '../../shared/model/batch';
import { figureSlot } from '../../shared/model/figure';
import type { Obstacle } from '../../shared/model/record-table';
import { sameJson } from '../../shared/model/same-json';
import type { Ledger, ReachedResult } from '../ledger/ledger';
import type { Direction, LoggedBatch } from '../ledger/undo-history';
import type { LedgerRepository } from '../storage/ledger-repository';
import { obstacleText, shortReason, stepWords } from './step-texts';

/** A step that stays where it is because something else stands there now. */
export interface StepObstacle {
  readonly direction: Direction;
  readonly reason: string;
  readonly text: string;
  /** The cell whose history tells more; null where it is no figure's. */
  readonly cell: HistoryFilter['cell'] | null;
}

export interface StepperState {
  readonly progress: {
    readonly word: string;
    readonly done: number;
    readonly total: number;
    readonly cancel: () => void;
  } | null;
  readonly obstacle: StepObstacle | null;
}

interface StepperParts {
  readonly ledger: Ledger;
  readonly log: Pick<LedgerRepository, 'eachBefore'>;
  /** Takes what is being typed in the sheet; false when it could not be taken. */
  readonly flush: () => boolean;
  readonly tell: (text: string) => void;
}

const atRest: StepperState = { progress: null, obstacle: null };
/** So many of the last batches are searched for the one that stands in the way. */
const searchedBatches = 2_000;

/**
 * Undo and redo as the user asks for them: one after another, in the order of the keys pressed, also where steps have first
 * to be read from the log. What cannot be done is said, with what stands in the way.
 *
 * A step that is passed over is not noted anywhere: nothing of the data has changed, and after a restart the same question is
 * asked again, which does no harm.
 */
export class Stepper {
  private readonly parts: StepperParts;
  private readonly listeners = new Set<() => void>();
  private readonly queue: Direction[] = [];
  private current = atRest;
  private working = false;

  constructor(parts: StepperParts) {
    this.parts = parts;
    parts.ledger.subscribe(() => this.become({ obstacle: null }));
  }

  readonly state = (): StepperState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The user wants a step; it is done at once, or after those that were asked for before. */
  press(direction: Direction): void {
    const { flush, tell, ledger } = this.parts;
    const word = stepWords[direction];
    if (!flush()) return tell(`没有${word}：正在输入的内容还没有被接受，请先处理它。`);
    if (!this.working) {
      const result = ledger[direction]();
      if (result.state !== 'later') {
        this.report(direction, result);
        return;
      }
    }
    this.queue.push(direction);
    if (!this.working) void this.work();
  }

  /** Leaves the step that cannot be done, so that those before it can be. */
  skip(): void {
    const { obstacle } = this.current;
    if (!obstacle) return;
    const { direction, reason } = obstacle;
    const { steps } = this.parts.ledger;
    steps.skip(direction);
    this.become({ obstacle: null });
    const next = steps.next(direction);
    const word = stepWords[direction];
    const then = next ? `再按一次${word}的是“${shortReason(next.reason)}”。` : '';
    this.parts.tell(`已跳过“${shortReason(reason)}”，数据没有改动。${then}`);
  }

  putAway(): void {
    this.become({ obstacle: null });
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let direction = this.queue.shift(); direction; direction = this.queue.shift())
      if (!(await this.workOn(direction))) this.queue.length = 0;
    this.working = false;
  }

  private async workOn(direction: Direction): Promise<boolean> {
    const { ledger, tell } = this.parts;
    const stop = new AbortController();
    const { signal } = stop;
    const word = stepWords[direction];
    const onPause = (done: number): void => {
      const total = ledger.steps.next(direction)?.changes?.length ?? done;
      this.become({ progress: { word, done, total, cancel: () => stop.abort() } });
    };
    try {
      return this.report(direction, await ledger.reachAndStep(direction, { signal, onPause }));
    } catch {
      if (signal.aborted) tell(`已取消${word}，没有改动任何数据。`);
      else tell(`没有${word}：更早的记录现在读不出来，数据没有改动。请稍后再试。`);
      return false;
    } finally {
      this.become({ progress: null });
    }
  }

  /** True where the step was done. */
  private report(direction: Direction, result: ReachedResult): boolean {
    const { ledger, tell } = this.parts;
    const word = stepWords[direction];
    switch (result.state) {
      case 'applied':
        tell(`已${shortReason(result.batch.reason)}`);
        return true;
      case 'waiting':
        tell(
          ledger.isApplying
            ? `没有${word}：正在写入很多数据，请等它完成。`
            : `没有${word}：前面的录入还没有存上，请先重试保存。`,
        );
        return false;
      case 'overtaken':
        tell(`没有${word}：刚才又有新的录入，要${word}的已经不是原来那一步。请再按一次。`);
        return false;
      case 'obstructed':
        void this.explain(direction, result.obstacles);
        return false;
      case 'nothing':
        return false;
    }
  }

  private async explain(direction: Direction, obstacles: readonly Obstacle[]): Promise<void> {
    const { ledger, tell } = this.parts;
    const [first] = obstacles;
    const step = ledger.steps.next(direction);
    if (!first || !step) return;
    const { key } = first.change;
    const version = ledger.version();
    const culprit = await this.lastToChange(key).catch(() => null);
    if (ledger.version() !== version || ledger.steps.next(direction) !== step) return;
    tell(`没有${stepWords[direction]}，数据保持现状。`);
    this.become({
      obstacle: {
        direction,
        reason: step.reason,
        text: obstacleText(direction, { first, count: obstacles.length, culprit }, ledger.records),
        cell: key.kind === 'figure' ? { seriesId: key.seriesId, slot: figureSlot(key) } : null,
      },
    });
  }

  /** The last saved batch that changed what stands at a key; null where it is not among the last ones. */
  private async lastToChange(key: ChangeKey): Promise<UnchainedBatch | null> {
    const { ledger, log } = this.parts;
    await ledger.saver.settled();
    let found: UnchainedBatch | null = null;
    let before = Number.MAX_SAFE_INTEGER;
    const look = ({ position, batch }: LoggedBatch): void => {
      before = position;
      found ??= batch.changes.some((change) => sameJson(change.key, key)) ? batch : null;
    };
    for (
      let searched = 0;
      searched < searchedBatches && found === null && before > 1;
      searched += pageLength
    ) {
      await log.eachBefore(before, pageLength, look);
    }
    return found;
  }

  private become(change: Partial<StepperState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Batches read at a time. */
const pageLength = 100;
