import { z } from 'zod';
import type { HostCall, HostRequest } from '../../shared/host';
import { recoveredRecordSchema, sealedBatchSchema } from './sealed-batch-schema';

const kind = z.enum(['xlsx', 'csv', 'json', 'txt', 'iwb', 'pdf', 'png', 'svg']);
const id = z.string().min(1).max(100);
const filePath = z.string().max(4096);

const recordLimit = 100_000;
const position = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.enum(['start', 'close', 'changes', 'migration', 'restore', 'import', 'request', 'replaced']);
const upload = z.string().max(100);

const beginRequest = {
  workspaceId: id,
  epoch: z.int().min(0),
  profileId: id,
  schemaVersion: z.int().min(1),
};

const chainHead = z.strictObject({
  workspaceId: id,
  epoch: z.int().min(0),
  schemaVersion: z.int().min(1),
  position,
  headHash: hash,
  headBatchId: id.nullable(),
  headAt: z.string().max(100).nullable(),
});

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('best') }),
  z.strictObject({ kind: z.literal('snapshot'), name: z.string().max(200) }),
  z.strictObject({ kind: z.literal('position'), position }),
  z.strictObject({ kind: z.literal('incoming') }),
]);

const saveTarget = z.strictObject({ path: filePath, overwrite: z.boolean() });
const passphrase = z.string().min(1).max(1_000).nullable();

/** HTTP carries "no argument" as null. */
const nothing = z.union([z.undefined(), z.null()]).transform(() => undefined);

/** What each call must be asked with; both hosts look here before a service sees a request. */
export const requestSchemas: { readonly [C in HostCall]: z.ZodType<HostRequest<C>> } = {
  'host.info': nothing,
  'host.pulse': nothing,
  'folder.contents': nothing,
  'folder.begin': z.strictObject(beginRequest),
  'folder.rebuild': z.strictObject({
    ...beginRequest,
    keep: z.strictObject({ position, headHash: hash, headBatchId: id.nullable() }),
    further: z.array(sealedBatchSchema).max(recordLimit).optional(),
  }),
  'journal.append': sealedBatchSchema,
  'journal.after': z.strictObject({ hash: z.string().max(64), limit: z.int().min(1).max(100_000) }),
  'journal.positions': z.strictObject({ hashes: z.array(z.string().max(64)).max(100_000) }),
  'snapshot.take': z.strictObject({ reason }),
  'snapshot.list': nothing,
  'snapshot.begin': z.strictObject({ head: chainHead }),
  'snapshot.part': z.strictObject({ upload, records: z.array(recoveredRecordSchema).max(recordLimit) }),
  'snapshot.finish': z.strictObject({ upload }),
  'recovery.survey': nothing,
  'recovery.records': z.strictObject({
    source,
    after: position,
    limit: z.int().min(1).max(recordLimit),
  }),
  'recovery.batches': z.strictObject({
    after: position,
    limit: z.int().min(1).max(recordLimit),
    of: z.literal('incoming').optional(),
  }),
  'recovery.lacking': z.strictObject({ hashes: z.array(hash).max(recordLimit) }),
  'recovery.lend': z.strictObject({
    epoch: z.int().min(0),
    batches: z.array(sealedBatchSchema).max(recordLimit),
  }),
  'recovery.loose': z.strictObject({
    after: position,
    limit: z.int().min(1).max(recordLimit),
    of: z.literal('incoming').optional(),
  }),
  'safety.status': nothing,
  'safety.secondFolder': z.strictObject({ folder: filePath.nullable() }),
  'person.read': nothing,
  'person.save': z.strictObject({ name: z.string().max(1_000) }),
  'backup.write': z.strictObject({ target: saveTarget, passphrase, by: z.string().max(200) }),
  'backup.progress': nothing,
  'backup.cancel': nothing,
  'backup.found': z.strictObject({ folder: filePath.nullable() }),
  'incoming.stage': z.strictObject({
    source: z.strictObject({ kind: z.enum(['file', 'folder']), path: filePath }),
    passphrase,
  }),
  'incoming.state': nothing,
  'incoming.take': z.strictObject({
    headHash: hash,
    epoch: z.int().min(0),
    profileId: id,
    schemaVersion: z.int().min(1),
    further: z.array(sealedBatchSchema).max(recordLimit).optional(),
  }),
  'incoming.drop': nothing,
  'file.choose': z.strictObject({
    kind: z.enum(['backup', 'folder', 'secondFolder', 'exportFolder']),
    suggestedPath: filePath,
  }),
  'file.pick': z.strictObject({ kind, suggestedPath: filePath }),
  'file.save': z.strictObject({
    target: saveTarget,
    kind,
    bytes: z.instanceof(Uint8Array),
  }),
  'print.pdf': z.strictObject({ target: saveTarget, html: z.string() }),
  'print.cancel': nothing,
  'print.paper': z.strictObject({
    html: z.string(),
    paper: z.enum(['A4', 'A3']),
    orientation: z.enum(['portrait', 'landscape']),
    doubleSided: z.boolean(),
  }),
  'file.reveal': z.strictObject({ path: filePath }),
};
