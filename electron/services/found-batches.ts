import type { SealedBatch } from '../../shared/model/batch';
import type { FileSystem, OpenFile } from './file-system';
import { readJournalPage } from './journal-page';
import type { FoundBatch } from './recovery-findings';
import { openSegment } from './segment-files';

/** How many places of one segment are asked for at a time; a page may have fewer. */
const pageLength = 500;

/** The batches at these places, in this order. Throws where one can no longer be read. */
export async function* readFound(
  fileSystem: FileSystem,
  folder: string,
  found: readonly FoundBatch[],
): AsyncGenerator<SealedBatch> {
  let opened: { readonly name: string; readonly file: OpenFile } | undefined;
  try {
    for (let place = 0; place < found.length;) {
      const next = found[place];
      if (next === undefined) return;
      const { segment, lent } = next;
      if (lent !== null) {
        yield lent;
        place += 1;
        continue;
      }
      if (opened?.name !== segment.name) {
        await opened?.file.close();
        opened = { name: segment.name, ...(await openSegment(fileSystem, folder, segment)) };
      }
      const inSegment = runIn(found, place, segment.name);
      const { batches } = await readJournalPage(opened.file, inSegment, pageLength);
      yield* batches;
      place += batches.length;
    }
  } finally {
    await opened?.file.close();
  }
}

function runIn(found: readonly FoundBatch[], start: number, name: string): readonly FoundBatch[] {
  let end = start;
  const isHere = (batch: FoundBatch | undefined) => batch?.lent === null && batch.segment.name === name;
  while (end < found.length && end - start < pageLength && isHere(found[end])) end += 1;
  return found.slice(start, end);
}
