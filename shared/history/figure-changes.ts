import type { Change, Json, Origin } from '../model/batch';
import { figureObject, figureSlot, type Figure, type FigureSlot } from '../model/figure';
import { statusName } from '../model/figure-status';
import type { Id, Series } from '../model/plan';
import { sameJson } from '../model/same-json';
import { printFigure } from '../notation/print';
import type { HistoryBatch } from './entries';

/** One thing about a figure that a batch changed, in words; empty where nothing stood or stands. */
export interface ChangedPart {
  readonly name: '数据' | '状态' | '注' | '来源' | '算式';
  readonly before: string;
  readonly after: string;
}

/** What one batch did to one figure. */
export interface FigureChange {
  readonly position: number;
  /** ISO 8601 time in UTC. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly origin: Origin['kind'];
  /** Empty where the same stands as before. */
  readonly parts: readonly ChangedPart[];
}

/** A figure of a series. */
export interface FigureCell {
  readonly seriesId: Id;
  readonly slot: FigureSlot;
}

/** What batch did to a figure, also where its whole series came or went, as with a plan; mostly nothing. */
export function figureChanges({ position, batch }: HistoryBatch, cell: FigureCell): readonly FigureChange[] {
  const { at, by, reason, origin, changes } = batch;
  return changes.flatMap((change) => {
    const pair = figuresOf(change, cell);
    if (!pair || sameJson(pair.before, pair.after)) return [];
    return [{ position, at, by, reason, origin: origin.kind, parts: changedParts(pair.before, pair.after) }];
  });
}

interface FigurePair {
  readonly before: Figure | null;
  readonly after: Figure | null;
}

function figuresOf({ key, before, after }: Change, { seriesId, slot }: FigureCell): FigurePair | null {
  if (key.kind === 'figure')
    return key.seriesId === seriesId && figureSlot(key) === slot
      ? { before: before as Figure | null, after: after as Figure | null }
      : null;
  if (key.kind === 'field' || key.entity !== 'series' || key.id !== seriesId) return null;
  const figureIn = (series: Json): Figure | null =>
    (series as unknown as Series | null)?.figures[slot] ?? null;
  return { before: figureIn(before), after: figureIn(after) };
}

function partsOf(figure: Figure | null): Readonly<Record<ChangedPart['name'], string>> {
  if (figure === null) return { 数据: '', 状态: '', 注: '', 来源: '', 算式: '' };
  const { status = 'A', note = '', source = '', derivation = '' } = figureObject(figure);
  return {
    数据: printFigure(figure),
    状态: status === 'A' ? '' : statusName(status),
    注: note,
    来源: source,
    算式: derivation,
  };
}

function changedParts(before: Figure | null, after: Figure | null): readonly ChangedPart[] {
  const old = partsOf(before);
  const current = partsOf(after);
  const names = Object.keys(old) as readonly ChangedPart['name'][];
  return names
    .filter((name) => old[name] !== current[name])
    .map((name) => ({ name, before: old[name], after: current[name] }));
}
