import { verdictText } from '../review/computed-cell';
import type { ReviewContext } from '../progress/review-context';
import { finding, type Verdict, type VerdictFinding } from '../progress/verdict';
import type { LiveCell } from './live-cell';
import type { LiveFigures } from './live-figures';
import { workbookNames } from './names';

/** Cells that a verdict is computed from. */
interface VerdictCells {
  readonly actual: string;
  readonly target: string;
  readonly progress: string;
  readonly required: string;
}

/** Progress and required share in %, as a spreadsheet has them; null in a year without a figure. */
interface Shares {
  readonly progress: number | null;
  readonly required: number;
}

const { year, targetYear, ahead, near } = workbookNames;

const shown = (verdict: Verdict): string => `"${verdictText(finding(verdict))}"`;

/** Ties decide alike in program and spreadsheet, because both compare values rounded to this many decimals. */
const comparedDecimals = 10;
const rounded = (formula: string): string => `ROUND(${formula},${comparedDecimals})`;

function formulaOf({ actual, target, progress, required }: VerdictCells, higher: boolean): string {
  const reached = `${rounded(actual)}${higher ? '>=' : '<='}${rounded(target)}`;
  const gap = `${progress}-${required}`;
  const choices: readonly (readonly [string, Verdict])[] = [
    [`COUNT(${actual})=0`, 'missing'],
    [`COUNT(${progress},${required})<2`, 'notAssessable'],
    [reached, 'achieved'],
    [`AND(${year}>=${targetYear},${rounded(progress)}<0)`, 'regressed'],
    [`${year}>=${targetYear}`, 'unmet'],
    [`${rounded(gap)}>=${ahead}`, 'ahead'],
    [`${rounded(gap)}>=0`, 'onTrack'],
    [`${rounded(`${gap}+${near}/100*ABS(${required})`)}>=0`, 'near'],
    [`${rounded(progress)}<0`, 'regressed'],
  ];
  const parts = choices.map(([condition, verdict]) => `IF(${condition},${shown(verdict)},`);
  return `${parts.join('')}${shown('behind')}${')'.repeat(parts.length)}`;
}

const roundedNumber = (value: number): number => {
  const unit = 10 ** comparedDecimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * unit)) / unit;
};

/** The verdict that the formula comes to. */
function worked(live: LiveFigures, { progress, required }: Shares, context: ReviewContext): Verdict {
  const { elapsed, span, settings } = context;
  if (live.actual === null || progress === null) return 'missing';
  const past = roundedNumber(live.actual.number) - roundedNumber(live.target.number);
  if (live.higher ? past >= 0 : past <= 0) return 'achieved';
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
  cells: VerdictCells,
  live: LiveFigures,
  shares: Shares,
  found: VerdictFinding,
  context: ReviewContext,
): LiveCell | null {
  const { progress } = shares;
  const moved = [-1, 0, 1].map((sign) =>
    worked(
      live,
      {
        ...shares,
        progress: progress === null ? null : progress + sign * unsure * Math.max(1, Math.abs(progress)),
      },
      context,
    ),
  );
  if (moved.some((verdict) => verdict !== found.verdict) || found.possible.length > 1) return null;
  return { formula: formulaOf(cells, live.higher), value: verdictText(found) };
}
