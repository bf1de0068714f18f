import { coverFieldNames, coverFields } from '../model/cover';
import { reviewExplanation } from '../review/review-explanation';
import type { ReviewResult } from '../review/review';
import { summaryText } from '../review/summary';
import { cutText } from '../tables/cell-text';
import type { SheetPlan } from '../tables/sheet-plan';
import { bandSheet, boxed, type BandContent, type BandContents } from './band-sheet';
import { workbookNames } from './names';

const pageWidths = [18, 14, 26, 26];

const wide = (value: string, style: BandContent['style']): BandContents => [
  { value, style, columnSpan: pageWidths.length },
];

/** Characters of a paragraph that surely fit the tallest row that a workbook has. */
const longestParagraph = 800;

/** A paragraph in as many rows as it needs, each ending with a sentence, a clause or a name. */
function paragraph(text: string): readonly BandContents[] {
  const rows: BandContents[] = [];
  let rest = text;
  while (rest.length > longestParagraph) {
    const cut = Math.max(...['。', '；', '、'].map((mark) => rest.lastIndexOf(mark, longestParagraph - 1)));
    const part = cut < 0 ? cutText(rest, longestParagraph) : rest.slice(0, cut + 1);
    rows.push(wide(part, 'paragraph'));
    rest = rest.slice(part.length);
  }
  return [...rows, wide(rest, 'paragraph')];
}

/** Widths by which what is to be filled in stands in the middle of the page. */
const formWidths = [12, 20, 36, 16];

/** A line to be filled in: what it is, and what is known of it. */
function field(name: string, value: string): BandContents {
  return [
    null,
    { value: name, style: 'coverLabel', indent: 1 },
    { value, style: 'coverField', rules: { bottom: 'thin' } },
  ];
}

/** Rows without anything in them. */
const space = (count: number): readonly BandContents[] => Array.from({ length: count }, () => []);

/** A sheet that is one page to be filled in. */
function formSheet(name: string, title: string, rows: readonly BandContents[]): SheetPlan {
  const plan = bandSheet({
    name,
    takenNames: [],
    columnWidths: formWidths,
    orientation: 'portrait',
    title,
    rows,
  });
  return { ...plan, print: { ...plan.print, pagesTall: 1 } };
}

const reviewTitle = ({ view, context }: ReviewResult): string =>
  `${view.plan.title}${context.year}年年度评估`;

/** The cover: title, place, year, and who answers for it. */
export function coverSheet(result: ReviewResult): SheetPlan {
  const { view, context } = result;
  const { plan, areas } = view;
  const given = plan.cover ?? {};
  const place = areas.find(({ id }) => id === plan.areaId)?.name ?? '';
  const title = given.title ?? reviewTitle(result);
  const fields = coverFields.filter((name) => name !== 'title');
  return formSheet('封面', title, [
    ...space(6),
    wide(title, 'coverTitle'),
    wide([place, `${context.year}年`].filter(Boolean).join('　'), 'subtitle'),
    ...space(5),
    ...fields.flatMap((name) => [field(coverFieldNames[name], given[name] ?? ''), ...space(1)]),
    ...space(2),
    wide('（盖章处）', 'coverField'),
  ]);
}

/** Row of the first parameter. */
const firstParameter = 4;

/** Notes: what the workbook's formulas go by, the review in a paragraph, and how it was done. */
export function notesSheet(result: ReviewResult): SheetPlan {
  const { year, baseYear, targetYear, settings } = result.context;
  const parameters = [
    [workbookNames.year, year, '年'],
    [workbookNames.baseYear, baseYear, '年'],
    [workbookNames.targetYear, targetYear, '年'],
    [workbookNames.ahead, Number(settings.ahead), '百分点：完成进度高出路径要求这么多为超前'],
    [workbookNames.near, Number(settings.near), '%：完成进度低于路径要求不超过其这么多为基本符合'],
  ] as const;
  const explained = reviewExplanation(result).flatMap((content): readonly BandContents[] => {
    if (content.kind === 'title') return [wide(content.text, 'title')];
    if (content.kind !== 'text') return [];
    const paragraphs = content.paragraphs.flatMap(paragraph);
    return content.heading === null ? paragraphs : [wide(content.heading, 'sectionHead'), ...paragraphs];
  });
  const rows: readonly BandContents[] = [
    wide('说　明', 'title'),
    [],
    wide('公式所用的参数', 'sectionHead'),
    ...parameters.map(([name, value, meaning]): BandContents => [
      { value: name, style: 'left', rules: boxed, indent: 1 },
      { value, style: 'right', rules: boxed, indent: 1, format: 'General' },
      { value: meaning, style: 'left', columnSpan: 2, indent: 1 },
    ]),
    [],
    wide('评估结果', 'sectionHead'),
    ...paragraph(summaryText(result)),
    [],
    ...explained,
    [],
    wide('关于本工作簿', 'sectionHead'),
    wide(
      '数据在各指标的工作表里，浅色格可以改动；主要指标完成情况表和分类汇总表用公式取数、计算和评价，图随数据改变。' +
        '含界限、符号、范围的数据和超过 15 位的数是文字，与之有关的结果由导出程序写出，在“评价”格的批注里注明。' +
        '公式把完成进度和路径要求取到 10 位小数再比较，与程序的评价一致；不一致的由程序写出并注明。' +
        '点主要指标完成情况表里的指标名称，到该指标的工作表；点那里的标题，回到表里。' +
        '滞后指标清单、缺数清单、修订说明和数据表按导出时的数据列出，不随改动变化。工作表有保护，没有密码。',
      'paragraph',
    ),
  ];
  return {
    ...bandSheet({
      name: '说明',
      takenNames: [],
      columnWidths: pageWidths,
      rows,
      orientation: 'portrait',
      title: '说明',
    }),
    names: parameters.map(([name], index) => ({ name, row: firstParameter + index, column: 2 })),
  };
}

/** The page on which the people sign who answer for the review. */
export function signOffSheet(result: ReviewResult): SheetPlan {
  const { cover } = result.view.plan;
  const lines = [
    ['填报人', cover?.preparer ?? ''],
    ['审核人', cover?.statisticsHead ?? ''],
    ['负责人', cover?.head ?? ''],
    ['报出日期', cover?.reportDate ?? ''],
  ] as const;
  return formSheet('签署', '签署', [
    ...space(3),
    wide(reviewTitle(result), 'title'),
    wide('签署', 'subtitle'),
    ...space(4),
    ...lines.flatMap(([name, value]) => [field(name, value), ...space(3)]),
    wide('（盖章处）', 'coverField'),
  ]);
}
