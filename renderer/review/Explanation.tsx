import type { ReviewedRow } from '../../shared/review/review';
import { verdictText } from '../../shared/review/computed-cell';

interface ExplanationProps {
  readonly row: ReviewedRow | undefined;
  readonly onClose: () => void;
}

/** The sentence by which a verdict can be checked by hand. */
export function Explanation({ row, onClose }: ExplanationProps) {
  if (!row) return null;
  const { finding, why } = row.result;
  return (
    <p className="review-why" role="status">
      <span>
        <strong>{row.indicator.name}</strong>
        <span className="verdict" data-verdict={finding.verdict}>
          {verdictText(finding)}
        </span>
        {why}
      </span>
      <button type="button" className="button quiet" onClick={onClose}>
        收起
      </button>
    </p>
  );
}
