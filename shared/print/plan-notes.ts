import { figureSlot, type Figure, type FigureAddress } from '../model/figure';
import { planRows, type PlanView } from '../model/plan-view';
import { figureNotes } from '../tables/figure-notes';
import type { PrintContent } from './print-content';

const chineseNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** What a reader of the printed tables must know: what they cover, where figures come from, how they are written. */
export function planNotes(view: PlanView): readonly PrintContent[] {
  const { plan, categories } = view;
  const rows = planRows(view);
  const numbered = rows.filter(({ indicator }) => indicator.number !== null).length;
  const leaves = rows.filter(({ kind }) => kind !== 'parent').length;
  const texts: readonly (readonly [string, readonly string[]])[] = [
    [
      '指标范围',
      [
        `${plan.title}共有${categories.length}个类别、${numbered}项指标（包括的${leaves}项分指标）。` +
          `基期为${plan.baseYear}年，目标期为${plan.targetYear}年。`,
      ],
    ],
    [
      '资料来源',
      [
        ...plan.versions.map(({ number, title, date }) => {
          const when = date === null ? '' : `（${date}）`;
          return `基期值和目标值：第${number}版，${title}${when}。`;
        }),
        '各年实际值：由本单位录入。',
      ],
    ],
    [
      '数值的写法',
      [
        '数值按来源或录入时的位数印出，没有另行取舍；空格表示尚无数据，不是零。',
        ...figureNotes(usedFigures(view)),
      ],
    ],
  ];
  return [
    { kind: 'title', text: '说　明' },
    ...texts.map(([heading, paragraphs], index): PrintContent => {
      return { kind: 'text', heading: `${chineseNumbers[index]}、${heading}`, paragraphs };
    }),
  ];
}

/** The figures that the main table shows. */
function usedFigures({ plan, series, version }: PlanView): readonly Figure[] {
  const years = Array.from(
    { length: plan.targetYear - plan.baseYear },
    (_, index) => plan.baseYear + 1 + index,
  );
  const addresses: readonly FigureAddress[] = [
    { measure: 'baseline', period: `${plan.baseYear}`, version },
    ...years.map((year): FigureAddress => ({ measure: 'actual', period: `${year}` })),
    { measure: 'target', period: `${plan.targetYear}`, version },
  ];
  const slots = addresses.map(figureSlot);
  return series.flatMap(({ figures }) => slots.flatMap((slot) => figures[slot] ?? []));
}
