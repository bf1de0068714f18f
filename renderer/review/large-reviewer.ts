import { wrap, type Remote } from 'comlink';
import { planRows, type PlanRow, type PlanView } from '../../shared/model/plan-view';
import type { Basis } from '../../shared/progress/review-context';
import type { PlanReview, ReviewRow } from '../../shared/progress/review-plan';
import { reviewResult, type ReviewResult } from '../../shared/review/review';
import type { ReviewSession } from '../../shared/review/review-session';
import { changedSeries, reviewSettingsText } from '../../shared/review/reviewer';

/** Records that are handed over at once: copying them takes a few milliseconds. */
const partLength = 500;

/** What was reviewed last, and the worker that knows it. */
interface Kept {
  readonly settings: string;
  readonly rows: readonly PlanRow[];
  readonly review: PlanReview;
}

function startWorker(): Worker {
  return new Worker(new URL('./review.worker.ts', import.meta.url), { type: 'module' });
}

/** Reviews one large plan in a worker, in parts, so that the page can draw in between; one review at a time. */
export class LargeReviewer {
  private worker: Worker | null = null;
  private session: Remote<ReviewSession> | null = null;
  private kept: Kept | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** Rejects with the signal's reason once a newer wish has taken its place, and where the review cannot be made. */
  review(view: PlanView, year: number, basis: Basis, signal: AbortSignal): Promise<ReviewResult> {
    const next = this.last.then(() => this.run(view, year, basis, signal));
    this.last = next.catch(() => undefined);
    return next;
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.session = null;
    this.kept = null;
  }

  private async run(view: PlanView, year: number, basis: Basis, signal: AbortSignal): Promise<ReviewResult> {
    signal.throwIfAborted();
    const settings = reviewSettingsText(view, year, basis);
    const rows = planRows(view);
    const changed = this.kept?.settings === settings ? changedSeries(this.kept.rows, rows) : null;
    const review =
      this.kept !== null && this.session !== null && changed !== null
        ? await this.again(this.kept.review, this.session, changed)
        : await this.anew(view, year, basis, signal);
    this.kept = { settings, rows, review };
    return reviewResult(view, review);
  }

  private async again(
    before: PlanReview,
    session: Remote<ReviewSession>,
    changed: NonNullable<ReturnType<typeof changedSeries>>,
  ): Promise<PlanReview> {
    const update = await session.again(changed);
    const rows = [...before.rows];
    for (const [index, row] of update.rows) rows[index] = row;
    return { ...before, rows, counts: update.counts };
  }

  private async anew(view: PlanView, year: number, basis: Basis, signal: AbortSignal): Promise<PlanReview> {
    this.stop();
    this.worker = startWorker();
    const session = wrap<ReviewSession>(this.worker);
    const { indicators, series, ...frame } = view;
    const most = Math.max(indicators.length, series.length);
    for (let from = 0; from < most; from += partLength) {
      signal.throwIfAborted();
      const to = from + partLength;
      await session.add({ indicators: indicators.slice(from, to), series: series.slice(from, to) });
    }
    const { context, counts, rowCount } = await session.review(frame, year, basis);
    const rows: ReviewRow[] = [];
    for (let from = 0; from < rowCount; from += partLength) {
      signal.throwIfAborted();
      for (const row of await session.rows(from, from + partLength)) rows.push(row);
    }
    this.session = session;
    return { context, counts, rows };
  }
}
