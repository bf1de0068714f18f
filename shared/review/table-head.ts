import type { TableModel } from '../tables/table-model';
import type { ReviewResult } from './review';

/** Title, caption and source of a table of a review. */
export function reviewTableHead(
  { view, context }: ReviewResult,
  name: string,
  title = name,
): Pick<TableModel, 'name' | 'title' | 'subtitle' | 'caption' | 'source'> {
  const { plan, areas } = view;
  const place = areas.find(({ id }) => id === plan.areaId)?.name;
  return {
    name,
    title: `${plan.title}${context.year}年${title}`,
    subtitle: context.basis === 'expected' ? '（含预计数）' : null,
    caption: [place, `${context.year}年`].filter(Boolean).join('　'),
    source: plan.source === '' ? null : `基期值和目标值：${plan.source}；实际值：本单位录入。`,
  };
}
