/**
 * The sections of a document as they are bound, until the user orders them otherwise, and whether they are handed in for a
 * review (评估材料).
 */
const boundSections = new Map([
  ['cover', true],
  ['notes', true],
  ['main-table', false],
  ['review-summary', true],
  ['review', true],
  ['review-categories', true],
  ['review-lagging', true],
  ['indicators', true],
  ['charts', true],
  ['chart-shown', false],
  ['review-revisions', true],
  ['review-missing', true],
  ['review-forecast', false],
  ['review-explanation', true],
  ['document-tables', false],
  ['history', false],
  ['sign-off', true],
]);

/** Ids of the sections that are handed in for a review. */
export const reviewPackage: ReadonlySet<string> = new Set(
  [...boundSections].flatMap(([id, handedIn]) => (handedIn ? [id] : [])),
);

/** Ids in the order in which they are bound. */
export function boundIds(ids: readonly string[]): readonly string[] {
  const order = [...boundSections.keys()];
  const place = (id: string): number => order.indexOf(id);
  return ids.toSorted((a, b) => place(a) - place(b));
}

/** Ids in the user's order. One that the order does not know stands behind the one that it follows by itself. */
export function orderedIds(ids: readonly string[], order: readonly string[]): readonly string[] {
  const ordered = order.filter((id, index) => ids.includes(id) && order.indexOf(id) === index);
  ids.forEach((id, index) => {
    if (ordered.includes(id)) return;
    const before = ids[index - 1];
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, id);
  });
  return ordered;
}

/** Ids with one of them moved by so many places, as far as there are places. */
export function movedId(ids: readonly string[], id: string, by: number): readonly string[] {
  const from = ids.indexOf(id);
  if (from < 0) return ids;
  const others = ids.filter((each) => each !== id);
  return others.toSpliced(Math.max(0, Math.min(others.length, from + by)), 0, id);
}
