import type { Change } from '../../shared/model/batch';
import type { Figure } from '../../shared/model/figure';
import { lostRemarks } from '../../shared/model/remarks';
import { sameJson } from '../../shared/model/same-json';
import { sizing } from '../../shared/saving/batch-size';
import { isClean, type CellWrite, type WritePlan } from '../../shared/sheet/write-plan';
import type { Draft, SubmitResult } from '../ledger/ledger';
import { isMany } from '../ledger/many-changes';
import { inSlices, runInSlices } from '../ledger/slices';
import type { EntryWay } from './enter-text';
import { atOnce, LongWork } from './long-work';
import { cellAt, waitingText, type SheetDesk } from './sheet-desk';
import { cellTitle } from './sheet-model';
import type { Alternative } from './sheet-task';

/** One way of doing what is asked, not yet planned. */
export interface Planning {
  readonly label: string;
  readonly steps: Generator<number, WritePlan>;
  /** Worth offering only where the first planning has problems. */
  readonly isFallback?: boolean;
}

export interface WriteJob extends EntryWay {
  /** Cells to look at, for the progress bar. */
  readonly total: number;
  /** The first is the one that was asked for. */
  readonly plannings: readonly Planning[];
  /** Why there are several, for people. */
  readonly question?: string;
  /** What is said of the rule in the history: "等差：每格加 610". */
  readonly rule?: string;
  /** What was done to `what`, where word and rule do not say it. */
  readonly reason?: (what: string) => string;
  readonly onDone: (done: WriteResult) => void;
  /** Nothing was done: given up by the user, or not possible. */
  readonly onGivenUp?: () => void;
}

export interface WriteResult {
  readonly plan: WritePlan;
  /** Figures that changed, and those among them that were emptied. */
  readonly changed: number;
  readonly emptied: number;
  /** Figures whose status, note or source went, or gave way to that of a copy. */
  readonly lost: number;
  readonly batchId: string | null;
}

/**
 * Writes many cells as one batch. Everything is planned before anything changes: the user is asked where not all of it
 * can be done, sees how far it is where it takes long, and can stop it without a trace.
 */
export class CellWriter {
  private readonly desk: SheetDesk;

  constructor(desk: SheetDesk) {
    this.desk = desk;
  }

  /** `work` is what the job belongs to, where it began before. */
  start(job: WriteJob, work = new LongWork(this.desk)): void {
    if (!this.desk.ledger.saver.accepting) {
      work.end();
      return this.giveUp(job, waitingText(this.desk, 'untaken'));
    }
    // The places in the job are those of what is shown now, whatever is shown before it ends.
    const writer = new CellWriter({ ...this.desk });
    writer.run(planAll(job.plannings), job, work, (alternatives) => writer.decide(alternatives, job, work));
  }

  private giveUp({ onGivenUp }: WriteJob, why: string): void {
    onGivenUp?.();
    this.desk.state.change({ bubble: { tone: 'hint', text: why } });
  }

  /** Runs a step of the job, with a progress bar where it takes long. */
  private run<T>(
    steps: Generator<number, T>,
    job: WriteJob,
    work: LongWork,
    onDone: (result: T) => void,
  ): void {
    const { word, total } = job;
    const cancel = (): void => {
      sliced?.cancel();
      work.end();
      this.giveUp(job, `已取消${word}，没有改动任何数据。`);
    };
    const sliced: { cancel(): void } | undefined = runInSlices(steps, {
      first: atOnce,
      onDone,
      onPause: (done) => work.pause({ word, stage: 'checking', done, total, cancel }),
    });
  }

  private endTask(): void {
    this.desk.state.change({ task: null });
    this.desk.textarea.focus({ preventScroll: true });
  }

  private decide(alternatives: readonly Alternative[], job: WriteJob, work: LongWork): void {
    const distinct = withoutRepeats(alternatives);
    const [only] = distinct;
    if (!only) return;
    if (distinct.length === 1 && isClean(only.plan)) return this.build(only.plan, job, work);
    work.end();
    const choose = (alternative: Alternative | null): void => {
      this.endTask();
      if (alternative) this.build(alternative.plan, job, new LongWork(this.desk));
      else this.giveUp(job, `没有${job.word}，所有数据保持原样。`);
    };
    const { word, question = '' } = job;
    this.desk.state.change({ task: { kind: 'decision', word, question, alternatives: distinct, choose } });
  }

