import type { ReviewedRow, ReviewResult } from '../../shared/review/review';
import { rowFacts } from '../../shared/review/row-facts';
import { verdictText } from '../../shared/review/computed-cell';

interface ExplanationProps {
  readonly row: ReviewedRow | undefined;
  readonly result: ReviewResult;
  readonly onClose: () => void;
}

/** The sentence by which a verdict can be checked by hand, and every number that the review gives of the indicator. */
export function Explanation({ row, result, onClose }: ExplanationProps) {
  if (!row) return null;
  const { finding, why } = row.result;
  return (
    <div className="review-why" role="status">
      <div>
        <p>
          <strong>{row.indicator.name}</strong>
          <span className="verdict" data-verdict={finding.verdict}>
            {verdictText(finding)}
          </span>
          {why}
        </p>
        <dl>
          {rowFacts(row, result).map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
      <button
        type="button"
        className="button quiet"
        onClick={() => {
          // Back to the verdict that was asked about.
          document.querySelector<HTMLElement>('.review button.verdict[aria-expanded="true"]')?.focus();
          onClose();
        }}
      >
        收起
      </button>
    </div>
  );
}
