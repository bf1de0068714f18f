import path from 'node:path';

/** The data folder that the command line names with --data=DIR; null where it names none. */
export function dataFolderArgument(args: readonly string[], workingFolder: string): string | null {
  const argument = args.findLast((text) => text.startsWith('--data='));
  const folder = argument?.slice('--data='.length) ?? '';
  return folder === '' ? null : path.resolve(workingFolder, folder);
}
