import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createHost, type HostOptions, type RunningHost } from '../../electron/services/create-host';
import { schemaVersion } from '../../shared/model/batch';
import { genesis, profileId } from './history';

/** The real services on a data folder, closed when the running test ends. */
export async function openHost(dataFolder: string, options: Partial<HostOptions> = {}): Promise<RunningHost> {
  const running = await createHost({
    kind: 'browser',
    version: '0.0.0',
    dataFolder,
    documentsFolder: path.join(dataFolder, 'documents'),
    settingsFolder: path.join(dataFolder, 'settings'),
    userName: '统计员',
    pickPath: null,
    reveal: () => Promise.resolve(true),
    now: () => new Date('2020-01-01T00:00:00Z'),
    ...options,
  });
  onTestFinished(async () => {
    await running.close().catch(() => undefined);
  });
  return running;
}

export const beginning = { ...genesis, profileId, schemaVersion };

/** The same on a folder whose workspace has begun. */
export async function openBegunHost(
  dataFolder: string,
  options: Partial<HostOptions> = {},
): Promise<RunningHost> {
  const running = await openHost(dataFolder, options);
  await running.host['folder.begin'](beginning);
  return running;
}

export function journalFile(dataFolder: string): string {
  return path.join(dataFolder, 'journal', 'journal-000001.iwj');
}
