import { wrap, type Remote } from 'comlink';
import { planRows, type PlanRow, type PlanView } from '../../shared/model/plan-view';
import type { Basis } from '../../shared/progress/review-context';
import type { ChangedSeries, PlanReview, ReviewRow } from '../../shared/progress/review-plan';
import { reviewResult, type ReviewResult } from '../../shared/review/review';
import type { ReviewSession, WishedSettings } from '../../shared/review/review-session';
import { changedSeries, reviewSettingsText } from '../../shared/review/reviewer';
import type { YearFlips } from '../../shared/review/setting-flips';

/** Records that are handed over at once: copying them takes a few milliseconds. */
const partLength = 150;

/** What was reviewed last, as the worker has it too. */
interface Kept {
  readonly settings: string;
  readonly rows: readonly PlanRow[];
  readonly review: PlanReview;
}

type Session = Remote<ReviewSession>;

function startWorker(): Worker {
  return new Worker(new URL('./review.worker.ts', import.meta.url), { type: 'module' });
}

/** Reviews one large plan in a worker, in parts, so that the page can draw in between; one thing at a time. */
export class LargeReviewer {
  private worker: Worker | null = null;
  private session: Session | null = null;
  /** The records that the worker has. */
  private known: readonly PlanRow[] | null = null;
  private readonly kept = new Map<Basis, Kept>();
  private last: Promise<unknown> = Promise.resolve();

  /** Rejects with the signal's reason once a newer wish has taken its place, and where the review cannot be made. */
  review(view: PlanView, year: number, basis: Basis, signal: AbortSignal): Promise<ReviewResult> {
    return this.inTurn(signal, async () => {
      const rows = planRows(view);
      const session = await this.levelled(view, rows, signal);
      const settings = reviewSettingsText(view, year, basis);
      const kept = this.kept.get(basis);
      const changed = kept?.settings === settings ? changedSeries(kept.rows, rows) : null;
      // Should it break off, what the worker has is not what is kept here.
      this.kept.delete(basis);
      const review =
        kept !== undefined && changed !== null
          ? await reviewedAgain(session, kept.review, basis, changed)
          : await reviewed(session, { view, year, basis }, signal);
      this.kept.set(basis, { settings, rows, review });
      return reviewResult(view, review);
    });
  }

  /** What a change of settings does to the verdicts of every year. Rejects as `review` does. */
  flips(view: PlanView, wished: WishedSettings, signal: AbortSignal): Promise<readonly YearFlips[]> {
    return this.inTurn(signal, async () => {
      const session = await this.levelled(view, planRows(view), signal);
      return session.flips(frameOf(view), wished);
    });
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.session = null;
    this.known = null;
    this.kept.clear();
  }

  private inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const next = this.last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.last = next.catch(() => undefined);
    return next;
  }

  /** The session with the records as they are in the view. */
  private async levelled(view: PlanView, rows: readonly PlanRow[], signal: AbortSignal): Promise<Session> {
    const changed = this.known === null ? null : changedSeries(this.known, rows);
    if (this.session === null || changed === null || changed.some(({ series }) => series === null))
      return this.begun(view, rows, signal);
    if (changed.length > 0) await this.session.take(changed);
    this.known = rows;
    return this.session;
  }

  private async begun(view: PlanView, rows: readonly PlanRow[], signal: AbortSignal): Promise<Session> {
    this.stop();
    this.worker = startWorker();
    const session = wrap<ReviewSession>(this.worker);
    const { indicators, series } = view;
    const most = Math.max(indicators.length, series.length);
    for (let from = 0; from < most; from += partLength) {
      signal.throwIfAborted();
      const to = from + partLength;
      await session.add({ indicators: indicators.slice(from, to), series: series.slice(from, to) });
    }
    this.session = session;
    this.known = rows;
    return session;
  }
}

function frameOf({ indicators: _indicators, series: _series, ...frame }: PlanView) {
  return frame;
}

async function reviewed(
  session: Session,
  { view, year, basis }: { readonly view: PlanView; readonly year: number; readonly basis: Basis },
  signal: AbortSignal,
): Promise<PlanReview> {
  const { context, counts, rowCount } = await session.review(frameOf(view), year, basis);
  const rows: ReviewRow[] = [];
  for (let from = 0; from < rowCount; from += partLength) {
    signal.throwIfAborted();
    for (const row of await session.rows(basis, from, from + partLength)) rows.push(row);
  }
  return { context, counts, rows };
}

async function reviewedAgain(
  session: Session,
  before: PlanReview,
  basis: Basis,
  changed: readonly ChangedSeries[],
): Promise<PlanReview> {
  const update = await session.again(basis, changed);
  const rows = [...before.rows];
  for (const [index, row] of update.rows) rows[index] = row;
  return { ...before, rows, counts: update.counts };
}
