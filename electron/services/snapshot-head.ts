import { z } from 'zod';
import type { ChainHead, SnapshotReason } from '../../shared/host';
import { entities, type Entity } from '../../shared/model/plan';
import type { RecordTable } from '../../shared/model/record-table';

/** What a snapshot says about itself, before its records. */
export interface SnapshotHead extends ChainHead {
  readonly takenAt: string;
  readonly reason: SnapshotReason;
  readonly records: Readonly<Record<Entity, number>>;
}

const count = z.int().min(0);

export const snapshotHeadSchema = z
  .object({
    format: z.literal('indicator-workbench/snapshot'),
    formatVersion: z.literal(1),
    workspaceId: z.string().min(1),
    epoch: z.int(),
    schemaVersion: z.int(),
    position: count,
    headHash: z.string(),
    headBatchId: z.string().nullable(),
    headAt: z.string().nullable(),
    takenAt: z.iso.datetime(),
    reason: z.enum(['start', 'close', 'changes', 'migration', 'restore', 'import', 'request', 'replaced']),
    records: z.strictObject({
      plan: count,
      category: count,
      indicator: count,
      area: count,
      series: count,
      statement: count,
    }),
  })
  .transform(({ format: _format, formatVersion: _version, ...head }): SnapshotHead => head);

export function recordCounts(table: RecordTable): Readonly<Record<Entity, number>> {
  const { plan, category, indicator, area, series, statement } = table;
  return {
    plan: plan.size,
    category: category.size,
    indicator: indicator.size,
    area: area.size,
    series: series.size,
    statement: statement.size,
  };
}

export function recordTotal(counts: Readonly<Record<Entity, number>>): number {
  return entities.reduce((total, entity) => total + counts[entity], 0);
}
