import path from 'node:path';
import type { FileKind, StorageFault } from '../../shared/host';

/** Characters and device names that Windows refuses; files are handed on, so they are refused everywhere. */
const refusedCharacter = /[<>:"/\\|?*\u0000-\u001f]/;
const refusedName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** The longest path that programs on Windows open, and the longest name that file systems keep. */
const longestWindowsPath = 259;
const longestName = 255;

/** What stands against a path as the place of an exported file; null where nothing does. */
export function targetPathFault(
  target: string,
  kind: FileKind,
  platform: NodeJS.Platform,
): StorageFault | null {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const name = paths.basename(target);
  if (!paths.isAbsolute(target) || target.includes('\0')) return 'nameInvalid';
  if (refusedCharacter.test(name) || refusedName.test(name) || /[. ]$/.test(name)) return 'nameInvalid';
  if (!hasExtension(target, kind) || name.length === kind.length + 1) return 'nameInvalid';
  const nameLength = platform === 'win32' ? name.length : Buffer.byteLength(name);
  if (nameLength > longestName) return 'tooLong';
  return platform === 'win32' && target.length > longestWindowsPath ? 'tooLong' : null;
}

export function hasExtension(target: string, kind: FileKind): boolean {
  return target.toLowerCase().endsWith(`.${kind}`);
}
