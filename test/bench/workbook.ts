import { Workbook } from '@cj-tech-master/excelts';
import { writeWorkbook } from '../../renderer/exchange/workbook-writer';
import { createReviewer } from '../../shared/review/reviewer';
import { plainChoice } from '../../shared/review/review-table-choice';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { reviewWorkbook } from '../../shared/workbook/review-workbook';
import { largePlan } from '../builders/plan';
import type { Benchmark, Sample } from './benchmark';

const indicators = 2000;

/** A run takes most of a minute; more of them than this tell nothing new. */
const mostRuns = 3;

const properties = {
  title: '',
  subject: '',
  creator: '',
  company: '',
  createdAt: '2026-01-01T00:00:00.000Z',
};

/** The same cells as the library alone writes them: values and formulas, no style, no chart. */
async function writePlainly(sheets: readonly SheetPlan[]): Promise<void> {
  const workbook = new Workbook();
  for (const { name, cells } of sheets) {
    const sheet = workbook.addWorksheet(name);
    for (const { row, column, value, formula } of cells)
      sheet.getCell(row, column).value =
        formula === undefined ? value : { formula, ...(value !== null && { result: value }) };
  }
  await workbook.xlsx.writeBuffer();
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The review workbook of 2,000 indicators, its plan included, against a plain write of the same cells. */
export const workbook: Benchmark = {
  name: 'workbook',
  unit: 'ms',
  goal: 2.5,
  async measure(_peers, runs) {
    const view = largePlan(indicators).view();
    const result = createReviewer()(view, view.plan.baseYear + 3);
    const samples: Sample[] = [];
    for (let run = 0; run < Math.min(runs, mostRuns); run += 1) {
      const ours = await timeOf(() => writeWorkbook(reviewWorkbook(result, plainChoice), properties));
      const sheets = reviewWorkbook(result, plainChoice);
      samples.push({ ours, peer: await timeOf(() => writePlainly(sheets)) });
    }
    return samples;
  },
};
