/** Whether two values as JSON holds them say the same; the order of keys does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameJson(item, b[index]));
  }
  const fields = Object.entries(a);
  if (fields.length !== Object.keys(b).length) return false;
  return fields.every(
    ([key, field]) => Object.hasOwn(b, key) && sameJson(field, (b as Record<string, unknown>)[key]),
  );
}
