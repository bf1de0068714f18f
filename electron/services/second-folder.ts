import path from 'node:path';
import { z } from 'zod';
import type { SecondFolderState, SetSecondFolderResult } from '../../shared/host';
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

/** What is copied: the folders of snapshots and journal, each whatever becomes of the other. */
const copiedFolders = ['snapshots', 'journal'] as const;
const sizeLimit = 1 << 16;

type Refusal = Extract<SetSecondFolderResult, { state: 'refused' }>['reason'];

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
  private copying = false;
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
    if (this.copying) return { state: 'copying', folder, lastCopyAt };
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

  /**
   * Null turns it off. Answers why a folder cannot be a second one; null where it is now. Rejects where that cannot be
   * written down. A copy to the folder before may still be under way.
   */
  async choose(folder: string | null): Promise<Refusal | null> {
    if (folder === null) {
      await this.fileSystem.remove(this.file());
      this.settings = null;
      this.failure = null;
      return null;
    }
    const chosen = path.normalize(folder);
    if (!path.isAbsolute(chosen)) return 'notAbsolute';
    if (isWithin(chosen, this.dataFolder) || isWithin(this.dataFolder, chosen)) return 'overlaps';
    if (!(await this.isThere(chosen))) return 'missing';
    const known = await this.read();
    if (known !== null && known !== 'damaged' && known.folder === chosen) return null;
    await this.write({ format: 'indicator-workbench/second-folder', folder: chosen, lastCopyAt: null });
    this.failure = null;
    return null;
  }

  /**
   * Copies what is new; whatever goes wrong is kept for `state`. It may take as long as the folder's device likes. True where
   * nothing is left to be copied.
   */
  copy(): Promise<boolean> {
    return this.turns.take(() => this.copyNow());
  }

  private async copyNow(): Promise<boolean> {
    const settings = await this.read();
    if (settings === null) return true;
    if (settings === 'damaged' || !(await this.isThere(settings.folder))) return false;
    this.copying = true;
    try {
      const workspaceId = await this.workspaceId();
      if (workspaceId === null) return false;
      const target = copiesFolder(settings.folder, workspaceId);
      const copied = await Promise.allSettled(
        copiedFolders.map((name) =>
          this.copyFolder(path.join(this.dataFolder, name), path.join(target, name)),
        ),
      );
      for (const folder of copied) if (folder.status === 'rejected') throw folder.reason;
      return await this.noteCopy(settings.folder);
    } catch (error) {
      if (await this.isChosen(settings.folder)) this.failure = error;
      return false;
    } finally {
      this.copying = false;
    }
  }

  /** False where another folder was chosen meanwhile, which has no copy yet. */
  private async noteCopy(folder: string): Promise<boolean> {
    const settings = await this.read();
    if (settings === null || settings === 'damaged' || settings.folder !== folder) return settings === null;
    await this.write({ ...settings, lastCopyAt: this.now().toISOString() });
    this.failure = null;
    return true;
  }

  private async isChosen(folder: string): Promise<boolean> {
    const settings = await this.read();
    return settings !== null && settings !== 'damaged' && settings.folder === folder;
  }

  /** One file that cannot be copied does not keep back the others; its error is told in the end. */
  private async copyFolder(from: string, to: string): Promise<void> {
    const { fileSystem } = this;
    await fileSystem.makeFolder(to);
    await removeTemporaryFiles(fileSystem, to);
    const names = (await listNames(fileSystem, from)).filter((name) => !name.startsWith('.'));
    const errors: unknown[] = [];
    for (const name of names) {
      const copying = copyOf(name)(fileSystem, path.join(from, name), path.join(to, name));
      await copying.catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
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
