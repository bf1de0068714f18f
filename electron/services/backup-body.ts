/** The body of a backup as one stream of bytes, plain or sealed in the file. */
import { truncated, type ReadHead } from './backup-head';
import { altered } from './backup-problem';
import { pieceBytes, pieceCount, Seal, sealedPieceBytes } from './backup-seal';
import type { OpenFile } from './file-system';

/** Takes the body from its beginning to its end. */
export interface BodyOutput {
  write(bytes: Uint8Array): Promise<void>;
  /** Called when the whole body was written. */
  finish(): Promise<void>;
}

/** Gives the body from its beginning to its end. */
export interface BodyInput {
  /** Bytes read so far. */
  readonly position: number;
  /** The next bytes. Throws BackupProblem where the body ends before, or is not the one that was written. */
  read(length: number): Promise<Buffer>;
}

/** `key` is that of the head's protection, null where it has none. */
export function bodyOutput(file: OpenFile, head: ReadHead, key: Uint8Array | null): BodyOutput {
  const { protection, bytes, bodyBytes } = head;
  let at = bytes.length;
  const put = async (written: Uint8Array) => {
    await file.write(written, at);
    at += written.length;
  };
  if (protection === null || key === null) return { write: put, finish: () => Promise.resolve() };
  const seal = new Seal(key, protection, bytes, bodyBytes);
  const piece = Buffer.alloc(pieceBytes);
  let filled = 0;
  let place = 0;
  const close = async () => {
    await put(seal.close(piece.subarray(0, filled), place));
    place += 1;
    filled = 0;
  };
  return {
    async write(written) {
      for (let done = 0; done < written.length;) {
        if (filled === pieceBytes) await close();
        const part = written.subarray(done, done + pieceBytes - filled);
        piece.set(part, filled);
        filled += part.length;
        done += part.length;
      }
    },
    finish: close,
  };
}

/** The same for reading. */
export function bodyInput(file: OpenFile, head: ReadHead, key: Uint8Array | null): BodyInput {
  const { protection, bytes, bodyBytes } = head;
  const readAt =
    protection === null || key === null
      ? plainReader(file, bytes.length)
      : sealedReader(file, head, new Seal(key, protection, bytes, bodyBytes));
  let position = 0;
  return {
    get position() {
      return position;
    },
    async read(length) {
      if (position + length > bodyBytes) throw altered('内容比文件开头所写的长');
      const read = await readAt(position, length);
      position += length;
      return read;
    },
  };
}

type ReadAt = (position: number, length: number) => Promise<Buffer>;

async function readWholly(file: OpenFile, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const count = await file.read(bytes, at);
  if (count < length) throw truncated(length - count);
  return bytes;
}

function plainReader(file: OpenFile, start: number): ReadAt {
  return (position, length) => readWholly(file, start + position, length);
}

/** Keeps the piece that was opened last: a reader only goes forward. */
function sealedReader(file: OpenFile, { bytes, bodyBytes }: ReadHead, seal: Seal): ReadAt {
  const last = pieceCount(bodyBytes) - 1;
  let opened: { readonly place: number; readonly plain: Uint8Array } | null = null;
  const open = async (place: number): Promise<Uint8Array> => {
    const plainLength = place === last ? bodyBytes - last * pieceBytes : pieceBytes;
    const length = plainLength + sealedPieceBytes - pieceBytes;
    const sealed = await readWholly(file, bytes.length + place * sealedPieceBytes, length);
    const plain = seal.open(sealed, place);
    if (plain === null) throw altered(`第 ${place + 1} 段加密内容与写入时不同`);
    return plain;
  };
  return async (position, length) => {
    const read = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const place = Math.floor((position + done) / pieceBytes);
      if (opened?.place !== place) opened = { place, plain: await open(place) };
      const from = position + done - place * pieceBytes;
      const part = opened.plain.subarray(from, from + length - done);
      read.set(part, done);
      done += part.length;
    }
    return read;
  };
}
