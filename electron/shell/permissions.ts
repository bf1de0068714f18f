/** What the page may be granted of what browsers ask users about: copying and pasting, nothing else. */
const granted: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write']);

export function isGranted(permission: string, byPage: boolean): boolean {
  return byPage && granted.has(permission);
}
