import { verdictText } from '../../shared/review/computed-cell';
import type { VerdictFinding } from '../../shared/progress/verdict';

interface VerdictMarkProps {
  readonly finding: VerdictFinding;
  /** Why, in one sentence. */
  readonly why: string;
  readonly isExplained: boolean;
  readonly onExplain: () => void;
}

/** A verdict as word, symbol and colour; pressing it shows why. */
export function VerdictMark({ finding, why, isExplained, onExplain }: VerdictMarkProps) {
  return (
    <button
      type="button"
      className="verdict"
      data-verdict={finding.verdict}
      title={why}
      aria-expanded={isExplained}
      onClick={onExplain}
    >
      {verdictText(finding)}
    </button>
  );
}
