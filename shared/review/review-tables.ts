import type { PlanView } from '../model/plan-view';
import { documentTable } from '../tables/document-table';
import { mainTable } from '../tables/main-table';
import type { TableModel } from '../tables/table-model';
import { categoryTable } from './category-table';
import { forecastTable } from './forecast-table';
import { laggingTable } from './lagging-table';
import { missingTable } from './missing-table';
import type { ReviewResult } from './review';
import { reviewTable } from './review-table';
import type { ReviewTableChoice } from './review-table-choice';
import { createReviewer } from './reviewer';
import { revisionTable } from './revision-table';

/** A table that can be handed in, made when it is asked for. */
export interface OfferedTable {
  readonly id: string;
  readonly name: string;
  readonly make: () => TableModel;
}

/** The tables of a review, then those of the plan. */
export function offeredTables(result: ReviewResult, choice: ReviewTableChoice): readonly OfferedTable[] {
  const { view } = result;
  return [
    { id: 'review', name: '主要指标完成情况表', make: () => reviewTable(result, choice) },
    { id: 'categories', name: '分类汇总表', make: () => categoryTable(result) },
    { id: 'lagging', name: '滞后指标清单', make: () => laggingTable(result) },
    { id: 'missing', name: '缺数清单', make: () => missingTable(result) },
    { id: 'revisions', name: '修订说明', make: () => revisionTable(result) },
    {
      id: 'forecast',
      name: '预计完成情况表',
      make: () =>
        forecastTable(createReviewer()(view, view.plan.targetYear, 'expected'), result.context.year),
    },
    ...planTables(view),
  ];
}

/** The tables of a plan, reviewed or not. */
export function planTables(view: PlanView): readonly OfferedTable[] {
  return [
    { id: 'main', name: '主要指标表', make: () => mainTable(view) },
    ...view.plan.tables.map((table, index) => ({
      id: `document-${index + 1}`,
      name: table.title,
      make: () => documentTable(view, table),
    })),
  ];
}
