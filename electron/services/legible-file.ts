import { errorCode, type OpenFile } from './file-system';

/** What a disk gives or refuses as one. */
const pieceLength = 4096;

/**
 * A file for reading, of which the parts that the disk cannot read any more come as zeros, with which no record begins: what
 * stands before and behind them can be made use of. Where a whole request cannot be read the error stands, because the disk is
 * rather away than bad.
 */
export function legibleFile(file: OpenFile): OpenFile {
  return {
    ...file,
    async read(into, position) {
      try {
        return await file.read(into, position);
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        const { done, readable } = await readInPieces(file, into, position);
        if (readable === 0) throw error;
        return done;
      }
    },
  };
}

/** Whether the disk could not read, for which Linux and Windows have the same code here. */
export function isUnreadable(error: unknown): boolean {
  return errorCode(error) === 'EIO';
}

async function readInPieces(
  file: OpenFile,
  into: Uint8Array,
  position: number,
): Promise<{ readonly done: number; readonly readable: number }> {
  let done = 0;
  let readable = 0;
  while (done < into.length) {
    const end = Math.min(into.length, done + pieceLength - ((position + done) % pieceLength));
    const piece = into.subarray(done, end);
    const count = await file.read(piece, position + done).catch((error: unknown) => {
      if (!isUnreadable(error)) throw error;
      return null;
    });
    if (count === null) piece.fill(0);
    else readable += count;
    done += count ?? piece.length;
    if (count !== null && count < piece.length) break;
  }
  return { done, readable };
}
