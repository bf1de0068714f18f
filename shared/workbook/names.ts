/** Names of the cells that formulas of a review workbook refer to. */
export const workbookNames = {
  year: '评估年份',
  baseYear: '基期年份',
  targetYear: '目标年份',
  ahead: '超前界限',
  near: '基本符合界限',
} as const;

/** Sheets that others refer to. */
export const reviewSheetName = '主要指标完成情况表';

/** Ends of workings: k/n. */
export const elapsedPart = `(${workbookNames.year}-${workbookNames.baseYear})/(${workbookNames.targetYear}-${workbookNames.baseYear})`;

/** Sheets that may be left out. The others hold what formulas go by. */
export const optionalSheets = [
  { id: 'cover', name: '封面' },
  { id: 'categories', name: '分类汇总表' },
  { id: 'lagging', name: '滞后指标清单' },
  { id: 'missing', name: '缺数清单' },
  { id: 'data', name: '数据' },
  { id: 'revisions', name: '修订说明' },
  { id: 'signOff', name: '签署' },
] as const;

export type OptionalSheet = (typeof optionalSheets)[number]['id'];
