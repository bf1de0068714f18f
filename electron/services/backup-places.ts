import path from 'node:path';
import type { ChooseKind, FoundBackup, HostRequest } from '../../shared/host';
import { readHead } from './backup-head';
import { CallRefused } from './call-refused';
import { listNames, type FileFacts, type FileSystem } from './file-system';
import { inTime } from './patience';

/** Asks the user for an existing file or folder with the system's dialog; null when cancelled. */
export type ChoosePath = (kind: ChooseKind, suggestedPath: string) => Promise<string | null>;

export interface BackupPlacesParts {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  readonly documentsFolder: string;
  /** Null where none is set. */
  readonly secondFolder: () => Promise<string | null>;
  /** Where given, only what it answered, and what was found there, is opened; else the page asks for the path itself. */
  readonly choosePath: ChoosePath | null;
}

/** Milliseconds after which a folder that does not answer is left out. */
const patience = 5_000;
/** The most backups of one folder that are looked at. */
const foundLimit = 200;

/** Where copies may lie that can be opened. */
export class BackupPlaces {
  private readonly parts: BackupPlacesParts;
  private readonly allowed = new Set<string>();

  constructor(parts: BackupPlacesParts) {
    this.parts = parts;
  }

  async choose({ kind, suggestedPath }: HostRequest<'file.choose'>): Promise<string | null> {
    const { choosePath } = this.parts;
    if (choosePath === null) throw new CallRefused('这里没有系统的打开对话框。');
    const chosen = await choosePath(kind, suggestedPath);
    if (chosen !== null) this.allowed.add(chosen);
    return chosen;
  }

  /** Throws CallRefused for a path that nobody has pointed to. */
  check(chosen: string): void {
    if (!path.isAbsolute(chosen) || chosen.includes('\0')) throw new CallRefused('请给出完整路径。');
    if (this.parts.choosePath !== null && !this.allowed.has(chosen)) {
      throw new CallRefused('这个位置不是在打开对话框里选的。');
    }
  }

  async found({ folder }: HostRequest<'backup.found'>): Promise<readonly FoundBackup[]> {
    if (folder !== null) this.check(folder);
    const { documentsFolder, secondFolder } = this.parts;
    const folders = folder === null ? [documentsFolder, await secondFolder()] : [folder];
    const known = [...new Set(folders.filter((each) => each !== null).map((each) => path.normalize(each)))];
    const lists = await Promise.all(known.map((each) => inTime(this.look(each), patience, [])));
    const found = lists.flat().toSorted((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1));
    for (const backup of found) this.allowed.add(backup.path);
    return found;
  }

  private async look(folder: string): Promise<readonly FoundBackup[]> {
    const { fileSystem } = this.parts;
    const names = await listNames(fileSystem, folder).catch((): readonly string[] => []);
    const found: FoundBackup[] = [];
    const files = await this.factsOf(
      folder,
      names.filter((name) => /^[^.].*\.iwb$/i.test(name)),
    );
    for (const { name, file, facts } of files
      .filter((each) => each.facts.kind === 'file')
      .slice(0, foundLimit)) {
      const locked = await this.isLocked(file, facts.size);
      found.push({ kind: 'file', path: file, name, bytes: facts.size, locked, ...dated(facts) });
    }
    const copies = names.filter((name) => name.startsWith('indicator-workbench-'));
    for (const { name, file, facts } of await this.factsOf(folder, ['.', ...copies.slice(0, foundLimit)])) {
      if (facts.kind !== 'folder' || !(await this.isCopy(file))) continue;
      const shown = name === '.' ? path.basename(folder) : name;
      found.push({ kind: 'folder', path: file, name: shown, bytes: null, locked: false, ...dated(facts) });
    }
    return found;
  }

  /** Newest first. */
  private async factsOf(folder: string, names: readonly string[]) {
    const found: { readonly name: string; readonly file: string; readonly facts: FileFacts }[] = [];
    for (const name of names) {
      const file = path.join(folder, name);
      const facts = await this.parts.fileSystem.facts(file).catch(() => null);
      if (facts !== null) found.push({ name, file, facts });
    }
    return found.toSorted((a, b) => b.facts.modifiedAt - a.facts.modifiedAt);
  }

  private async isCopy(folder: string): Promise<boolean> {
    if (path.relative(this.parts.dataFolder, folder) === '') return false;
    const names = await listNames(this.parts.fileSystem, folder).catch((): readonly string[] => []);
    return names.includes('journal') || names.includes('snapshots');
  }

  private async isLocked(file: string, size: number): Promise<boolean | null> {
    try {
      const opened = await this.parts.fileSystem.open(file, 'read');
      const head = await readHead(opened, size).finally(() => opened.close());
      return head.protection !== null;
    } catch {
      return null;
    }
  }
}

function dated({ modifiedAt }: FileFacts): { readonly modifiedAt: string } {
  return { modifiedAt: new Date(modifiedAt).toISOString() };
}
