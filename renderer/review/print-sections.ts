import type { PrintContent } from '../../shared/print/print-content';
import type { PageSetup } from '../../shared/print/page-geometry';
import { categoryTable } from '../../shared/review/category-table';
import { forecastTable } from '../../shared/review/forecast-table';
import { laggingTable } from '../../shared/review/lagging-table';
import { missingTable } from '../../shared/review/missing-table';
import type { ReviewResult } from '../../shared/review/review';
import { createReviewer } from '../../shared/review/reviewer';
import { reviewExplanation } from '../../shared/review/review-explanation';
import { reviewTable } from '../../shared/review/review-table';
import type { ReviewTableChoice } from '../../shared/review/review-table-choice';
import { revisionTable } from '../../shared/review/revision-table';
import { summaryText } from '../../shared/review/summary';
import type { TableModel } from '../../shared/tables/table-model';

/** A section of the printed document, as the print view takes it. */
export interface ReviewSection {
  readonly id: string;
  readonly title: string;
  readonly setup: PageSetup;
  readonly atFirst: boolean;
  readonly contents: () => readonly PrintContent[];
}

const lying: PageSetup = { paper: 'A4', orientation: 'landscape' };
const standing: PageSetup = { paper: 'A4', orientation: 'portrait' };

const table = (model: TableModel): readonly PrintContent[] => [{ kind: 'table', model }];

/** The pages of a review: its summary, the tables and lists, and how it was done. Until there is a figure to review, they are left out at first. */
export function reviewSections(result: ReviewResult, choice: ReviewTableChoice): readonly ReviewSection[] {
  const { of, total } = result.counts.leaves;
  const section = (
    id: string,
    title: string,
    setup: PageSetup,
    contents: () => readonly PrintContent[],
    atFirst = of.missing < total,
  ): ReviewSection => ({ id, title, setup, atFirst, contents });
  return [
    section('review-summary', '评估概述', standing, () => [
      { kind: 'title', text: `${result.context.year}年评估概述` },
      { kind: 'text', heading: null, paragraphs: [summaryText(result)] },
    ]),
    section('review', '评估表', lying, () => table(reviewTable(result, choice))),
    section('review-categories', '分类汇总', lying, () => table(categoryTable(result))),
    section('review-lagging', '滞后清单', lying, () => table(laggingTable(result))),
    section('review-missing', '缺数清单', lying, () => table(missingTable(result))),
    section('review-revisions', '修订说明', standing, () => table(revisionTable(result))),
    section(
      'review-forecast',
      '预计完成情况',
      lying,
      () => {
        const { view, context } = result;
        const forecast = createReviewer()(view, view.plan.targetYear, 'expected');
        return table(forecastTable(forecast, context.year));
      },
      false,
    ),
    section('review-explanation', '评估说明', standing, () => reviewExplanation(result)),
  ];
}
