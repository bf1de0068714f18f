/**
 * The encrypted body: pieces of 64 KiB, each sealed by itself. The nonce holds the place of a piece and whether it is the
 * last; the head of the file is authenticated with each. So nothing can be cut off, moved or exchanged unnoticed.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Protection } from './backup-key';

export const pieceBytes = 64 << 10;
const tagLength = 16;
const cipher = 'aes-256-gcm';

/** Bytes of a piece in the file. */
export const sealedPieceBytes = pieceBytes + tagLength;

export function pieceCount(bodyBytes: number): number {
  return Math.ceil(bodyBytes / pieceBytes);
}

/** How long a body of so many bytes is once it is sealed. */
export function sealedLength(bodyBytes: number): number {
  return bodyBytes + tagLength * pieceCount(bodyBytes);
}

/** What every piece of one file is sealed with. */
export class Seal {
  private readonly key: Uint8Array;
  private readonly noncePrefix: Uint8Array;
  private readonly bound: Uint8Array;
  private readonly last: number;

  /** `head` is the beginning of the file, byte for byte. */
  constructor(key: Uint8Array, { noncePrefix }: Protection, head: Uint8Array, bodyBytes: number) {
    this.key = key;
    this.noncePrefix = Buffer.from(noncePrefix, 'hex');
    this.bound = createHash('sha256').update(head).digest();
    this.last = pieceCount(bodyBytes) - 1;
  }

  close(plain: Uint8Array, place: number): Uint8Array {
    const sealing = createCipheriv(cipher, this.key, this.nonce(place), { authTagLength: tagLength });
    sealing.setAAD(this.bound);
    return Buffer.concat([sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
  }

  /** Null where it is not the piece that was sealed for this place of this file. */
  open(sealed: Uint8Array, place: number): Uint8Array | null {
    const opening = createDecipheriv(cipher, this.key, this.nonce(place), { authTagLength: tagLength });
    opening.setAAD(this.bound);
    opening.setAuthTag(sealed.subarray(-tagLength));
    try {
      return Buffer.concat([opening.update(sealed.subarray(0, -tagLength)), opening.final()]);
    } catch {
      return null;
    }
  }

  private nonce(place: number): Uint8Array {
    const nonce = Buffer.alloc(12);
    nonce.set(this.noncePrefix);
    nonce.writeUInt32BE(place, 7);
    nonce.writeUInt8(place === this.last ? 1 : 0, 11);
    return nonce;
  }
}
