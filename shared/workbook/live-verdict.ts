import { verdictText } from '../review/computed-cell';
import type { ReviewContext } from '../progress/review-context';
import { finding, type Verdict, type VerdictFinding } from '../progress/verdict';
import type { LiveCell } from './live-cell';
import { levelReached } from './live-level';
import { rounded, roundedNumber, type LiveWorkings, type RowCells, type RowGiven } from './live-workings';
import { workbookNames } from './names';

/** Progress and required share in %, as a spreadsheet has them; null where there is none. */
interface Shares {
  readonly progress: number | null;
  readonly required: number | null;
}

type Choice = readonly [condition: string, verdict: Verdict];

const { year, targetYear, ahead, near } = workbookNames;

const shown = (verdict: Verdict): string => `"${verdictText(finding(verdict))}"`;

function chosen(choices: readonly Choice[], otherwise: Verdict): string {
  const parts = choices.map(([condition, verdict]) => `IF(${condition},${shown(verdict)},`);
  return `${parts.join('')}${shown(otherwise)}${')'.repeat(parts.length)}`;
}

function formulaOf({ progress, required }: RowCells, { missing, reached }: LiveWorkings): string {
  const gap = `${progress}-${required}`;
  return chosen(
    [
      [missing.formula, 'missing'],
      [reached.formula, 'achieved'],
      [`COUNT(${progress},${required})<2`, 'notAssessable'],
      [`AND(${year}>=${targetYear},${rounded(progress)}<0)`, 'regressed'],
      [`${year}>=${targetYear}`, 'unmet'],
      [`${rounded(gap)}>=${ahead}`, 'ahead'],
      [`${rounded(gap)}>=0`, 'onTrack'],
      [`${rounded(`${gap}+${near}/100*ABS(${required})`)}>=0`, 'near'],
      [`${rounded(progress)}<0`, 'regressed'],
    ],
    'behind',
  );
}

/** The verdict that the formula comes to. */
function worked(
  { missing, reached }: LiveWorkings,
  { progress, required }: Shares,
  { elapsed, span, settings }: ReviewContext,
): Verdict {
  if (missing.holds) return 'missing';
  if (reached.holds) return 'achieved';
  if (progress === null || required === null) return 'notAssessable';
  if (elapsed >= span) return roundedNumber(progress) < 0 ? 'regressed' : 'unmet';
  const gap = progress - required;
  if (roundedNumber(gap) >= Number(settings.ahead)) return 'ahead';
  if (roundedNumber(gap) >= 0) return 'onTrack';
  if (roundedNumber(gap + (Number(settings.near) / 100) * Math.abs(required)) >= 0) return 'near';
  return roundedNumber(progress) < 0 ? 'regressed' : 'behind';
}

/** Unlike roundings of the last digits in two programs must not turn a verdict. */
const unsure = 2e-14;

/**
 * The verdict as a formula; null where values rounded to 10 decimals give another verdict than the exact ones, or nearly
 * do: then the program writes its own.
 */
export function liveVerdict(
  { cells, context, leaf }: RowGiven,
  workings: LiveWorkings,
  shares: Shares,
): LiveCell | null {
  const { progress } = shares;
  const found: VerdictFinding = leaf.result.finding;
  const moved = [-1, 0, 1].map((sign) =>
    worked(
      workings,
      {
        ...shares,
        progress: progress === null ? null : progress + sign * unsure * Math.max(1, Math.abs(progress)),
      },
      context,
    ),
  );
  if (moved.some((verdict) => verdict !== found.verdict) || found.possible.length > 1) return null;
  return { formula: formulaOf(cells, workings), value: verdictText(found) };
}

/** Something to keep: met or not met. */
export function heldVerdict(given: RowGiven): LiveCell | null {
  const { live, cells, context, leaf } = given;
  if (live.way.kind !== 'held') return null;
  const { sense, tolerance } = live.way;
  const actual = cells.figures.at(-1) ?? '';
  const a = live.figures.at(-1) ?? null;
  const within = {
    formula: `${rounded(`ABS(N(${actual})-N(${cells.target}))`)}<=${tolerance}`,
    holds: a !== null && roundedNumber(Math.abs(a - live.target)) <= Number(tolerance),
  };
  const met = sense === 'within' ? within : levelReached(given, sense === 'atLeast');
  const isLast = context.elapsed >= context.span;
  const verdict =
    a === null ? 'missing' : met.holds ? (isLast ? 'achieved' : 'onTrack') : isLast ? 'unmet' : 'behind';
  if (verdict !== leaf.result.finding.verdict) return null;
  const formula = chosen(
    [
      [`COUNT(${actual})=0`, 'missing'],
      [`COUNT(${cells.target})=0`, 'notAssessable'],
      [`AND(${met.formula},${year}>=${targetYear})`, 'achieved'],
      [met.formula, 'onTrack'],
      [`${year}>=${targetYear}`, 'unmet'],
    ],
    'behind',
  );
  return { formula, value: verdictText(leaf.result.finding) };
}
