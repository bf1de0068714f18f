/**
 * A finished segment, compressed: a gzip file that every gzip program unpacks, made of one member for each MiB. Each
 * member says in its extra field how long it is and which one it is, so that any place is found without unpacking what
 * comes before, and damage spoils one MiB only. journal-format.md describes the bytes.
 */
import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRaw } from 'node:zlib';
import type { FileSystem, OpenFile } from './file-system';
import { legibleFile } from './legible-file';

const deflate = promisify(deflateRaw);
const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

/** Bytes of the plain file in each member but the last, which may have fewer. */
export const memberSize = 1 << 20;

const headerLength = 28;
const trailerLength = 8;
/** Deflate adds a few bytes where it cannot compress. */
const longestMember = memberSize + 1024;
/** Nothing deflates to less than a thousandth. */
const shortestMember = memberSize >> 10;
/** gzip, deflate, extra field, no time, unknown system, 16 bytes of extra field: subfield "IW" of 12 bytes. */
const headerStart = Buffer.from('1f8b08040000000000ff' + '1000' + '4957' + '0c00', 'hex');

interface Member {
  readonly number: number;
  /** Bytes of the plain file. */
  readonly plain: number;
  /** Bytes of the deflated data. */
  readonly deflated: number;
  /** Where its header begins. */
  readonly at: number;
}

/** One member of a packed file; `plain` has at most memberSize bytes. */
export async function packMember(plain: Uint8Array, number: number): Promise<Uint8Array> {
  const deflated = await deflate(plain);
  const bytes = Buffer.alloc(headerLength + deflated.length + trailerLength);
  bytes.set(headerStart);
  bytes.writeUInt32LE(number, 16);
  bytes.writeUInt32LE(plain.length, 20);
  bytes.writeUInt32LE(deflated.length, 24);
  bytes.set(deflated, headerLength);
  bytes.writeUInt32LE(crc32(plain), headerLength + deflated.length);
  bytes.writeUInt32LE(plain.length, headerLength + deflated.length + 4);
  return bytes;
}

function readMember(bytes: Buffer, at: number): Member | null {
  if (bytes.length < headerLength || !bytes.subarray(0, headerStart.length).equals(headerStart)) return null;
  const member = {
    number: bytes.readUInt32LE(16),
    plain: bytes.readUInt32LE(20),
    deflated: bytes.readUInt32LE(24),
    at,
  };
  return member.plain > memberSize || member.deflated > longestMember ? null : member;
}

/**
 * Opens a packed file for reading as if it were plain; what cannot be unpacked reads as zeros, which no record begins
 * with. Memory and time are bounded by the size of the packed file.
 */
export async function openPackedFile(
  fileSystem: FileSystem,
  path: string,
): Promise<{ readonly file: OpenFile; readonly size: number }> {
  const size = (await fileSystem.facts(path))?.size ?? 0;
  const packed = legibleFile(await fileSystem.open(path, 'read'));
  try {
    const members = await findMembers(packed, size);
    const last = members.at(-1);
    return {
      file: unpackingFile(packed, members),
      size: last === undefined ? 0 : last.number * memberSize + last.plain,
    };
  } catch (error) {
    await packed.close();
    throw error;
  }
}

/**
 * All members whose headers can be read, in order. Where no header follows a member, its length may be what is damaged:
 * the search begins inside it. A number that leaps over more members than fit between is noise.
 */
async function findMembers(packed: OpenFile, size: number): Promise<readonly Member[]> {
  const members: Member[] = [];
  const block = Buffer.alloc(64 << 10);
  const header = Buffer.alloc(headerLength);
  for (let at = 0, expected = true; at < size;) {
    const count = await packed.read(header, at);
    const member = readMember(header.subarray(0, count), at);
    const last = members.at(-1);
    const behind = last === undefined ? 0 : last.at + headerLength;
    const next = last === undefined ? 0 : last.number + 1;
    const skipped = member === null ? -1 : member.number - next;
    if (member !== null && skipped >= 0 && skipped * shortestMember <= at - behind) {
      members.push(member);
      at += headerLength + member.deflated + trailerLength;
      expected = true;
    } else {
      at = await nextHeader(packed, block, expected ? behind + 1 : at + 1);
      expected = false;
    }
  }
  return members;
}

async function nextHeader(packed: OpenFile, block: Buffer, from: number): Promise<number> {
  for (let at = from; ; at += block.length - headerStart.length) {
    const count = await packed.read(block, at);
    const found = block.subarray(0, count).indexOf(headerStart);
    if (found >= 0) return at + found;
    if (count < block.length) return Infinity;
  }
}

function unpackingFile(packed: OpenFile, found: readonly Member[]): OpenFile {
  const members = new Map(found.map((member) => [member.number, member]));
  const last = found.at(-1);
  const unpacked = new Map<number, Uint8Array>();
  const contentOf = async (number: number): Promise<Uint8Array> => {
    const known = unpacked.get(number);
    if (known !== undefined) return known;
    if (last === undefined || number > last.number) return new Uint8Array();
    const content = new Uint8Array(number === last.number ? last.plain : memberSize);
    const member = members.get(number);
    if (member !== undefined) content.set((await unpack(packed, member)) ?? []);
    // A reader goes forward, and back by less than a record: two members are at hand.
    for (const old of [...unpacked.keys()].slice(0, -1)) unpacked.delete(old);
    unpacked.set(number, content);
    return content;
  };
  const readOnly = () => Promise.reject(new Error('A packed file is only read'));
  return {
    async read(into, position) {
      let done = 0;
      while (done < into.length) {
        const at = position + done;
        const content = await contentOf(Math.floor(at / memberSize));
        const piece = content.subarray(at % memberSize, (at % memberSize) + into.length - done);
        if (piece.length === 0) break;
        into.set(piece, done);
        done += piece.length;
      }
      return done;
    },
    write: readOnly,
    truncate: readOnly,
    flush: readOnly,
    close: () => packed.close(),
  };
}

async function unpack(packed: OpenFile, { at, plain, deflated }: Member): Promise<Uint8Array | null> {
  const bytes = Buffer.alloc(deflated + trailerLength);
  if ((await packed.read(bytes, at + headerLength)) < bytes.length) return null;
  try {
    const content = await inflate(bytes.subarray(0, deflated), { maxOutputLength: memberSize });
    const whole = content.length === plain && crc32(content) === bytes.readUInt32LE(deflated);
    return whole ? content : null;
  } catch {
    return null;
  }
}
