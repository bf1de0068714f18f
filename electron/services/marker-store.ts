import path from 'node:path';
import { z } from 'zod';
import type { FolderContents, Marker } from '../../shared/host';
import type { FileSystem } from './file-system';
import { isUnreadable } from './legible-file';
import { readWhole } from './read-whole';
import { replaceFile } from './replace-file';

export const markerSchema = z.strictObject({
  format: z.literal('indicator-workbench/marker'),
  formatVersion: z.literal(1),
  workspaceId: z.string().min(1),
  epoch: z.int(),
  createdAt: z.string(),
  schemaVersion: z.int(),
  profiles: z.array(z.string().min(1)),
}) satisfies z.ZodType<Marker>;

/** What a marker of any format says of itself. */
const anyMarkerSchema = z.object({ format: z.literal('indicator-workbench/marker'), formatVersion: z.int() });

const sizeLimit = 1 << 20;

/** marker.json of a data folder. */
export class MarkerStore {
  private readonly fileSystem: FileSystem;
  private readonly file: string;

  constructor(fileSystem: FileSystem, dataFolder: string) {
    this.fileSystem = fileSystem;
    this.file = path.join(dataFolder, 'marker.json');
  }

  async read(): Promise<FolderContents['marker']> {
    const text = await readWhole(this.fileSystem, this.file, sizeLimit).catch((error: unknown) => {
      // A disk that cannot read it any more has damaged it; whatever else stands in the way may pass.
      if (isUnreadable(error)) return '';
      throw error;
    });
    if (text === null) return { state: 'absent' };
    const value = parsed(text);
    const known = markerSchema.safeParse(value);
    if (known.success) return { state: 'present', marker: known.data };
    const versioned = anyMarkerSchema.safeParse(value);
    return { state: versioned.success && versioned.data.formatVersion > 1 ? 'newer' : 'damaged' };
  }

  async write(marker: Marker): Promise<void> {
    await replaceFile(this.fileSystem, this.file, Buffer.from(`${JSON.stringify(marker, null, 2)}\n`));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
