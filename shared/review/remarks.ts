import type { ReviewContext } from '../progress/review-context';
import type { SeriesReview } from '../progress/series-review';
import { methodNames, pathNames } from '../progress/settings';

/** 备注 of a row: how it was reviewed where that is not what the notes say of the whole table, and what stands for what. */
export function remarksOf(review: SeriesReview, { settings }: ReviewContext): readonly string[] {
  const { method, path, notes, expectedYears } = review;
  const isOwnPath = method === 'level' && path !== null && path !== settings.path;
  return [
    ...(method === 'level' ? [] : [`按${methodNames[method]}评价`]),
    ...(isOwnPath ? [`按${pathNames[path]}`] : []),
    ...notes,
    ...(expectedYears.length === 0 ? [] : [`${expectedYears.join('、')}年为预计数`]),
  ];
}
