import { figureObject, type Comparator, type Figure, type FigureStatus } from '../model/figure';
import { printFigure } from '../notation/print';
import { statusNames } from '../model/figure-status';

const comparatorMeanings: Readonly<Record<Comparator, string>> = {
  '>': '大于',
  '>=': '不低于',
  '<': '小于',
  '<=': '不超过',
};

const markedStatuses = Object.keys(statusNames) as Exclude<FigureStatus, 'A'>[];

/** The note on bounds that occur, each with its first example: “>95”表示大于95. */
function boundNote(figures: readonly Figure[]): string | null {
  const meanings = new Map<Comparator, string>();
  for (const figure of figures) {
    const object = figureObject(figure);
    if (object.kind !== 'bound' || meanings.has(object.comparator)) continue;
    const meaning = comparatorMeanings[object.comparator];
    meanings.set(object.comparator, `“${printFigure(figure)}”表示${meaning}${object.value}`);
  }
  return meanings.size === 0 ? null : `${[...meanings.values()].join('，')}，来源没有给出确切数值。`;
}

function statusNote(figures: readonly Figure[]): string | null {
  const used = new Set(figures.map((figure) => figureObject(figure).status));
  const legend = markedStatuses.filter((status) => used.has(status));
  if (legend.length === 0) return null;
  return `数字后的字母：${legend.map((status) => `${status}为${statusNames[status]}`).join('，')}。`;
}

/** What a reader must be told about the figures of a table; only what occurs. */
export function figureNotes(figures: readonly Figure[]): readonly string[] {
  const objects = figures.map(figureObject);
  const notes = [
    boundNote(figures),
    objects.some(({ kind }) => kind === 'approx') ? '“左右”表示约数。' : null,
    objects.some(({ kind }) => kind === 'range') ? '“~”表示数值在前后两数之间。' : null,
    objects.some(({ cumulative }) => cumulative) ? '〔〕内为规划期五年累计数。' : null,
    statusNote(figures),
  ];
  return notes.filter((note) => note !== null);
}
