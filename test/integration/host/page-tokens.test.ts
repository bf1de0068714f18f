import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { realFileSystem } from '../../../electron/services/file-system';
import { PageTokens } from '../../../electron/web/page-tokens';
import { faultyDisk } from '../../builders/faulty-file-system';
import { temporaryFolder } from '../../builders/temporary-folder';

const digestOf = (token: string) => createHash('sha256').update(token).digest('hex');

async function digests(folder: string): Promise<readonly string[]> {
  const text = await readFile(path.join(folder, 'page-tokens.json'), 'utf8');
  return (JSON.parse(text) as { digests: readonly string[] }).digests;
}

const run = (folder: string) => PageTokens.of(realFileSystem, folder);

describe('the tokens of a data folder', () => {
  it('are new for every run, and those of the runs before are still good', async () => {
    const folder = await temporaryFolder();
    const first = await run(folder);
    const second = await run(folder);
    expect(second.own).not.toBe(first.own);
    expect(second.own).toMatch(/^[\w-]{32}$/);
    expect([second.accepts(second.own), second.accepts(first.own)]).toEqual([true, true]);
    expect(first.accepts(second.own)).toBe(false);
  });

  it('are those of this folder alone', async () => {
    const other = await run(await temporaryFolder());
    expect((await run(await temporaryFolder())).accepts(other.own)).toBe(false);
  });

  it('are not kept on the disk, only what they can be recognised by', async () => {
    const folder = await temporaryFolder();
    const { own } = await run(folder);
    const text = await readFile(path.join(folder, 'page-tokens.json'), 'utf8');
    expect(text).not.toContain(own);
    const [digest = ''] = /[0-9a-f]{64}/.exec(text) ?? [];
    expect((await run(folder)).accepts(digest)).toBe(false);
  });

  it('are forgotten after some runs, unless a page still uses them', async () => {
    const folder = await temporaryFolder();
    const forgotten = await run(folder);
    const used = await run(folder);
    for (let count = 0; count < 8; count += 1) {
      expect((await run(folder)).accepts(used.own)).toBe(true);
      await vi.waitFor(async () => expect((await digests(folder))[1]).toBe(digestOf(used.own)));
    }
    const last = await run(folder);
    expect(last.accepts(used.own)).toBe(true);
    expect(last.accepts(forgotten.own)).toBe(false);
  });

  it('accept nothing else', async () => {
    const tokens = await run(await temporaryFolder());
    for (const given of [undefined, '', `${tokens.own}x`, tokens.own.slice(1), [tokens.own]])
      expect(tokens.accepts(given)).toBe(false);
  });

  it.each(['', '{', '{"format":"x"}', '[]', '{"format":"indicator-workbench/page-tokens","digests":["a"]}'])(
    'do without a file that cannot be read: %s',
    async (text) => {
      const folder = await temporaryFolder();
      await writeFile(path.join(folder, 'page-tokens.json'), text);
      const tokens = await run(folder);
      expect(tokens.accepts(tokens.own)).toBe(true);
      expect((await run(folder)).accepts(tokens.own)).toBe(true);
    },
  );

  it('do without a folder that takes no file', async () => {
    const { fileSystem, faults } = faultyDisk();
    faults.full = true;
    const tokens = await PageTokens.of(fileSystem, await temporaryFolder());
    expect(tokens.accepts(tokens.own)).toBe(true);
  });
});
