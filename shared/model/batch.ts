import { canonicalJson, sortedFields } from './canonical-json';
import { currentSchema } from './current-schema';
import type { Measure } from './figure';
import type { Entity, Id } from './plan';

/** A value as JSON holds it; null stands for "nothing there". */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a change touches: one figure, one field of a record, or a whole record coming or going. */
export type ChangeKey =
  | {
      readonly kind: 'figure';
      readonly seriesId: Id;
      readonly measure: Measure;
      readonly period: string;
      readonly version?: number;
    }
  | { readonly kind: 'field'; readonly entity: Entity; readonly id: Id; readonly field: string }
  | { readonly kind: 'record'; readonly entity: Entity; readonly id: Id };

export interface Change {
  readonly key: ChangeKey;
  readonly before: Json;
  readonly after: Json;
}

export type Origin =
  | { readonly kind: 'typed' | 'paste' | 'fill' | 'import' | 'restore' | 'merge' }
  | { readonly kind: 'undo' | 'redo'; readonly of: string };

/** The only way data changes. Its hash covers all of it, parentHash included, and so the whole chain before it. */
export interface Batch {
  /** "<device>-<counter>": unique, and the same again when a save is retried. */
  readonly id: string;
  readonly workspaceId: Id;
  readonly schemaVersion: number;
  /** Hash of the batch before; of the genesis for the first. */
  readonly parentHash: string;
  /** ISO 8601 time in UTC. */
  readonly at: string;
  readonly by: string;
  /** What was done, for people: "录入 互联网省际出口带宽 2016 年". */
  readonly reason: string;
  readonly origin: Origin;
  readonly changes: readonly Change[];
}

/** A batch whose place in the chain is not known yet. */
export type UnchainedBatch = Omit<Batch, 'parentHash'>;

export interface SealedBatch {
  readonly batch: Batch;
  /** SHA-256 of the canonical JSON of `batch`, in lower-case hexadecimal. */
  readonly hash: string;
}

/** The schema of records and batches that this program writes. */
export const schemaVersion = currentSchema.version;

/** Everything that identifies one line of history; its hash is the parentHash of the first batch. */
export interface Genesis {
  readonly workspaceId: Id;
  readonly epoch: number;
}

/** Changes in one piece of text. */
const piecePace = 500;

/** canonicalJson of a batch, in pieces. */
export function* canonicalPieces(batch: Batch): Generator<string> {
  let opening = '{';
  for (const [key, field] of sortedFields(batch)) {
    yield `${opening}${JSON.stringify(key)}:`;
    opening = ',';
    if (key !== 'changes') yield canonicalJson(field);
    else yield* arrayPieces(batch.changes);
  }
  yield '}';
}

function* arrayPieces(values: readonly unknown[]): Generator<string> {
  let opening = '[';
  for (let at = 0; at < values.length; at += piecePace) {
    yield (
      opening +
      values
        .slice(at, at + piecePace)
        .map(canonicalJson)
        .join(',')
    );
    opening = ',';
  }
  yield values.length === 0 ? '[]' : ']';
}

/** A key as text, for maps: equal exactly for equal keys. */
export function changeKeyText(key: ChangeKey): string {
  return canonicalJson(key);
}
