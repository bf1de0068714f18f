import { expect, it, onTestFinished, vi } from 'vitest';
import { DiskSpaceWatch } from '../../../electron/services/disk-space';
import { realFileSystem, type FileSystem } from '../../../electron/services/file-system';
import { openHost } from '../../builders/data-folder';
import { temporaryFolder } from '../../builders/temporary-folder';

const rhythm = { usual: 20, low: 10 };

/** Disks with as many free bytes as a test says; null where a disk does not tell. */
function watch(free: Record<string, number | null>) {
  const fileSystem: FileSystem = {
    ...realFileSystem,
    freeBytes: (folder) => Promise.resolve(free[folder] ?? null),
  };
  const watching = new DiskSpaceWatch(fileSystem, Object.keys(free), rhythm);
  onTestFinished(() => watching.stop());
  return watching;
}

it('tells the scarcest disk, and whether it is time to make room', async () => {
  const free: Record<string, number | null> = { data: 80e9, profile: 40e9, away: null };
  const watching = watch(free);
  await vi.waitFor(() =>
    expect(watching.space()).toEqual({ folder: 'profile', freeBytes: 40e9, low: false }),
  );
  free['data'] = 100e6;
  await vi.waitFor(() => expect(watching.space()).toEqual({ folder: 'data', freeBytes: 100e6, low: true }));
  free['data'] = 80e9;
  await vi.waitFor(() => expect(watching.space()?.low).toBe(false));
});

it('says nothing where no disk tells', async () => {
  const free: Record<string, number | null> = { data: 1 };
  const watching = watch(free);
  await vi.waitFor(() => expect(watching.space()).not.toBeNull());
  free['data'] = null;
  await vi.waitFor(() => expect(watching.space()).toBeNull());
});

it('a host tells the free space of its data folder with its sign of life', async () => {
  const folder = await temporaryFolder();
  const { host } = await openHost(folder);
  await vi.waitFor(async () =>
    expect(await host['host.pulse']()).toEqual({
      space: { folder, freeBytes: expect.any(Number), low: expect.any(Boolean) },
    }),
  );
});
