import { assess, judgeHeld, type Assessment, type Held } from './assessment';
import type { ShareThresholds } from './conditions';
import type { Extent } from './extent';
import { isPositive, type Interval } from './interval';
import { progressOver } from './quantities';
import { placement, type StandingPath, type Way } from './standing';
import type { VerdictFinding } from './verdict';

/** A path that cannot be drawn, with the reason as the end of a sentence. */
export interface NoPath {
  readonly kind: 'none';
  readonly why: string;
}

/** A way that may not exist: without baseline, without path, or with the target behind the baseline. */
export interface Course {
  /** Null where there is no baseline. */
  readonly baseline: Interval | null;
  readonly target: Interval;
  readonly higher: boolean;
  readonly elapsed: number;
  readonly span: number;
  readonly path: StandingPath | NoPath;
}

/** What is to be judged, in one unit; the better side is known. */
export interface Case extends Course {
  readonly actual: Interval;
  readonly strict: boolean;
  /** What is kept where the baseline is at or past the target; absent: the actual against the target. */
  readonly kept?: Pick<Held, 'actual' | 'target'>;
}

export type Evaluation =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | { readonly kind: 'held'; readonly sense: Held['sense']; readonly finding: VerdictFinding }
  /** No path can be drawn (`why`, the end of a sentence); p is null where it cannot be said. */
  | { readonly kind: 'noPath'; readonly progress: Extent | null; readonly why: string };

/** Places a case and judges it; `isReached` says whether every actual reaches every target. */
export function evaluate(given: Case, isReached: boolean, thresholds: ShareThresholds): Evaluation {
  const { baseline, actual, target, higher, strict, elapsed, span } = given;
  if (baseline === null) return { kind: 'noPath', progress: null, why: '缺基期' };
  const place = placement(baseline, target, higher);
  if (place.kind === 'overlap') return { kind: 'noPath', progress: null, why: '基期和目标的取值范围有重叠' };
  if (place.kind === 'held') {
    const sense = higher ? 'atLeast' : 'atMost';
    const { actual: kept, target: keptAt } = given.kept ?? given;
    const finding = judgeHeld({ actual: kept, target: keptAt, sense, strict, isLastYear: elapsed === span });
    return { kind: 'held', sense, finding };
  }
  const path = pathOf(given, place.baseline);
  if (path.kind === 'none') {
    const progress = progressOver({ baseline: place.baseline, actual, target }, higher);
    return { kind: 'noPath', progress, why: path.why };
  }
  const standing = { baseline: place.baseline, actual, target, higher, strict, elapsed, span, path };
  return { kind: 'assessed', assessment: assess(standing, isReached, thresholds) };
}

/** In the last year every path has arrived; before, the geometric one needs positive numbers. */
function pathOf({ path, target, elapsed, span }: Course, baseline: Interval): StandingPath | NoPath {
  if (path.kind === 'fixed') return path;
  if (elapsed === span) return { kind: 'linear' };
  if (path.kind === 'geometric' && !(isPositive(baseline) && isPositive(target)))
    return { kind: 'none', why: '几何路径要求基期和目标都大于0' };
  return path;
}

/** The way of a course, whatever the actual is; null where there is none. */
export function wayOf(course: Course): Way | null {
  const { baseline, target, higher } = course;
  if (baseline === null) return null;
  const place = placement(baseline, target, higher);
  if (place.kind !== 'onTheWay') return null;
  const path = pathOf(course, place.baseline);
  return path.kind === 'none' ? null : { ...course, baseline: place.baseline, path };
}
