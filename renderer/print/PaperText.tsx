interface PaperLinesProps {
  readonly text: { readonly lines: readonly string[] };
  /** First line and the line behind the last. */
  readonly from: number;
  readonly to: number;
}

/** Lines of a paragraph, broken where they were measured. */
export function PaperLines({ text, from, to }: PaperLinesProps) {
  const { lines } = text;
  return (
    <div className="paper-paragraph" data-begins={from === 0} data-goes-on={to < lines.length}>
      {lines.slice(from, to).join('')}
    </div>
  );
}

/** Characters that a title of 2号 has room for in two lines. */
const usualTitle = 36;

export function PaperTitle({ text }: { readonly text: string }) {
  return (
    <div className="paper-title" data-long={text.length > usualTitle}>
      {text}
    </div>
  );
}

export function PaperHeading({ text }: { readonly text: string }) {
  return (
    <div className="paper-paragraph paper-heading" data-begins>
      {text}
    </div>
  );
}
