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
