import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { FileSystem } from '../services/file-system';
import { readWhole } from '../services/read-whole';
import { replaceFile } from '../services/replace-file';

/** So many runs may have come in between before a page that is still open has to be opened anew. */
const remembered = 8;

const fileName = 'page-tokens.json';
const sizeLimit = 1 << 16;

const fileSchema = z.object({
  format: z.literal('indicator-workbench/page-tokens'),
  digests: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(remembered),
});

/**
 * The tokens with which pages may call. Every run makes one of its own; the last few runs' tokens are good as well, so that
 * a page that was open when its host ended goes on by itself when the host of the same data folder is back: the user needs
 * no new address, and no call without a token has to exist.
 *
 * The data folder keeps digests of the tokens, never the tokens: who can read the folder cannot call with what he finds, and
 * who can write to it needs no token to change the data. A host on another folder at the same address does not know the
 * token, so a page is never connected to data that is not its own. Against other sites and other users of the computer a
 * token of an earlier run protects as one of this run does: it has 192 random bits and was only ever in the page's address.
 */
export class PageTokens {
  /** The token of this run. */
  readonly own = randomBytes(24).toString('base64url');
  private readonly known: string[];
  private readonly keep: (digests: readonly string[]) => void;

  private constructor(known: readonly string[], keep: (digests: readonly string[]) => void) {
    this.known = [digestOf(this.own), ...known].slice(0, remembered);
    this.keep = keep;
    keep(this.known);
  }

  /** Remembers and keeps the tokens of a data folder that the caller has locked. A folder that takes no file does no harm. */
  static async of(fileSystem: FileSystem, dataFolder: string): Promise<PageTokens> {
    const file = path.join(dataFolder, fileName);
    let writing = Promise.resolve();
    const keep = (digests: readonly string[]) => {
      const text = `${JSON.stringify({ format: 'indicator-workbench/page-tokens', digests }, null, 2)}\n`;
      writing = writing
        .then(() => replaceFile(fileSystem, file, Buffer.from(text)))
        // Then a page that is still open has to be opened anew after the next start.
        .catch(() => undefined);
    };
    const tokens = new PageTokens(await readDigests(fileSystem, file), keep);
    await writing;
    return tokens;
  }

  /** Tokens of this run alone. */
  static ofThisRun(): PageTokens {
    return new PageTokens([], () => undefined);
  }

  accepts(given: string | readonly string[] | undefined): boolean {
    if (typeof given !== 'string') return false;
    const digest = digestOf(given);
    // Digests are compared whole, so that neither content nor length shows in the time it takes.
    const place = this.known.findIndex((known) => timingSafeEqual(Buffer.from(known), Buffer.from(digest)));
    if (place < 0) return false;
    if (place > 1) this.renew(place);
    return true;
  }

  /** A page that is still open does not grow old. */
  private renew(place: number): void {
    const [digest] = this.known.splice(place, 1);
    if (digest === undefined) return;
    this.known.splice(1, 0, digest);
    this.keep(this.known);
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

async function readDigests(fileSystem: FileSystem, file: string): Promise<readonly string[]> {
  try {
    const text = await readWhole(fileSystem, file, sizeLimit);
    return text === null ? [] : fileSchema.parse(JSON.parse(text)).digests;
  } catch {
    return [];
  }
}
