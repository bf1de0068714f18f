import type { Host, SaveResult } from '../../shared/host';

/** A picture that is to be written; its bytes are made when it is its turn. */
export interface PictureFile {
  readonly path: string;
  readonly bytes: () => Promise<Uint8Array>;
}

export interface PictureOrder {
  readonly kind: 'png' | 'svg';
  readonly files: readonly PictureFile[];
  /** The user has agreed to replace files of these names. */
  readonly overwrite: boolean;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly report: (done: number) => void;
}

export interface WrittenPictures {
  /** Full paths, in order. */
  readonly saved: readonly string[];
  /** What was not written because a file of that name is there already. */
  readonly existing: readonly PictureFile[];
  /** What could not be written; everything after it was not tried. */
  readonly failed: Extract<SaveResult, { state: 'failed' }> | null;
  readonly cancelled: boolean;
}

/** Writes pictures one after another, each whole or not at all. No file that is there is replaced without leave. */
export async function writePictures(
  host: Pick<Host, 'file.save'>,
  { kind, files, overwrite }: PictureOrder,
  { signal, report }: Watch,
): Promise<WrittenPictures> {
  const saved: string[] = [];
  const existing: PictureFile[] = [];
  for (const [index, file] of files.entries()) {
    report(index);
    if (signal.aborted) return { saved, existing, failed: null, cancelled: true };
    const bytes = await file.bytes();
    if (signal.aborted) return { saved, existing, failed: null, cancelled: true };
    const result = await host['file.save']({ target: { path: file.path, overwrite }, kind, bytes });
    if (result.state === 'failed') return { saved, existing, failed: result, cancelled: false };
    if (result.state === 'exists') existing.push(file);
    else saved.push(result.path);
  }
  return { saved, existing, failed: null, cancelled: false };
}
