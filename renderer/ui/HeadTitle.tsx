/** A word that a column has room for. */
const isShort = (text: string): boolean => /^\D{1,6}$/.test(text);

/** The title of a column: where there is no room for all of it, it breaks before the bracket at its end. */
export function HeadTitle({ title }: { readonly title: string }) {
  const bracket = title.endsWith('）') ? title.lastIndexOf('（') : -1;
  if (bracket <= 0) return title;
  const word = title.slice(0, bracket);
  return (
    <span>
      {isShort(word) ? <span className="head-part">{word}</span> : word}
      <span className="head-part">{title.slice(bracket)}</span>
    </span>
  );
}
