import { z } from 'zod';
import type { RecoveredRecord } from '../../shared/host';
import type { Json, SealedBatch } from '../../shared/model/batch';
import { entities } from '../../shared/model/plan';

/** Deeper values occur in no record; a recursion over them could exhaust the stack. */
const deepest = 32;

function isJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  const plain = Object.getPrototypeOf(value) === Object.prototype;
  return plain && Object.values(value).every((field) => isJson(field, depth + 1));
}

const json = z.custom<Json>((value) => isJson(value));
const id = z.string().min(1).max(100);
const text = z.string().max(10_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const changeKey = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('figure'),
    seriesId: id,
    measure: z.enum(['baseline', 'actual', 'expected', 'annualTarget', 'target']),
    period: z.string().max(100),
    version: z.exactOptional(z.int()),
  }),
  z.strictObject({
    kind: z.literal('field'),
    entity: z.enum(entities),
    id,
    field: z.string().max(100),
  }),
  z.strictObject({ kind: z.literal('record'), entity: z.enum(entities), id }),
]);

const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['typed', 'paste', 'fill', 'import', 'restore', 'merge']) }),
  z.strictObject({ kind: z.enum(['undo', 'redo']), of: id }),
]);

export const sealedBatchSchema = z.strictObject({
  batch: z.strictObject({
    id,
    workspaceId: id,
    schemaVersion: z.int().min(1),
    parentHash: hash,
    at: text,
    by: text,
    reason: text,
    origin,
    changes: z.array(z.strictObject({ key: changeKey, before: json, after: json })),
  }),
  hash,
}) satisfies z.ZodType<SealedBatch>;

function isRecord(value: unknown): value is RecoveredRecord['record'] {
  if (!isJson(value) || value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return id.safeParse((value as Readonly<Record<string, unknown>>)['id']).success;
}

/** One record of a ledger. What it holds beyond its id is the matter of the schema version, not of this check. */
export const recoveredRecordSchema = z.strictObject({
  entity: z.enum(entities),
  record: z.custom<RecoveredRecord['record']>(isRecord),
}) satisfies z.ZodType<RecoveredRecord>;
