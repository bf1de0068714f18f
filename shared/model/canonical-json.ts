/**
 * The one text of a JSON value that is hashed: keys sorted by code unit, no white space. Undefined fields are left out.
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  return ordered === cannotBeOrdered ? spelled(value) : JSON.stringify(ordered);
}

/** In place of a value with keys that no JavaScript object holds in the order of their code units. */
const cannotBeOrdered = Symbol('cannot be ordered');

/** Objects keep whole numbers before all other keys, and have a setter under `__proto__`. */
function isUnruly(key: string): boolean {
  const first = key.charCodeAt(0);
  return (first >= zero && first <= nine) || key === '__proto__';
}

const [zero, nine] = [0x30, 0x39];

/**
 * The value with its keys in order, so that the platform can write it: several times as fast as writing every field by
 * itself. What is in order already is not copied.
 */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Array.isArray(value)
    ? listInOrder(value)
    : fieldsInOrder(value as Readonly<Record<string, unknown>>);
}

function listInOrder(values: readonly unknown[]): unknown {
  let copy: unknown[] | null = null;
  for (let at = 0; at < values.length; at += 1) {
    const value = inOrder(values[at]);
    if (value === cannotBeOrdered) return cannotBeOrdered;
    if (value !== values[at]) copy ??= values.slice(0, at);
    copy?.push(value);
  }
  return copy ?? values;
}

function fieldsInOrder(value: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(value);
  let copy: Record<string, unknown> | null = null;
  if (!isSorted(keys)) {
    keys.sort();
    copy = {};
  }
  for (const key of keys) {
    const field = isUnruly(key) ? cannotBeOrdered : inOrder(value[key]);
    if (field === cannotBeOrdered) return cannotBeOrdered;
    // Sorted already: the fields up to the first that had to be copied are taken over with the rest.
    if (field !== value[key]) copy ??= { ...value };
    if (copy) copy[key] = field;
  }
  return copy ?? value;
}

function isSorted(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at += 1) {
    const [before = '', key = ''] = [keys[at - 1], keys[at]];
    if (before > key) return false;
  }
  return true;
}

/** The text written field by field. */
function spelled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = sortedFields(value).map(([key, field]) => `${JSON.stringify(key)}:${spelled(field)}`);
  return `{${fields.join(',')}}`;
}

/** The fields of an object as they are written, in their order. */
export function sortedFields(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
