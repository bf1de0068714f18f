import { useState } from 'react';
import { verdictText } from '../../shared/review/computed-cell';
import type { YearFlips } from '../../shared/review/setting-flips';

/** So many are listed at a time. */
const pageLength = 100;

const countOf = (years: readonly YearFlips[]): number =>
  years.reduce((sum, { flips }) => sum + flips.length, 0);

/** "改变了 3 项评价" */
export function flipCount(years: readonly YearFlips[]): string {
  const count = countOf(years);
  return count === 0 ? '没有评价改变' : `改变了 ${count} 项评价`;
}

/** The verdicts that a change of settings turns, year by year. */
export function FlipList({ flips: years }: { readonly flips: readonly YearFlips[] }) {
  const [listed, setListed] = useState(pageLength);
  const count = countOf(years);
  if (count === 0) return <p>应用后没有评价改变，只改变计算和说明。</p>;
  const lines = years.flatMap(({ year, flips }) => flips.map((flip) => ({ ...flip, year })));
  return (
    <>
      <p>
        应用后这 {count} 项评价会变（
        {years.map(({ year, flips }) => `${year}年${flips.length}项`).join('，')}）：
      </p>
      <ul className="review-flips" tabIndex={0} aria-label="会变的评价">
        {lines.slice(0, listed).map(({ year, indicatorId, name, before, after }) => (
          <li key={`${year} ${indicatorId}`}>
            {year}年　{name}：
            <span className="verdict" data-verdict={before.verdict}>
              {verdictText(before)}
            </span>
            →
            <span className="verdict" data-verdict={after.verdict}>
              {verdictText(after)}
            </span>
          </li>
        ))}
      </ul>
      {count > listed && (
        <button type="button" className="button" onClick={() => setListed(listed + pageLength)}>
          再列 {Math.min(pageLength, count - listed)} 项（还有 {count - listed} 项没有列出）
        </button>
      )}
    </>
  );
}
