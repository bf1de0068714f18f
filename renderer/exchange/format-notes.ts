/** What the formats of data files are described by; the same texts that the source of the program holds. */
import planSchema from '../../shared/exchange/plan-document.schema.json?raw';
import sdmxStructure from '../../shared/exchange/sdmx-format.md?raw';
import { textFile, type Codecs, type DataFile } from '../../shared/exchange/data-file';
import type { FormatNote } from './export-order';

export function formatNoteFile(note: FormatNote, codecs: Codecs): DataFile {
  if (note === 'planSchema') return { bytes: codecs.encodeUtf8(planSchema), remarks: [] };
  return textFile(sdmxStructure, codecs);
}
