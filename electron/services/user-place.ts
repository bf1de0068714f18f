import { access, readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { documentsFolders, userDirsFile, type UserPlace } from './user-folders';

/** Where and as whom this process runs. */
export function userPlace(): UserPlace {
  return { platform: process.platform, environment: process.env, home: homedir() };
}

/** The user's folder for documents, or the home folder where there is none. */
export async function findDocumentsFolder(place: UserPlace): Promise<string> {
  const userDirs = await readFile(userDirsFile(place), 'utf8').catch(() => null);
  for (const folder of documentsFolders(place, userDirs)) {
    const there = await access(folder).then(
      () => true,
      () => false,
    );
    if (there) return folder;
  }
  return place.home;
}

/** Name of the operating-system user; empty where it has none. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
