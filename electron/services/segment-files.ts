/** Names of the journal's segments: plain while they grow, packed once they are finished. */
import path from 'node:path';
import { errorCode, listNames, type FileSystem, type OpenFile } from './file-system';
import { legibleFile } from './legible-file';
import { openPackedFile } from './packed-file';

export interface SegmentFile {
  readonly number: number;
  readonly name: string;
  readonly packed: boolean;
}

export interface OpenSegment {
  readonly file: OpenFile;
  /** Bytes of the segment, unpacked. */
  readonly size: number;
}

const namePattern = /^journal-(\d{6,9})\.iwj(\.gz)?$/;

export function segmentName(number: number): string {
  return `journal-${String(number).padStart(6, '0')}.iwj`;
}

export function packedName(number: number): string {
  return `${segmentName(number)}.gz`;
}

/** The segments in a folder, oldest first; one that is there plain and packed counts as plain. */
export async function listSegments(fileSystem: FileSystem, folder: string): Promise<readonly SegmentFile[]> {
  const found = new Map<number, SegmentFile>();
  for (const name of await listNames(fileSystem, folder)) {
    const [, digits, packing] = namePattern.exec(name) ?? [];
    if (digits === undefined) continue;
    const number = Number(digits);
    const packed = packing !== undefined;
    if (!packed || !found.has(number)) found.set(number, { number, name, packed });
  }
  return [...found.values()].toSorted((a, b) => a.number - b.number);
}

/**
 * Opens a segment for reading, as if it were plain, also when it was packed since it was listed. What the disk cannot read any
 * more reads as zeros.
 */
export async function openSegment(
  fileSystem: FileSystem,
  folder: string,
  segment: SegmentFile,
): Promise<OpenSegment> {
  const plain = path.join(folder, segmentName(segment.number));
  const opened = segment.packed ? null : await openPlain(fileSystem, plain);
  return opened ?? openPackedFile(fileSystem, path.join(folder, packedName(segment.number)));
}

/** Null where the file is not there, or goes at this very moment because its packed copy is complete. */
async function openPlain(fileSystem: FileSystem, plain: string): Promise<OpenSegment | null> {
  const facts = await fileSystem.facts(plain);
  if (facts === null) return null;
  try {
    return { file: legibleFile(await fileSystem.open(plain, 'read')), size: facts.size };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
