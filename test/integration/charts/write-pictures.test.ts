import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withResolution } from '../../../renderer/charts/png';
import { writePictures, type PictureFile } from '../../../renderer/charts/write-pictures';
import { ExportFiles } from '../../../electron/services/export-files';
import { realFileSystem } from '../../../electron/services/file-system';
import { temporaryFolder } from '../../builders/temporary-folder';

function hostOn(folder: string, asksForPlaces = false) {
  const files = new ExportFiles({
    fileSystem: realFileSystem,
    documentsFolder: folder,
    pickPath: asksForPlaces ? () => Promise.resolve(null) : null,
    reveal: () => Promise.resolve(true),
  });
  return {
    files,
    host: { 'file.save': (request: Parameters<ExportFiles['save']>[0]) => files.save(request) },
  };
}

const picture = (folder: string, name: string): PictureFile => ({
  path: path.join(folder, `${name}.svg`),
  bytes: () => Promise.resolve(new TextEncoder().encode(`<svg>${name}</svg>`)),
});

const watch = (signal = new AbortController().signal) => ({ signal, report: () => undefined });

describe('pictures', () => {
  it('are written one by one, and how far they have come is said', async () => {
    const folder = await temporaryFolder();
    const seen: number[] = [];
    const files = ['图册_01', '图册_02'].map((name) => picture(folder, name));
    const order = { kind: 'svg', files, overwrite: false } as const;
    const report = (done: number) => seen.push(done);
    const written = await writePictures(hostOn(folder).host, order, { ...watch(), report });
    expect(written).toMatchObject({ existing: [], failed: null, cancelled: false });
    expect(written.saved.map((each) => path.basename(each))).toEqual(['图册_01.svg', '图册_02.svg']);
    expect(await readFile(path.join(folder, '图册_02.svg'), 'utf8')).toBe('<svg>图册_02</svg>');
    expect(seen).toEqual([0, 1]);
  });

  it('replace no file without leave, and write the others', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'a.svg'), 'old');
    const files = ['a', 'b'].map((name) => picture(folder, name));
    const { host } = hostOn(folder);
    const written = await writePictures(host, { kind: 'svg', files, overwrite: false }, watch());
    expect(written.existing).toEqual([files[0]]);
    expect(await readFile(path.join(folder, 'a.svg'), 'utf8')).toBe('old');
    await writePictures(host, { kind: 'svg', files: written.existing, overwrite: true }, watch());
    expect(await readFile(path.join(folder, 'a.svg'), 'utf8')).toBe('<svg>a</svg>');
  });

  it('stop when cancelled, and keep what is written', async () => {
    const folder = await temporaryFolder();
    const abort = new AbortController();
    const files = ['a', 'b', 'c'].map((name) => picture(folder, name));
    const report = (done: number) => {
      if (done === 1) abort.abort();
    };
    const order = { kind: 'svg', files, overwrite: false } as const;
    const written = await writePictures(hostOn(folder).host, order, { signal: abort.signal, report });
    expect(written).toMatchObject({ cancelled: true, saved: [path.join(folder, 'a.svg')] });
    expect(await readdir(folder)).toEqual(['a.svg']);
  });

  it('stop at a disk that refuses, with the reason', async () => {
    const folder = await temporaryFolder();
    const files = [picture(path.join(folder, 'gone'), 'a'), picture(folder, 'b')];
    const written = await writePictures(
      hostOn(folder).host,
      { kind: 'svg', files, overwrite: false },
      watch(),
    );
    expect(written).toMatchObject({ saved: [], failed: { fault: 'noFolder' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('go only into a folder that the user has pointed to, where the system asks', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'inner'));
    const { files, host } = hostOn(folder, true);
    const order = { kind: 'svg', files: [picture(folder, 'a')], overwrite: false } as const;
    await expect(writePictures(host, order, watch())).rejects.toThrow('保存对话框');
    files.allowFolder(folder);
    expect((await writePictures(host, order, watch())).saved).toHaveLength(1);
    const inner = { ...order, files: [picture(path.join(folder, 'inner'), 'a')] };
    await expect(writePictures(host, inner, watch())).rejects.toThrow('保存对话框');
  });

  it('carry their resolution, in a chunk that is right', () => {
    const png = Uint8Array.from(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    );
    const marked = Buffer.from(withResolution(png, 300));
    expect(marked.toString('latin1', 37, 41)).toBe('pHYs');
    expect(marked.readUInt32BE(41)).toBe(11811);
    // The sum that the PNG standard asks for over "pHYs" and 11811 × 11811 a metre.
    expect(marked.readUInt32BE(50)).toBe(0x78a53f76);
    expect(marked.length).toBe(png.length + 21);
  });
});
