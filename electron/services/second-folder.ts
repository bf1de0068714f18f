import path from 'node:path';
import { z } from 'zod';
import type { SecondFolderState } from '../../shared/host';
import { CallRefused } from './call-refused';
import { checkedJson, readCheckedJson } from './checked-json';
import { copyGrowing, copyOnce, copyPacked } from './copy-file';
import { listNames, type FileSystem } from './file-system';
import { inTime } from './patience';
import { readWhole } from './read-whole';
import { removeTemporaryFiles, replaceFile } from './replace-file';
import { faultDetail, storageFault } from './storage-fault';
import { Turns } from './turns';

const settingsSchema = z.object({
  format: z.literal('indicator-workbench/second-folder'),
  folder: z.string(),
  lastCopyAt: z.string().nullable(),
});

type Settings = z.infer<typeof settingsSchema>;

/** What is copied: the folders of snapshots and journal. */
const copiedFolders = ['snapshots', 'journal'] as const;
const sizeLimit = 1 << 16;
/** Milliseconds after which a folder that does not answer counts as away. */
const patience = 3_000;

/**
 * A copy of snapshots and journal in a folder of the user's choice, below a folder named after the workspace. Files are
 * added and renewed there; what was thinned here stays there until its folder is full or the user removes it.
 */
export class SecondFolder {
  private readonly fileSystem: FileSystem;
  private readonly dataFolder: string;
  private readonly workspaceId: () => Promise<string | null>;
  private readonly now: () => Date;
  private settings: Settings | 'damaged' | null | undefined;
  private failure: unknown = null;
  private readonly turns = new Turns();

  constructor(
    fileSystem: FileSystem,
    dataFolder: string,
    parts: { readonly workspaceId: () => Promise<string | null>; readonly now: () => Date },
  ) {
    this.fileSystem = fileSystem;
    this.dataFolder = dataFolder;
    this.workspaceId = parts.workspaceId;
    this.now = parts.now;
  }

  async state(): Promise<SecondFolderState> {
    const settings = await this.read();
    if (settings === null) return { state: 'off' };
    if (settings === 'damaged') {
      const detail = 'second-folder.json 读不出来，请重新选择第二文件夹。';
      return { state: 'failed', folder: '', lastCopyAt: null, fault: 'other', detail };
    }
    const { folder, lastCopyAt } = settings;
    if (!(await this.isThere(folder))) return { state: 'away', folder, lastCopyAt };
    if (this.failure === null) return { state: 'ready', folder, lastCopyAt };
    const fault = { fault: storageFault(this.failure), detail: faultDetail(this.failure) };
    return { state: 'failed', folder, lastCopyAt, ...fault };
  }

  /** Where the copies of a workspace are; null where the folder is off or away. */
  async copiesOf(workspaceId: string): Promise<string | null> {
    const settings = await this.read();
    if (settings === null || settings === 'damaged' || !(await this.isThere(settings.folder))) return null;
    return copiesFolder(settings.folder, workspaceId);
  }

  /** Null turns it off. Refused for a folder that cannot be a second one. */
  async choose(folder: string | null): Promise<void> {
    this.failure = null;
    if (folder === null) {
      await this.fileSystem.remove(this.file());
      this.settings = null;
      return;
    }
    const chosen = path.normalize(folder);
    if (!path.isAbsolute(chosen)) throw new CallRefused('请给出文件夹的完整路径。');
    if (isWithin(chosen, this.dataFolder) || isWithin(this.dataFolder, chosen)) {
      throw new CallRefused('第二个文件夹不能与数据文件夹相互包含。');
    }
    if (!(await this.isThere(chosen))) throw new CallRefused('没有这个文件夹。');
    await this.write({ format: 'indicator-workbench/second-folder', folder: chosen, lastCopyAt: null });
  }

  /** Copies what is new; whatever goes wrong is kept for `state`. It may take as long as the folder's device likes. */
  copy(): Promise<void> {
    return this.turns.take(() => this.copyNow());
  }

  private async copyNow(): Promise<void> {
    const settings = await this.read();
    if (settings === null || settings === 'damaged' || !(await this.isThere(settings.folder))) return;
    try {
      const workspaceId = await this.workspaceId();
      if (workspaceId === null) return;
      const target = copiesFolder(settings.folder, workspaceId);
      for (const name of copiedFolders) {
        await this.copyFolder(path.join(this.dataFolder, name), path.join(target, name));
      }
      await this.write({ ...settings, lastCopyAt: this.now().toISOString() });
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  private async copyFolder(from: string, to: string): Promise<void> {
    const { fileSystem } = this;
    await fileSystem.makeFolder(to);
    await removeTemporaryFiles(fileSystem, to);
    const names = (await listNames(fileSystem, from)).filter((name) => !name.startsWith('.'));
    for (const name of names) {
      await copyOf(name)(fileSystem, path.join(from, name), path.join(to, name));
    }
  }

  private async isThere(folder: string): Promise<boolean> {
    const looking = this.fileSystem.facts(folder).catch(() => null);
    const facts = await inTime(looking, patience, null);
    return facts?.kind === 'folder';
  }

  private file(): string {
    return path.join(this.dataFolder, 'second-folder.json');
  }

  private async read(): Promise<Settings | 'damaged' | null> {
    if (this.settings === undefined) {
      const text = await readWhole(this.fileSystem, this.file(), sizeLimit);
      this.settings = text === null ? null : (readCheckedJson(text, settingsSchema) ?? 'damaged');
    }
    return this.settings;
  }

  private async write(settings: Settings): Promise<void> {
    await replaceFile(this.fileSystem, this.file(), Buffer.from(`${checkedJson(settings)}\n`));
    this.settings = settings;
  }
}

function copyOf(name: string): typeof copyOnce {
  if (name.endsWith('.iwj')) return copyGrowing;
  return name.endsWith('.iwj.gz') ? copyPacked : copyOnce;
}

/** An id may hold what a file name must not. */
function copiesFolder(folder: string, workspaceId: string): string {
  return path.join(folder, `indicator-workbench-${workspaceId.replace(/[^0-9A-Za-z-]/g, '_')}`);
}

function isWithin(folder: string, other: string): boolean {
  const relative = path.relative(other, folder);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
