/** What a bureau writes about an indicator in the list of those that lag behind; absent where nothing was written. */
export interface ReviewText {
  readonly cause?: string;
  readonly measures?: string;
  readonly department?: string;
}

export type ReviewTextField = keyof ReviewText;

/** The texts of an indicator by the year of the review ("2018"). */
export type ReviewTexts = Readonly<Record<string, ReviewText>>;

export const reviewTextFields: readonly ReviewTextField[] = ['cause', 'measures', 'department'];

export const reviewTextNames: Readonly<Record<ReviewTextField, string>> = {
  cause: '原因',
  measures: '措施',
  department: '责任部门',
};

/** The texts with one of them set for a year; an empty text takes it away. Null where none is left. */
export function withReviewText(
  texts: ReviewTexts | null | undefined,
  year: number,
  field: ReviewTextField,
  text: string,
): ReviewTexts | null {
  const { [`${year}`]: own = {}, ...others } = texts ?? {};
  const { [field]: _replaced, ...rest } = own;
  const given = text.trim();
  const next: ReviewText = given === '' ? rest : { ...rest, [field]: given };
  const all = Object.keys(next).length === 0 ? others : { ...others, [`${year}`]: next };
  return Object.keys(all).length === 0 ? null : all;
}

/** A text of an earlier review that may be taken over, with the year it was written for. */
export interface ProposedText {
  readonly year: number;
  readonly text: string;
}

/** The last text written in the years before, as long as the year has none of its own. */
export function proposedText(
  texts: ReviewTexts | null | undefined,
  year: number,
  field: ReviewTextField,
): ProposedText | null {
  if (!texts || texts[`${year}`]?.[field] !== undefined) return null;
  const earlier = Object.keys(texts)
    .map(Number)
    .filter((each) => each < year && texts[`${each}`]?.[field] !== undefined);
  const last = Math.max(...earlier);
  const text = texts[`${last}`]?.[field];
  return text === undefined ? null : { year: last, text };
}

/** The texts in words: "2018年 原因：管线入地推迟；责任部门：省通信管理局". */
export function reviewTextsText(texts: ReviewTexts): string {
  return Object.entries(texts)
    .map(([year, text]) => {
      const given = reviewTextFields.filter((field) => text[field] !== undefined);
      return `${year}年 ${given.map((field) => `${reviewTextNames[field]}：${text[field]}`).join('；')}`;
    })
    .join('　');
}
