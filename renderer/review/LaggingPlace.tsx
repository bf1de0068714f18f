import { useState } from 'react';
import type { Indicator, Id } from '../../shared/model/plan';
import {
  proposedText,
  reviewTextFields,
  reviewTextNames,
  withReviewText,
  type ProposedText,
  type ReviewTextField,
} from '../../shared/model/review-texts';
import { extentText } from '../../shared/progress/extent';
import { measuredText, shareText } from '../../shared/progress/series-review';
import { laggingTable } from '../../shared/review/lagging-table';
import { leafName, type ReviewedLeaf, type ReviewResult } from '../../shared/review/review';
import type { Ledger } from '../ledger/ledger';
import { CopyTable } from './CopyTable';
import { Explanation } from './Explanation';
import { ReviewText } from './ReviewText';
import { ReviewList } from './ReviewList';
import { fieldChange, submit } from './submit';
import { VerdictMark } from './VerdictMark';

import { HeadTitle } from '../ui/HeadTitle';
interface LaggingPlaceProps {
  readonly result: ReviewResult;
  readonly ledger: Ledger;
  readonly tell: (text: string) => void;
}

interface Proposal extends ProposedText {
  readonly indicator: Indicator;
  readonly field: ReviewTextField;
}

function proposalsOf(leaves: readonly ReviewedLeaf[], year: number): readonly Proposal[] {
  return leaves.flatMap(({ indicator }) =>
    reviewTextFields.flatMap((field) => {
      const proposed = proposedText(indicator.reviewTexts, year, field);
      return proposed === null ? [] : [{ ...proposed, indicator, field }];
    }),
  );
}

/** "2016年、2017年" */
function yearsOf(proposals: readonly Proposal[]): string {
  const years = [...new Set(proposals.map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.map((year) => `${year}年`).join('、');
}

/** 滞后指标清单 with the texts about each indicator. */
export function LaggingPlace({ result, ledger, tell }: LaggingPlaceProps) {
  const { lagging, context } = result;
  const { year } = context;
  const [explained, setExplained] = useState<Id | null>(null);
  if (lagging.length === 0)
    return <p className="review-empty">{year}年没有滞后、未完成或倒退的分指标，清单是空的。</p>;
  const write = (indicatorId: Id, field: ReviewTextField, text: string) => {
    const indicator = ledger.records.indicator.get(indicatorId);
    if (!indicator) return;
    const texts = withReviewText(indicator.reviewTexts, year, field, text);
    const reason = `修改${year}年滞后清单：${indicator.name}的${reviewTextNames[field]}`;
    submit(ledger, reason, [fieldChange('indicator', indicator, 'reviewTexts', texts)], tell);
  };
  const proposals = proposalsOf(lagging, year);
  const takeAll = () => {
    const changes = lagging.flatMap(({ indicator }) => {
      const own = proposals.filter((proposal) => proposal.indicator === indicator);
      if (own.length === 0) return [];
      const texts = own.reduce(
        (taken, { field, text }) => withReviewText(taken, year, field, text),
        indicator.reviewTexts ?? null,
      );
      return [fieldChange('indicator', indicator, 'reviewTexts', texts)];
    });
    if (submit(ledger, `采用${yearsOf(proposals)}的原因、措施和责任部门`, changes, tell))
      tell(`已采用${yearsOf(proposals)}的 ${proposals.length} 段文字，可以撤销。`);
  };
  return (
    <>
      <div className="review-tools">
        <p>
          {lagging.length}
          项分指标滞后、未完成或倒退。原因、措施和责任部门离开输入框就保存，打印和导出时一并带出。
        </p>
        {proposals.length > 0 && (
          <button type="button" className="button" onClick={takeAll}>
            全部采用{yearsOf(proposals)}的文字（{proposals.length}段）
          </button>
        )}
        <CopyTable make={() => laggingTable(result)} tell={tell} />
      </div>
      <Explanation
        result={result}
        row={lagging.find(({ indicator }) => indicator.id === explained)}
        onClose={() => setExplained(null)}
      />
      <ReviewList
        label="滞后指标清单"
        columns={8 + reviewTextFields.length}
        items={lagging}
        keyOf={({ indicator }) => indicator.id}
        head={
          <tr>
            <th scope="col" className="wide">
              指标名称
            </th>
            <th scope="col">单位</th>
            <th scope="col">评价</th>
            <th scope="col" className="review-number">
              完成进度
            </th>
            <th scope="col" className="review-number">
              路径要求
            </th>
            <th scope="col" className="review-number">
              <HeadTitle title="差距（百分点）" />
            </th>
            <th scope="col" className="review-number">
              与路径值之差
            </th>
            <th scope="col" className="review-number">
              <HeadTitle title="后续年均需增（提高）" />
            </th>
            {reviewTextFields.map((field) => (
              <th key={field} scope="col" className="wide">
                {reviewTextNames[field]}
              </th>
            ))}
          </tr>
        }
        row={(leaf) => {
          const { indicator } = leaf;
          const { review, finding, why } = leaf.result;
          const { style } = review;
          return (
            <>
              <th scope="row">{leafName(leaf, result)}</th>
              <td className="review-unit">{indicator.unit}</td>
              <td>
                <VerdictMark
                  finding={finding}
                  why={why}
                  isExplained={explained === indicator.id}
                  onExplain={() => setExplained(explained === indicator.id ? null : indicator.id)}
                />
              </td>
              <td className="review-number">{shareText(review.progress, style)}</td>
              <td className="review-number">{shareText(review.required, style)}</td>
              <td className="review-number">{extentText(review.gap, style)}</td>
              <td className="review-number">{measuredText(review.gapInUnit, style)}</td>
              <td className="review-number">{measuredText(review.needed, style)}</td>
              {reviewTextFields.map((field) => {
                return (
                  <td key={field}>
                    <ReviewText
                      key={year}
                      label={`${indicator.name}的${reviewTextNames[field]}`}
                      text={indicator.reviewTexts?.[`${year}`]?.[field] ?? ''}
                      proposal={proposedText(indicator.reviewTexts, year, field)}
                      onChange={(text) => write(indicator.id, field, text)}
                    />
                  </td>
                );
              })}
            </>
          );
        }}
      />
    </>
  );
}
