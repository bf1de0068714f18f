import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { noFaults, type DiskFaults } from '../faulty-file-system';

/** The faults that a control file names at the moment they are asked for; none without a file. */
export function controlledFaults(file: string): DiskFaults {
  return new Proxy(noFaults(), {
    get: (usual, name) => Reflect.get({ ...usual, ...readFaults(file) }, name),
  });
}

function readFaults(file: string): Partial<DiskFaults> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<DiskFaults>;
  } catch {
    return {};
  }
}

/** Turns faults on and, by leaving them out, off again: at once, for the next operation of the file system. */
export function switchFaults(file: string, faults: Partial<DiskFaults>): void {
  const beside = `${file}.new`;
  writeFileSync(beside, JSON.stringify(faults));
  renameSync(beside, file);
}
