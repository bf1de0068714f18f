/** Where a user's files are kept: pure functions, so that both hosts and every platform agree. */
import { createHash } from 'node:crypto';
import path from 'node:path';

export interface UserPlace {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const programFolder = 'indicator-workbench';

function configFolder(place: UserPlace): string {
  const { environment, home } = place;
  if (place.platform === 'win32')
    return environment['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming');
  if (place.platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support');
  const chosen = environment['XDG_CONFIG_HOME'];
  return chosen !== undefined && path.posix.isAbsolute(chosen) ? chosen : path.posix.join(home, '.config');
}

function pathsOf(place: UserPlace): path.PlatformPath {
  return place.platform === 'win32' ? path.win32 : path.posix;
}

/** What belongs to the operating-system user and not to a data folder. */
export function settingsFolder(place: UserPlace): string {
  return pathsOf(place).join(configFolder(place), programFolder);
}

/** The data folder that both hosts use when none is named. */
export function defaultDataFolder(place: UserPlace): string {
  return pathsOf(place).join(configFolder(place), programFolder, 'data');
}

/**
 * Electron's own folder, with the page's database: beside the default data folder, and one for each other data folder.
 * It stays on this computer even where the data folder is on a share.
 */
export function profileFolder(place: UserPlace, dataFolder: string): string {
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const name = dataFolder === defaultDataFolder(place) ? 'profile' : `profile-${mark}`;
  return pathsOf(place).join(configFolder(place), programFolder, name);
}

/** The file in which Linux desktops note the user's folders. */
export function userDirsFile(place: UserPlace): string {
  return pathsOf(place).join(configFolder(place), 'user-dirs.dirs');
}

/**
 * Folders in which exports may be proposed, the best first. `userDirs` is the text of `userDirsFile`, null where there
 * is none.
 */
export function documentsFolders(place: UserPlace, userDirs: string | null): readonly string[] {
  const paths = pathsOf(place);
  const usual = paths.join(place.home, 'Documents');
  if (place.platform !== 'linux') return [usual, place.home];
  const named = /^XDG_DOCUMENTS_DIR="(.*)"$/m
    .exec(userDirs ?? '')?.[1]
    ?.replace(/^\$HOME(?=\/|$)/, place.home);
  return named !== undefined && paths.isAbsolute(named) ? [named, usual, place.home] : [usual, place.home];
}
