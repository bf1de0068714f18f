/** The review of the shipped plan in 2018 by the formulas of the field, reckoned here alone: none of the product's code. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface Fact {
  readonly category: string;
  readonly printed_no: number | null;
  readonly name: string;
  readonly unit: string;
  readonly printed: string;
}

interface SeedRow {
  readonly category: string;
  readonly number: number | null;
  readonly name: string;
  readonly unit: string;
  readonly baseline: string;
  readonly target: string;
}

type Figures = Readonly<Record<string, readonly [string, string, string]>>;
type Path = 'linear' | 'geometric';

const [elapsed, span] = [3, 5];
const planTitle = '吉林省信息化“十三五”规划';
const heading = { name: '互联网普及率', number: '7', below: ['移动宽带用户普及率', '固定宽带家庭普及率'] };

/** Baselines and targets as they were typed off the document, not as the program read them. */
export async function seedRows(): Promise<readonly SeedRow[]> {
  const text = await readFile(path.resolve('test/fixtures/seed/facts.json'), 'utf8');
  const { table1, table2 } = JSON.parse(text) as { table1: { rows: Fact[] }; table2: { rows: Fact[] } };
  return table1.rows.map(({ category, printed_no, name, unit, printed }) => ({
    category,
    number: printed_no,
    name,
    unit,
    baseline: printed,
    target: table2.rows.find((row) => row.name === name)?.printed ?? '',
  }));
}

/** A number of at most four decimals as a whole count of ten-thousandths. */
const count = (text: string): bigint => BigInt(Math.round(Number(text) * 10_000));

