import type { Benchmark } from './benchmark';
import { chartBookPdf } from './chart-book-pdf';
import { firstChart, nextChart } from './charts';
import { dataSheetMemory, dataSheetTime } from './data-sheet';
import { opening } from './opening';
import { pasteSaved } from './paste-saved';
import { review } from './review';
import { reviewFrames } from './review-frames';
import { saved } from './saved';
import { sheetCode } from './sheet-code';
import { sheetDrag, sheetKeyRepeat } from './sheet-frames';
import { sheetFirstPaint, sheetHeap, sheetPaste, sheetSelectAll } from './sheet-large';
import { snapshotFrames } from './snapshot-frames';
import { startUp } from './start-up';
import { typedFigure } from './typed-figure';
import { workbook } from './workbook';

export const benchmarks: readonly Benchmark[] = [
  startUp,
  typedFigure,
  saved,
  opening,
  snapshotFrames,
  review,
  reviewFrames,
  firstChart,
  nextChart,
  chartBookPdf,
  workbook,
  dataSheetTime,
  dataSheetMemory,
  sheetCode,
  sheetFirstPaint,
  sheetHeap,
  sheetPaste,
  pasteSaved,
  sheetSelectAll,
  sheetDrag,
  sheetKeyRepeat,
];
