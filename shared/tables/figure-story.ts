import { figureObject, type Figure } from '../model/figure';
import { statusName } from '../model/figure-status';
import { ownPrint } from '../notation/print';

/** One thing that a figure says beside its value. */
export interface StoryLine {
  readonly label: string;
  readonly text: string;
}

/** How a figure came about: "=426*1.05 得 447.3"; null for one that was simply given. */
export function derivationText(figure: Figure): string | null {
  const { derivation } = figureObject(figure);
  return derivation === undefined ? null : `${derivation}，得 ${ownPrint(figure)}`;
}

/** The text of the source where it differs from our own print; null where it does not. */
export function foreignPrint(figure: Figure): string | null {
  const { printed } = figureObject(figure);
  return printed === undefined || printed === ownPrint(figure) ? null : printed;
}

/** Everything that a figure says beside its value, in the order in which people ask. */
export function figureStory(figure: Figure): readonly StoryLine[] {
  const { status = 'A', note, source } = figureObject(figure);
  const lines = [
    ['状态', status === 'A' ? null : `${status} ${statusName(status)}`],
    ['注', note ?? null],
    ['来源', source ?? null],
    ['算式', derivationText(figure)],
    ['原文', foreignPrint(figure)],
  ] as const;
  return lines.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]));
}
