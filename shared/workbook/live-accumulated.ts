import { ifNumbers, type Working } from './live-cell';
import { cellOperand, grows, oneYear, yearly, type Operand } from './live-changes';
import {
  elapsedWorking,
  gapWorking,
  neededFormula,
  progressReached,
  yearsLeft,
  type LiveWorkings,
  type RowGiven,
} from './live-workings';
import { elapsedPart, workbookNames } from './names';

const { year, baseYear } = workbookNames;

/** What has come together since the base year, towards a target that is above 0 once `target` has its sign. */
interface Total {
  readonly formula: string;
  readonly cells: readonly string[];
  readonly number: number | null;
  /** In terms of the total. */
  readonly target: { readonly formula: string; readonly number: number };
  /** What must hold beside that all cells have numbers. */
  readonly condition: string;
  /** 年均, 后续年均 and 比上年增减, which differ. */
  readonly own: Readonly<Record<string, Working>>;
}

/** 累计量: ΣΔi / S against k/n. */
function amountTotal({ leaf, live, cells, context }: RowGiven): Total {
  const { review } = leaf.result;
  const { elapsed, span } = context;
  const isTyped = live.way.kind === 'amount' && live.way.flow === 'cumulative';
  const operand = (at: number): Operand =>
    at === 0
      ? { formula: '0', cells: [], number: 0 }
      : cellOperand(cells.figures[at] ?? '', live.figures[at] ?? null);
  const own = isTyped ? [cells.figures[elapsed] ?? ''] : cells.figures.slice(1);
  const numbers = isTyped ? live.figures.slice(-1) : live.figures.slice(1);
  const total = numbers.reduce<number | null>(
    (sum, amount) => (sum === null || amount === null ? null : sum + amount),
    0,
  );
  const formula = isTyped ? (own[0] ?? '') : `SUM(${own.join(',')})`;
  const amountOf = (at: number): Operand => {
    if (!isTyped) return operand(at);
    const [end, start] = [operand(at), operand(at - 1)];
    return {
      formula: at === 1 ? end.formula : `(${end.formula}-${start.formula})`,
      cells: [...end.cells, ...start.cells],
      number: end.number === null || start.number === null ? null : end.number - start.number,
    };
  };
  const change = yearly(amountOf(elapsed - 1), amountOf(elapsed), oneYear, grows(leaf));
  const isComplete = total !== null;
  const average: Working = {
    formula: ifNumbers(own, null, `${formula}/(${year}-${baseYear})`),
    worked: isComplete ? total / elapsed : null,
    exact: review.average?.extent ?? null,
  };
  return {
    formula,
    cells: own,
    number: total,
    target: { formula: cells.target, number: live.target },
    condition: `${cells.target}${live.higher ? '>' : '<'}0`,
    own: {
      average,
      needed: {
        formula: `(${cells.target}-${formula})/(${yearsLeft})`,
        worked: isComplete && elapsed < span ? (live.target - total) / (span - elapsed) : null,
        exact: review.needed?.extent ?? null,
      },
      shareOfTarget: {
        formula: ifNumbers([...own, cells.target], `${cells.target}<>0`, `${formula}/${cells.target}*100`),
        worked: isComplete ? (total / live.target) * 100 : null,
        exact: review.shareOfTarget,
      },
      ...(elapsed > 1 && {
        change: {
          formula: ifNumbers(own, null, change.formula),
          worked: isComplete ? change.worked : null,
          exact: review.change?.extent ?? null,
        },
      }),
    },
  };
}

/** 累计降幅: 1 − Π(1 − r_i); falls are negative where the target is. */
function reductionTotal({ leaf, live, cells, context }: RowGiven): Total {
  const { review } = leaf.result;
  const { elapsed, span } = context;
  const sign = live.target < 0 ? '+' : '-';
  const rates = cells.figures.slice(1);
  const numbers = live.figures.slice(1);
  const left = rates.map((rate) => `(1${sign}${rate}/100)`).join('*');
  const leftNumber = numbers.reduce<number | null>((product, rate) => {
    const factor = rate === null ? null : 1 + (live.target < 0 ? rate : -rate) / 100;
    return product === null || factor === null || factor <= 0 ? null : product * factor;
  }, 1);
  const isComplete = leftNumber !== null;
  const total = isComplete ? (1 - leftNumber) * 100 : null;
  const aim = {
    formula: live.target < 0 ? `(-${cells.target})` : cells.target,
    number: Math.abs(live.target),
  };
  const rest = 1 - aim.number / 100;
  const [last = null, before = null] = [numbers.at(-1), numbers.at(-2)];
  return {
    formula: `(1-${left})*100`,
    cells: rates,
    number: total,
    target: aim,
    condition: `${cells.target}${live.target < 0 ? '<' : '>'}0`,
    own: {
      average: {
        formula: ifNumbers(rates, `${left}>0`, `(1-(${left})^(1/(${year}-${baseYear})))*100`),
        worked: isComplete ? (1 - leftNumber ** (1 / elapsed)) * 100 : null,
        exact: review.average?.extent ?? null,
      },
      needed: {
        formula: `IF(AND(${aim.formula}<100,${left}>0),(1-((1-${aim.formula}/100)/(${left}))^(1/(${yearsLeft})))*100,"—")`,
        worked:
          isComplete && rest > 0 && elapsed < span
            ? (1 - (rest / leftNumber) ** (1 / (span - elapsed))) * 100
            : null,
        exact: review.needed?.extent ?? null,
      },
      ...(elapsed > 1 && {
        change: {
          formula: ifNumbers(rates, null, `${rates.at(-1) ?? ''}-${rates.at(-2) ?? ''}`),
          worked: isComplete && last !== null && before !== null ? last - before : null,
          exact: review.change?.extent ?? null,
        },
      }),
    },
  };
}

/** A total against its target: a way from 0, on the linear path. */
export function accumulatedWorkings(given: RowGiven): LiveWorkings {
  const { leaf, live, cells, context } = given;
  const { review } = leaf.result;
  const { elapsed, span } = context;
  const total = live.way.kind === 'reduction' ? reductionTotal(given) : amountTotal(given);
  const { number, target, condition } = total;
  const all = [...total.cells, cells.target];
  const progress = number === null ? null : (number / target.number) * 100;
  const required = number === null ? null : (elapsed * 100) / span;
  const reached = progressReached(cells.progress, progress);
  const { needed, ...own } = total.own;
  return {
    quantities: {
      ...own,
      ...(needed && {
        needed: {
          ...needed,
          formula: neededFormula(reached.formula, ifNumbers(all, condition, needed.formula)),
          worked: reached.holds ? null : needed.worked,
        },
      }),
      progress: {
        formula: ifNumbers(all, condition, `${total.formula}/${target.formula}*100`),
        worked: progress,
        exact: review.progress,
      },
      elapsed: elapsedWorking(context),
      required: {
        formula: ifNumbers(all, condition, `${elapsedPart}*100`),
        worked: required,
        exact: review.required,
      },
      gap: gapWorking(given, { progress, required }),
      gapInUnit: {
        formula: ifNumbers(all, condition, `${total.formula}-${target.formula}*${elapsedPart}`),
        worked: number === null ? null : number - (target.number * elapsed) / span,
        exact: review.gapInUnit?.extent ?? null,
      },
    },
    missing: {
      formula: `COUNT(${total.cells.join(',')})<${total.cells.length}`,
      holds: total.cells.length > 0 && live.figures.slice(-total.cells.length).includes(null),
    },
    reached,
  };
}
