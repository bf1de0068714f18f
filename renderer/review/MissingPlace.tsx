import type { Id } from '../../shared/model/plan';
import { verdictText } from '../../shared/review/computed-cell';
import { missingTable, unjudged } from '../../shared/review/missing-table';
import { leafName, type ReviewResult } from '../../shared/review/review';
import { CopyTable } from './CopyTable';
import { ReviewList } from './ReviewList';

/** A figure of a year to be shown in the sheet. */
export type JumpToActual = (seriesId: Id, year: number) => void;

interface MissingPlaceProps {
  readonly result: ReviewResult;
  readonly onJump: JumpToActual;
  readonly tell: (text: string) => void;
}

/** 缺数清单: what could not be judged and why; a missing year leads to its cell. */
export function MissingPlace({ result, onJump, tell }: MissingPlaceProps) {
  const { missing, unassessable, context } = result;
  const leaves = unjudged(result);
  if (leaves.length === 0)
    return <p className="review-empty">{context.year}年没有缺数或无法评价的分指标，清单是空的。</p>;
  return (
    <>
      <div className="review-tools">
        <p>
          缺数{missing.length}项，无法评价{unassessable.length}
          项；都不计为滞后。按年份可以到录入表里的那一格。
        </p>
        <CopyTable make={() => missingTable(result)} tell={tell} />
      </div>
      <ReviewList
        label="缺数清单"
        columns={6}
        items={leaves}
        keyOf={({ indicator }) => indicator.id}
        head={
          <tr>
            <th scope="col">类别</th>
            <th scope="col" className="wide">
              指标名称
            </th>
            <th scope="col">单位</th>
            <th scope="col">评价</th>
            <th scope="col">缺少的年份</th>
            <th scope="col" className="wide">
              原因
            </th>
          </tr>
        }
        row={(leaf) => {
          const { indicator, category, series, result: found } = leaf;
          return (
            <>
              <td>{category.name}</td>
              <th scope="row">{leafName(leaf, result)}</th>
              <td className="review-unit">{indicator.unit}</td>
              <td>
                <span className="verdict" data-verdict={found.finding.verdict}>
                  {verdictText(found.finding)}
                </span>
              </td>
              <td className="review-years">
                {found.review.missingYears.map((year) =>
                  series === null ? (
                    <span key={year}>{year}年</span>
                  ) : (
                    <button
                      key={year}
                      type="button"
                      className="review-link"
                      aria-label={`到${indicator.name}${year}年的格子`}
                      onClick={() => onJump(series.id, year)}
                    >
                      {year}年
                    </button>
                  ),
                )}
              </td>
              <td>{found.why}</td>
            </>
          );
        }}
      />
    </>
  );
}
