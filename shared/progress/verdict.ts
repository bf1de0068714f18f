/**
 * What a review says of an indicator. The first seven are judgements, in this order of merit; `unmet` is that of the last
 * year only. `near` is 基本符合.
 */
export type Verdict =
  'achieved' | 'ahead' | 'onTrack' | 'near' | 'behind' | 'unmet' | 'regressed' | 'missing' | 'notAssessable';

export const verdictNames: Readonly<Record<Verdict, string>> = {
  achieved: '已完成',
  ahead: '超前',
  onTrack: '达到进度',
  near: '基本符合',
  behind: '滞后',
  unmet: '未完成',
  regressed: '倒退',
  missing: '缺数',
  notAssessable: '无法评价',
};

/** Stands before the name, so that a verdict is told apart without colour. */
export const verdictSymbols: Readonly<Record<Verdict, string>> = {
  achieved: '✔',
  ahead: '▲',
  onTrack: '●',
  near: '◐',
  behind: '▼',
  unmet: '■',
  regressed: '✖',
  missing: '○',
  notAssessable: '?',
};

/** All verdicts, best first, then those that are no judgement: the order of columns and lists. */
export const verdicts: readonly Verdict[] = [
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

/** A verdict as it is counted, with everything it may be. */
export interface VerdictFinding {
  /** What the row counts as. */
  readonly verdict: Verdict;
  /** Every verdict that a point within the bounds would give, best first; one where they agree. */
  readonly possible: readonly Verdict[];
}

const single = new Map(verdicts.map((verdict) => [verdict, { verdict, possible: [verdict] }]));

/** The finding of one verdict. */
export function finding(verdict: Verdict): VerdictFinding {
  return single.get(verdict) ?? { verdict, possible: [verdict] };
}

/** 滞后或倒退: the verdicts named together. */
export function findingText({ verdict, possible }: VerdictFinding): string {
  if (possible.length < 2) return verdictNames[verdict];
  const names = possible.map((one) => verdictNames[one]);
  return `${names.slice(0, -1).join('、')}或${names.at(-1) ?? ''}`;
}

/** Worst first, as a parent indicator takes it from its children: what cannot be judged goes before every judgement. */
const gravest: readonly Verdict[] = [
  'missing',
  'notAssessable',
  'regressed',
  'unmet',
  'behind',
  'near',
  'onTrack',
  'ahead',
  'achieved',
];

/** The verdict of an indicator from those of its sub-indicators; notAssessable where there are none. */
export function worstVerdict(children: readonly Verdict[]): Verdict {
  return gravest.find((verdict) => children.includes(verdict)) ?? 'notAssessable';
}