  private build(plan: WritePlan, job: WriteJob, work: LongWork): void {
    this.run(this.changes(plan.writes), job, work, (changes) => {
      if (isMany(changes)) return void this.submitMany(changes, plan, job, work);
      work.end();
      this.finish(this.desk.ledger.submit(this.draft(changes, plan, job)), changes, plan, job);
    });
  }

  private *changes(writes: readonly CellWrite[]): Generator<number, readonly Change[]> {
    const { ledger } = this.desk;
    const changes: Change[] = [];
    for (const [index, write] of writes.entries()) {
      if (index % 1_000 === 999) yield index;
      const { row, column } = cellAt(this.desk, write);
      const { series } = row.content;
      if (!series || column.kind !== 'figure') continue;
      const change = ledger.figureChange(series.id, column.address, write.figure);
      if (!sameJson(change.before, change.after)) changes.push(change);
    }
    return changes;
  }

  /** The figures change at once, after all of it has been worked out in slices; until then it can be stopped. */
  private async submitMany(
    changes: readonly Change[],
    plan: WritePlan,
    job: WriteJob,
    work: LongWork,
  ): Promise<void> {
    const { ledger } = this.desk;
    const { word } = job;
    const stop = new AbortController();
    const { signal } = stop;
    const total = changes.length;
    // First they are sized, then worked out.
    const show = (part: 0 | 1) => (looked: number) => {
      const done = Math.floor((part * total + looked) / 2);
      work.pause({ word, stage: 'writing', done, total, cancel: () => stop.abort() });
    };
    let outcome: () => void;
    try {
      const tooMany = await inSlices(sizing(changes), { signal, onPause: show(0) });
      const draft = this.draft(changes, plan, job);
      const result = tooMany ? null : await ledger.submitInSlices(draft, { signal, onPause: show(1) });
      outcome = () => {
        if (result) this.finish(result, changes, plan, job);
        else this.giveUp(job, `一次${word}的数据太多，没有改动任何数据。请分成几次做。`);
      };
    } catch (error) {
      if (!signal.aborted) throw error;
      outcome = () => this.giveUp(job, `已取消${word}，没有改动任何数据。`);
    } finally {
      work.end();
    }
    outcome();
  }

  private draft(changes: readonly Change[], plan: WritePlan, job: WriteJob): Draft {
    return { reason: this.reasonOf(changes.length, plan, job), origin: { kind: job.origin }, changes };
  }

  private finish(result: SubmitResult, changes: readonly Change[], plan: WritePlan, job: WriteJob): void {
    if (result.state === 'waiting') return this.giveUp(job, waitingText(this.desk, 'untaken'));
    if (result.state === 'obstructed')
      return this.giveUp(job, `有数据刚刚又改过，没有${job.word}，所有数据保持原样。请再做一次。`);
    this.forgetRejections(plan.writes);
    job.onDone({
      plan,
      changed: changes.length,
      emptied: changes.filter(({ after }) => after === null).length,
      lost: changes.filter(losesRemarks).length,
      batchId: result.state === 'applied' ? result.batch.id : null,
    });
  }

  private reasonOf(count: number, { writes }: WritePlan, { word, rule, reason }: WriteJob): string {
    const [write] = writes;
    const single = count === 1 && writes.length === 1 && write ? cellAt(this.desk, write) : null;
    const what = single ? cellTitle(single.row, single.column) : `${count} 个数据`;
    return reason?.(what) ?? `${word} ${what}${rule === undefined ? '' : `（${rule}）`}`;
  }

  /** A cell that was written to no longer waits for its text to be corrected. */
  private forgetRejections(writes: readonly CellWrite[]): void {
    const { rejections } = this.desk.session;
    if (rejections.size === 0) return;
    for (const write of writes) {
      const { row, column } = cellAt(this.desk, write);
      rejections.delete(row.id, column.id);
    }
  }
}

const losesRemarks = ({ before, after }: Change): boolean =>
  lostRemarks(before as Figure | null, after as Figure | null).length > 0;

function* planAll(plannings: readonly Planning[]): Generator<number, readonly Alternative[]> {
  const alternatives: Alternative[] = [];
  for (const { label, steps, isFallback = false } of plannings)
    alternatives.push({ label, plan: yield* steps, isFallback });
  return alternatives;
}

/** Alternatives that would do the same are one. */
function withoutRepeats(alternatives: readonly Alternative[]): readonly Alternative[] {
  const [first, ...others] = alternatives;
  if (!first || !isClean(first.plan)) return alternatives;
  const isWorthOffering = ({ plan, isFallback }: Alternative): boolean =>
    !isFallback && !sameJson(plan.writes, first.plan.writes);
  return [first, ...others.filter(isWorthOffering)];
}
