import { figureObject, plainestFigure, type Figure, type FigureStatus } from './figure';
import { fitsStatus } from './figure-status';

/**
 * What people say about a figure, whichever value it has. The printed form, the derivation and 〔〕 belong to the value and
 * go with it.
 */
export type RemarkField = 'status' | 'note' | 'source';

export const remarkNames: Readonly<Record<RemarkField, string>> = {
  status: '状态',
  note: '注',
  source: '来源',
};

const remarkFields = Object.keys(remarkNames) as readonly RemarkField[];

/** A remark to be set; an empty text and the status A take it away. */
export type RemarkChange =
  | { readonly field: 'status'; readonly value: FigureStatus }
  | { readonly field: 'note' | 'source'; readonly value: string };

/** The figure with one remark set or taken away; the value stays as it is. */
export function withRemark(figure: Figure, { field, value }: RemarkChange): Figure {
  const { status, note, source, ...rest } = figureObject(figure);
  const text = value.trim();
  const isTaken = field === 'status' ? value === 'A' : text === '';
  const set = { status, note, source, [field]: isTaken ? undefined : text };
  return plainestFigure({
    ...rest,
    ...(set.status !== undefined && { status: set.status }),
    ...(set.note !== undefined && { note: set.note }),
    ...(set.source !== undefined && { source: set.source }),
  });
}

/**
 * A figure as it takes the place of another. One that comes with remarks of its own, as a copy does, is taken as it is. A
 * bare one, as it is typed, pasted or filled, keeps status, note and source of the figure that it replaces: a corrected
 * number still comes from the same place. Only a status that cannot be said of it (缺数 of a number) goes. Without a figure
 * nothing is kept.
 */
export function retyped(before: Figure | null, after: Figure | null): Figure | null {
  if (after === null || before === null || typeof before === 'string') return after;
  const own = figureObject(after);
  if (remarkFields.some((field) => own[field] !== undefined)) return after;
  const { status, note, source } = before;
  return plainestFigure({
    ...own,
    ...(status !== undefined && fitsStatus(own, status) && { status }),
    ...(note !== undefined && { note }),
    ...(source !== undefined && { source }),
  });
}

/** The remarks of a figure that do not stand any more, or no longer say the same, after it was replaced or removed. */
export function lostRemarks(before: Figure | null, after: Figure | null): readonly RemarkField[] {
  if (before === null || typeof before === 'string') return [];
  const next = after === null ? null : figureObject(after);
  return remarkFields.filter((field) => before[field] !== undefined && before[field] !== next?.[field]);
}
