import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realFileSystem, type FileSystem } from '../../../electron/services/file-system';
import { packMember } from '../../../electron/services/packed-file';
import { listSegments, openSegment, packedName, segmentName } from '../../../electron/services/segment-files';
import { newFolder, removeFolder } from '../../builders/temporary-folder';

let folder: string;

beforeEach(async () => {
  folder = await newFolder();
});

afterEach(() => removeFolder(folder));

it('a segment is read from its packed copy when the plain one goes at the moment of opening', async () => {
  const content = Buffer.from('journal records '.repeat(500));
  await writeFile(path.join(folder, segmentName(1)), content);
  await writeFile(path.join(folder, packedName(1)), await packMember(content, 0));
  const packing: FileSystem = {
    ...realFileSystem,
    async open(file, mode) {
      if (file.endsWith(segmentName(1))) await rm(file);
      return realFileSystem.open(file, mode);
    },
  };
  const [segment] = await listSegments(packing, folder);
  if (!segment) throw new Error('the segment was not found');
  expect(segment.packed).toBe(false);
  const { file, size } = await openSegment(packing, folder, segment);
  const read = Buffer.alloc(size);
  expect(await file.read(read, 0)).toBe(content.length);
  await file.close();
  expect(read.equals(content)).toBe(true);
  await expect(readFile(path.join(folder, segmentName(1)))).rejects.toThrow('ENOENT');
});
