import path from 'node:path';
import { z } from 'zod';
import type { PersonResult, PersonState } from '../../shared/host';
import { personNameProblem, tidyPersonName } from '../../shared/model/person-name';
import { CallRefused } from './call-refused';
import type { FileSystem } from './file-system';
import { readWhole } from './read-whole';
import { replaceFile } from './replace-file';
import { faultDetail, storageFault } from './storage-fault';

const personSchema = z.object({
  format: z.literal('indicator-workbench/person'),
  formatVersion: z.literal(1),
  name: z.string().refine((name) => personNameProblem(name) === null),
});

const sizeLimit = 1 << 16;

/** person.json in the settings folder of the operating-system user: the name that was asked for once. */
export class PersonStore {
  private readonly fileSystem: FileSystem;
  private readonly folder: string;

  constructor(fileSystem: FileSystem, settingsFolder: string) {
    this.fileSystem = fileSystem;
    this.folder = settingsFolder;
  }

  /** Whatever is wrong with the file, the user can be asked again. */
  async read(): Promise<PersonState> {
    try {
      const text = await readWhole(this.fileSystem, this.file(), sizeLimit);
      if (text === null) return { state: 'unknown' };
      return { state: 'known', name: tidyPersonName(personSchema.parse(JSON.parse(text)).name) };
    } catch {
      return { state: 'unknown' };
    }
  }

  /** Refused for a text that is no name. */
  async save(text: string): Promise<PersonResult> {
    const problem = personNameProblem(text);
    if (problem !== null) throw new CallRefused(problem);
    const name = tidyPersonName(text);
    const kept = { format: 'indicator-workbench/person', formatVersion: 1, name };
    try {
      await this.fileSystem.makeFolder(this.folder);
      await replaceFile(this.fileSystem, this.file(), Buffer.from(`${JSON.stringify(kept, null, 2)}\n`));
    } catch (error) {
      return { state: 'failed', fault: storageFault(error), detail: faultDetail(error) };
    }
    return { state: 'saved', name };
  }

  private file(): string {
    return path.join(this.folder, 'person.json');
  }
}
