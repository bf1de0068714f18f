/** The title of a column: what stands in brackets at its end comes whole into a line of its own where there is no room. */
export function HeadTitle({ title }: { readonly title: string }) {
  const bracket = title.endsWith('）') ? title.lastIndexOf('（') : -1;
  if (bracket <= 0) return title;
  return (
    <span>
      {title.slice(0, bracket)}
      <span className="head-bracket">{title.slice(bracket)}</span>
    </span>
  );
}
