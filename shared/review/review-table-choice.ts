import type { ReviewOrder } from './review-order';

/** How the user wants 主要指标完成情况表: on screen, on paper and in files alike. */
export interface ReviewTableChoice {
  /** Ids of columns that are shown or hidden other than at first. */
  readonly shown: Readonly<Record<string, boolean>>;
  readonly order: ReviewOrder | null;
}

export const plainChoice: ReviewTableChoice = { shown: {}, order: null };
