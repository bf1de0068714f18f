import { figureSlot, type Figure } from '../../shared/model/figure';
import type { PlanView } from '../../shared/model/plan-view';
import { shareText } from '../../shared/progress/series-review';
import { forecastTable, outlookOf, outlookText, yearAddress } from '../../shared/review/forecast-table';
import { leafName, type ReviewedLeaf } from '../../shared/review/review';
import type { Ledger } from '../ledger/ledger';
import { CopyTable } from './CopyTable';
import { FigureField } from './FigureField';
import { figureDecimals, FigureText } from './FigureText';
import { ReviewList } from './ReviewList';
import { submit } from './submit';
import { useReview } from './use-review';

interface ForecastPlaceProps {
  readonly view: PlanView;
  /** The last year that is looked back on. */
  readonly year: number;
  readonly ledger: Ledger;
  readonly tell: (text: string) => void;
}

const figureOf = (
  { series }: ReviewedLeaf,
  measure: 'actual' | 'expected',
  year: number,
): Figure | undefined => series?.figures[figureSlot({ measure, period: `${year}` })];

/** 含预计数: expected figures of the years to come, and whether the target will be reached by them. */
export function ForecastPlace({ view, year, ledger, tell }: ForecastPlaceProps) {
  const { targetYear } = view.plan;
  const state = useReview(view, targetYear, 'expected');
  if (!state.ok) return <p className="review-empty">{state.why}</p>;
  const { result } = state;
  const years = Array.from({ length: targetYear - year }, (_, index) => year + 1 + index);
  if (years.length === 0)
    return (
      <p className="review-empty">
        {year}年就是目标年，后面没有要预计的年份。要看含预计数的结果，请把评估年份换成较早的一年。
      </p>
    );
  const lookedAt = (leaf: ReviewedLeaf): Figure | undefined =>
    leaf.series?.figures[figureSlot(yearAddress(leaf, year))];
  const targetOf = ({ series }: ReviewedLeaf): Figure | undefined =>
    series?.figures[result.context.slots.target];
  const decimals = {
    looked: figureDecimals(result.leaves.map(lookedAt)),
    target: figureDecimals(result.leaves.map(targetOf)),
  };
  const write = ({ series, indicator }: ReviewedLeaf, period: number, figure: Figure | null) => {
    if (series === null) return;
    const change = ledger.figureChange(series.id, { measure: 'expected', period: `${period}` }, figure);
    submit(ledger, `录入${indicator.name}${period}年预计数`, [change], tell);
  };
  return (
    <>
      <div className="review-tools">
        <p>
          <strong className="review-expected-flag">含预计数</strong>
          预计数只用来推算{targetYear}年能否达到目标，从不计入完成情况；某年有了实际值，就用实际值。
        </p>
        <CopyTable make={() => forecastTable(result, year)} tell={tell} />
      </div>
      <ReviewList
        label="预计完成情况表"
        columns={years.length + 7}
        items={result.leaves}
        keyOf={({ indicator }) => indicator.id}
        head={
          <tr>
            <th scope="col" className="wide">
              指标名称
            </th>
            <th scope="col">单位</th>
            <th scope="col" className="review-number">
              {year}年
            </th>
            {years.map((each) => (
              <th key={each} scope="col" className="review-number">
                {each}年预计数
              </th>
            ))}
            <th scope="col" className="review-number">
              {targetYear}年目标值
            </th>
            <th scope="col" className="review-number">
              预计完成进度
            </th>
            <th scope="col">到期能否达到目标</th>
            <th scope="col" className="wide">
              说明
            </th>
          </tr>
        }
        row={(leaf) => {
          const { indicator } = leaf;
          const { review, why } = leaf.result;
          return (
            <>
              <th scope="row">{leafName(leaf, result)}</th>
              <td className="review-unit">{indicator.unit}</td>
              <td className="review-number">
                <FigureText figure={lookedAt(leaf)} decimals={decimals.looked} />
              </td>
              {years.map((each) => {
                const actual = figureOf(leaf, 'actual', each);
                return (
                  <td key={each} className="review-number">
                    {actual !== undefined ? (
                      <FigureText figure={actual} decimals={0} />
                    ) : (
                      <FigureField
                        label={`${indicator.name}${each}年预计数`}
                        indicator={indicator}
                        status="F"
                        figure={figureOf(leaf, 'expected', each) ?? null}
                        onChange={(figure) => write(leaf, each, figure)}
                      />
                    )}
                  </td>
                );
              })}
              <td className="review-number">
                <FigureText figure={targetOf(leaf)} decimals={decimals.target} />
              </td>
              <td className="review-number review-expected">{shareText(review.progress, review.style)}</td>
              <td className="review-outlook" data-outlook={outlookOf(leaf)}>
                {outlookText(leaf)}
              </td>
              <td>{why}</td>
            </>
          );
        }}
      />
    </>
  );
}
