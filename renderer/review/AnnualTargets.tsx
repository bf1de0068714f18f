import { figureSlot, type Figure, type FigureAddress } from '../../shared/model/figure';
import type { Indicator } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { printFigure } from '../../shared/notation/print';
import type { Ledger } from '../ledger/ledger';
import { FigureField } from './FigureField';
import { reviewYears } from './review-choices';
import { submit } from './submit';

interface AnnualTargetsProps {
  readonly indicator: Indicator;
  readonly view: PlanView;
  readonly ledger: Ledger;
  readonly tell: (text: string) => void;
}

/** 年度目标 of an indicator, by year: the path of its level where that is chosen. Each is stored when its field is left. */
export function AnnualTargets({ indicator, view, ledger, tell }: AnnualTargetsProps) {
  const { version, plan } = view;
  const { baseYear, targetYear } = plan;
  const series = view.series.find(
    ({ indicatorId, areaId }) => indicatorId === indicator.id && areaId === plan.areaId,
  );
  if (!series) return null;
  const figure = (measure: FigureAddress['measure'], year: number): Figure | null =>
    series.figures[figureSlot({ measure, period: `${year}`, version })] ?? null;
  const print = (given: Figure | null) => (given === null ? '' : printFigure(given));
  const write = (year: number, after: Figure | null) => {
    const address: FigureAddress = { measure: 'annualTarget', period: `${year}`, version };
    const change = ledger.figureChange(series.id, address, after);
    submit(ledger, `录入${indicator.name}${year}年年度目标`, [change], tell);
  };
  const years = reviewYears(view);
  return (
    <section className="review-annual" aria-label={`${indicator.name}的年度目标`}>
      <h3>年度目标（{indicator.unit ?? ''}）</h3>
      <p>
        路径选“年度目标路径”时，各年按这里的数评价；没有填的年份无法评价。离开格子就保存，可以撤销，不用按“应用”。
      </p>
      <div className="review-annual-years">
        <table className="review-list">
          <thead>
            <tr>
              <th scope="col">{baseYear}年基期值</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}年
                </th>
              ))}
              <th scope="col">{targetYear}年目标值</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td className="review-number">{print(figure('baseline', baseYear))}</td>
              {years.map((year) => (
                <td key={year} className="review-number">
                  <FigureField
                    label={`${indicator.name}${year}年年度目标`}
                    indicator={indicator}
                    figure={figure('annualTarget', year)}
                    onChange={(after) => write(year, after)}
                  />
                </td>
              ))}
              <td className="review-number">{print(figure('target', targetYear))}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
