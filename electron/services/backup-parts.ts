/** What stands in the body of a backup, on either side. backup-format.md describes it. */
import { z } from 'zod';

/** What a backup says of itself. */
export const descriptionSchema = z.strictObject({
  format: z.literal('indicator-workbench/backup'),
  /** Version of the program that wrote it. */
  program: z.string().max(100),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string().max(200),
});

export type BackupDescription = z.infer<typeof descriptionSchema>;

/** The only names there are: nothing in a backup can be written anywhere else than below the folder it is unpacked to. */
const partName =
  /^(marker\.json|journal\/journal-[0-9]{6,9}\.iwj(\.gz)?|snapshots\/snapshot-[0-9TZ-]{1,60}\.iws)$/;

export function isPartName(name: string): boolean {
  return partName.test(name);
}

export const partSchema = z.strictObject({ name: z.string().regex(partName), bytes: z.int().min(0) });
export const partEndSchema = z.strictObject({ sha256: z.string() });
export const endSchema = z.strictObject({ files: z.int(), sha256: z.string() });

/** The most files of one backup; a journal of a hundred years has fewer. */
export const partLimit = 100_000;