/** 100·a/b rounded half away from zero to two decimals. */
function percent(a: bigint, b: bigint): string {
  const sign = a < 0n !== b < 0n && a !== 0n ? '-' : '';
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const hundredths = (top * 20_000n + bottom) / (bottom * 2n);
  const text = `${hundredths}`.padStart(3, '0');
  return `${/[1-9]/.test(text) ? sign : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

const isShare = ({ unit }: SeedRow): boolean => unit === '%';

/** A yearly rate or a yearly rise with what it counts behind it. */
function yearly(row: SeedRow, from: string, to: string, years: number): string {
  if (isShare(row)) return `${percent(count(to) - count(from), BigInt(years) * 1_000_000n)}百分点`;
  if (years === 1) return `${percent(count(to) - count(from), count(from))}%`;
  return `${((Math.pow(Number(to) / Number(from), 1 / years) - 1) * 100).toFixed(2)}%`;
}

interface Judged {
  readonly progress: string;
  readonly required: string;
  readonly gap: string;
  /** Actual less path value. */
  readonly gapInUnit: string;
  readonly verdict: string;
  readonly name: string;
}

const symbols: Readonly<Record<string, string>> = {
  已完成: '✔',
  超前: '▲',
  达到进度: '●',
  基本符合: '◐',
  滞后: '▼',
  未完成: '■',
  倒退: '✖',
  缺数: '○',
  无法评价: '?',
};

/** p = (A−B)/(T−B) against s_k: k/n, or ((T/B)^(k/n)−1)·B/(T−B). */
function judge(row: SeedRow, actual: string, way: Path, years: number): Judged {
  const { baseline, target } = row;
  if (baseline.startsWith('>')) return judgeBound(baseline.slice(1), target, actual, years);
  const [b, a, t] = [count(baseline), count(actual), count(target)];
  const p = Number(a - b) / Number(t - b);
  const ratio = Number(target) / Number(baseline);
  const s = way === 'linear' ? years / span : (Math.pow(ratio, years / span) - 1) / (ratio - 1);
  // p ≥ factor·s + points/100: on the linear path in whole numbers, for doubles take 36 % for less than nine tenths of 40 %.
  const isAtLeast = (tenths: number, points: number): boolean =>
    way === 'linear'
      ? (a - b) * BigInt(100 * span) >= (t - b) * BigInt(10 * tenths * years + points * span)
      : p >= (tenths / 10) * s + points / 100;
  const verdict =
    a >= t
      ? '已完成'
      : isAtLeast(10, 5)
        ? '超前'
        : isAtLeast(10, 0)
          ? '达到进度'
          : isAtLeast(9, 0)
            ? '基本符合'
            : p < 0
              ? '倒退'
              : '滞后';
  const path = Number(baseline) + s * (Number(target) - Number(baseline));
  return {
    progress: percent(a - b, t - b),
    required: (s * 100).toFixed(2),
    gap: ((p - s) * 100).toFixed(2),
    gapInUnit: `${(Number(actual) - path).toFixed(2)}${isShare(row) ? '百分点' : ''}`,
    verdict: `${symbols[verdict]} ${verdict}`,
    name: verdict,
  };
}

/**
 * Every baseline above a bound and below the target: p is less than at the bound, and may be below zero. The linear path is
 * between its value at the bound and the target.
 */
function judgeBound(bound: string, target: string, actual: string, years: number): Judged {
  const [b, a, t] = [Number(bound), Number(actual), Number(target)];
  const most = ((a - b) / (t - b)) * 100;
  const required = (years / span) * 100;
  const text = (value: number): string => `${Number(value.toFixed(2))}`;
  if (most >= 0.9 * required) throw new Error('not one of the cases reckoned here');
  return {
    progress: `<${text(most)}`,
    required: required.toFixed(2),
    gap: `<${text(most - required)}`,
    gapInUnit: `${text(a - t)}~${text(a - b - (t - b) * (years / span))}百分点`,
    verdict: '▼ 滞后或倒退',
    name: '滞后',
  };
}

/** The average rise from a baseline somewhere above its bound and at most 100, ends rounded outwards. */
function boundedAverage(bound: string, actual: string): string {
  const low = Math.floor(((Number(actual) - 100) / elapsed) * 100) / 100;
  const high = Math.ceil(((Number(actual) - Number(bound)) / elapsed) * 100 - 1e-9) / 100;
  return `${low}~${high}百分点`;
}

const gravest = ['倒退', '未完成', '滞后', '基本符合', '达到进度', '超前', '已完成'];
const merit = ['已完成', '超前', '达到进度', '基本符合', '滞后', '未完成', '倒退', '缺数', '无法评价'];
const ids = [
  'achieved',
  'ahead',
  'onTrack',
  'near',
  'behind',
  'unmet',
  'regressed',
  'missing',
  'notAssessable',
];

const tally = (names: readonly string[]): string =>
  merit
    .map((name) => [name, names.filter((each) => each === name).length] as const)
    .filter(([, found]) => found > 0)
    .map(([name, found]) => `${name}${found}项`)
    .join('、');

const figuresOf = (figures: Figures, name: string): readonly [string, string, string] => {
  const own = figures[name];
  if (!own) throw new Error(`no figures of ${name}`);
  return own;
};

export function expectedReview(rows: readonly SeedRow[], figures: Figures, way: Path, years = elapsed) {
  const judged = rows.map((row) => ({
    row,
    found: judge(row, figuresOf(figures, row.name)[years - 1] ?? '', way, years),
  }));
  const cells = judged.flatMap(({ row, found }, index): Readonly<Record<string, string>>[] => {
    const [first, second, third] = figuresOf(figures, row.name);
    const isChild = heading.below.includes(row.name);
    const isBound = row.baseline.startsWith('>');
    const own = {
      ...(rows[index - 1]?.category === row.category ? {} : { category: row.category }),
      number: isChild || row.number === null ? '' : `${row.number}`,
      name: row.name,
      unit: row.unit,
      attribute: '预期性',
      'baseline:2015': row.baseline,
      'actual:2016': first,
      'actual:2017': second,
      'actual:2018': third,
      change: yearly(row, second, third, 1),
      'target:2020': row.target,
      average: isBound
        ? boundedAverage(row.baseline.slice(1), third)
        : yearly(row, row.baseline, third, elapsed),
      progress: found.progress,
      elapsed: '60.00',
      required: found.required,
      verdict: found.verdict,
      remarks: '',
    };
    if (row.name !== heading.below[0]) return [own];
    const emptied = Object.fromEntries(Object.keys(own).map((id) => [id, '']));
    const { category: _covered, ...above } = { ...emptied, category: '' };
    return [{ ...above, name: heading.name, number: heading.number }, own];
  });
  const nameOf = (name: string): string => judged.find(({ row }) => row.name === name)?.found.name ?? '';
  const parent = gravest.find((name) => heading.below.some((child) => nameOf(child) === name)) ?? '';
  const indicators = (category: string | null): readonly string[] => {
    const own = judged.filter(({ row }) => category === null || row.category === category);
    const alone = own.filter(({ row }) => !heading.below.includes(row.name));
    const holds = own.length > alone.length ? [parent] : [];
    return [...alone.map(({ found }) => found.name), ...holds];
  };
  const leaves = (category: string | null): readonly string[] =>
    judged.filter(({ row }) => category === null || row.category === category).map(({ found }) => found.name);
  const line = (category: string | null, kind: string, names: readonly string[]) => ({
    ...(kind === '指标' ? { category: category ?? '合计' } : {}),
    kind,
    ...Object.fromEntries(
      merit.map((name, at) => [ids[at], `${names.filter((each) => each === name).length}`]),
    ),
    total: `${names.length}`,
  });
  const categories = [...new Set(rows.map(({ category }) => category))];
  const behind = judged.filter(({ found }) => ['滞后', '未完成', '倒退'].includes(found.name));
  return {
    rows: cells,
    parent: `${symbols[parent]} ${parent}`,
    counts: {
      indicators: tally(indicators(null)),
      leaves: tally(leaves(null)),
      table: [...categories, null].flatMap((category) => [
        line(category, '指标', indicators(category)),
        line(category, '分指标', leaves(category)),
      ]),
    },
    summary: summaryOf(
      indicators(null),
      leaves(null),
      behind.map(({ row }) => row.name),
    ),
    lagging: {
      names: behind.map(({ row }) => row.name),
      cells: behind.map(({ row, found }) => ({
        category: row.category,
        name: heading.below.includes(row.name) ? `${heading.name}：${row.name}` : row.name,
        unit: row.unit,
        verdict: found.verdict,
        progress: found.progress,
        required: found.required,
        gap: found.gap,
        gapInUnit: found.gapInUnit,
        needed: yearly(row, figuresOf(figures, row.name)[2], row.target, span - elapsed),
      })),
    },
  };
}

/** The paragraph over the table, where every indicator is judged. */
function summaryOf(
  indicators: readonly string[],
  leaves: readonly string[],
  behind: readonly string[],
): string {
  const met = leaves.filter((name) => ['已完成', '超前', '达到进度'].includes(name)).length;
  const kinds = ['滞后', '未完成', '倒退'].filter((name) => leaves.includes(name)).join('、');
  return (
    `2018年是规划期5年中的第3年，时序进度为60.00%。${planTitle}共有12项指标（包括的13项分指标）。` +
    `按指标计，${tally(indicators)}；按分指标计，${tally(leaves)}。` +
    `能够评价的13项分指标中，达到或快于路径要求的${met}项，占${percent(BigInt(met), 13n)}%。` +
    `${kinds}${behind.length}项：${behind.join('、')}。`
  );
}

/** Verdicts by the names of the rows, the heading's empty. */
export function expectedVerdicts(
  rows: readonly SeedRow[],
  figures: Figures,
  way: Path,
  years = elapsed,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    expectedReview(rows, figures, way, years).rows.map(({ name = '', verdict = '' }) => [name, verdict]),
  );
}

/** The same with the heading's, which takes the gravest of its sub-indicators. */
export function expectedFindings(
  rows: readonly SeedRow[],
  figures: Figures,
  way: Path,
  years = elapsed,
): Readonly<Record<string, string>> {
  const { parent } = expectedReview(rows, figures, way, years);
  return { ...expectedVerdicts(rows, figures, way, years), [heading.name]: parent };
}
