import path from 'node:path';
import type { FileKind, HostRequest, SaveResult, SaveTarget, StorageFault } from '../../shared/host';
import { CallRefused } from './call-refused';
import { hasExtension, targetPathFault } from './file-name';
import type { FileFacts, FileSystem, OpenFile } from './file-system';
import { FileBusy, writeReplacement } from './replace-file';
import { faultDetail, storageFault } from './storage-fault';

/** Asks the user for a place with the system's dialog, which also asks before it gives a name in use; null when cancelled. */
export type PickPath = (kind: FileKind, suggestedPath: string) => Promise<string | null>;

/** Shows a file in the system's file manager; false where that fails. */
export type Reveal = (file: string) => Promise<boolean>;

export interface ExportFilesOptions {
  readonly fileSystem: FileSystem;
  /** Made when missing; other folders must exist. */
  readonly documentsFolder: string;
  /** Where given, only the paths that it answered may be written; null where the page asks for the path itself. */
  readonly pickPath: PickPath | null;
  readonly reveal: Reveal;
}

/** The files that the user has the program write outside the data folder. */
export class ExportFiles {
  private readonly options: ExportFilesOptions;
  private readonly granted = new Set<string>();
  private readonly grantedFolders = new Set<string>();
  private readonly saved = new Set<string>();

  constructor(options: ExportFilesOptions) {
    this.options = options;
  }

  async pick({ kind, suggestedPath }: HostRequest<'file.pick'>): Promise<SaveTarget | null> {
    const { pickPath } = this.options;
    if (pickPath === null) throw new CallRefused('这里没有系统的保存对话框。');
    const picked = await pickPath(kind, suggestedPath);
    if (picked === null) return null;
    const complete = hasExtension(picked, kind);
    const file = complete ? picked : `${picked}.${kind}`;
    this.granted.add(file);
    return { path: file, overwrite: complete };
  }

  /** Files may be written into a folder that the user has pointed to. */
  allowFolder(folder: string): void {
    this.grantedFolders.add(path.normalize(folder));
  }

  save({ target, kind, bytes }: HostRequest<'file.save'>): Promise<SaveResult> {
    return this.write(target, kind, async (file) => {
      await file.write(bytes, 0);
      return bytes.length;
    });
  }

  /** The same for content that `write` writes piece by piece; it answers how long it is. */
  async write(
    target: SaveTarget,
    kind: FileKind,
    write: (file: OpenFile) => Promise<number>,
  ): Promise<SaveResult> {
    const file = path.normalize(target.path);
    const failed = (fault: StorageFault, detail: string): SaveResult => {
      return { state: 'failed', path: file, fault, detail };
    };
    if (this.options.pickPath !== null && !this.isGranted(target.path)) {
      throw new CallRefused('这个位置不是在保存对话框里选的。');
    }
    const pathFault = targetPathFault(file, kind, process.platform);
    if (pathFault !== null) return failed(pathFault, file);
    let bytes = 0;
    try {
      const found = await this.factsInFolder(file);
      if (found !== null && !target.overwrite) return { state: 'exists', path: file };
      const fault = found === null ? null : replacementFault(found);
      if (fault !== null) return failed(fault, file);
      await writeReplacement(this.options.fileSystem, file, async (opened) => {
        bytes = await write(opened);
      });
    } catch (error) {
      return failed(error instanceof FileBusy ? 'busy' : storageFault(error), faultDetail(error));
    }
    this.saved.add(file);
    return { state: 'saved', path: file, bytes };
  }

  /** Only for files that were saved in this run. */
  async reveal({ path: file }: HostRequest<'file.reveal'>): Promise<boolean> {
    return this.saved.has(file) && (await this.options.reveal(file));
  }

  private isGranted(file: string): boolean {
    return this.granted.has(file) || this.grantedFolders.has(path.dirname(path.normalize(file)));
  }

  private async factsInFolder(file: string): Promise<FileFacts | null> {
    const { fileSystem, documentsFolder } = this.options;
    const folder = path.dirname(file);
    if (folder === path.normalize(documentsFolder)) await fileSystem.makeFolder(folder);
    return fileSystem.facts(file);
  }
}

function replacementFault(found: FileFacts): StorageFault | null {
  if (found.kind !== 'file') return 'nameInvalid';
  return found.writable ? null : 'readOnly';
}
