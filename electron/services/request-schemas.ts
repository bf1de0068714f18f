import { z } from 'zod';
import type { HostCall, HostRequest } from '../../shared/host';
import { sealedBatchSchema } from './sealed-batch-schema';

const kind = z.enum(['xlsx', 'csv', 'json']);
const id = z.string().min(1).max(100);
const filePath = z.string().max(4096);

/** HTTP carries "no argument" as null. */
const nothing = z.union([z.undefined(), z.null()]).transform(() => undefined);

/** What each call must be asked with; both hosts look here before a service sees a request. */
export const requestSchemas: { readonly [C in HostCall]: z.ZodType<HostRequest<C>> } = {
  'host.info': nothing,
  'folder.contents': nothing,
  'folder.begin': z.strictObject({
    workspaceId: id,
    epoch: z.int().min(0),
    profileId: id,
    schemaVersion: z.int().min(1),
  }),
  'journal.append': sealedBatchSchema,
  'journal.after': z.strictObject({ hash: z.string().max(64), limit: z.int().min(1).max(100_000) }),
  'file.pick': z.strictObject({ kind, suggestedPath: filePath }),
  'file.save': z.strictObject({
    target: z.strictObject({ path: filePath, overwrite: z.boolean() }),
    kind,
    bytes: z.instanceof(Uint8Array),
  }),
  'file.reveal': z.strictObject({ path: filePath }),
};
