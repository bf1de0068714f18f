import './plans.css';
import type { Id } from '../../shared/model/plan';
import { planRows } from '../../shared/model/plan-view';
import type { Ledger } from '../ledger/ledger';
import { statementsOf, usePlanView } from '../ledger/plan-view';
import { DocumentTables } from './DocumentTables';
import { StatementTable } from './StatementTable';

interface PlanOverviewProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly tell: (text: string) => void;
}

/** What the plan document says besides its figures: versions, counts, achievements and commitments of its text. */
export function PlanOverview({ ledger, planId, tell }: PlanOverviewProps) {
  const view = usePlanView(ledger, planId);
  if (!view) return null;
  const { plan } = view;
  const rows = planRows(view);
  const numbered = rows.filter(({ indicator }) => indicator.number !== null).length;
  const leaves = rows.filter(({ kind }) => kind !== 'parent').length;
  const area = view.areas.find(({ id }) => id === plan.areaId);
  const statements = statementsOf(ledger.records, planId);
  return (
    <section className="plan" aria-label="规划" tabIndex={-1} data-region-focus>
      <h1>{plan.title}</h1>
      <dl className="plan-facts">
        <dt>地区</dt>
        <dd>
          {area?.name}
          {area?.code ? `（${area.code}）` : ''}
        </dd>
        <dt>基期与目标期</dt>
        <dd>
          {plan.baseYear}—{plan.targetYear} 年
        </dd>
        <dt>指标</dt>
        <dd>
          {view.categories.length} 个类别，{numbered} 项指标（包括的 {leaves} 项分指标）
        </dd>
        <dt>规划文本</dt>
        <dd>
          {plan.versions.map(({ number, title, date }) => (
            <span key={number}>
              第 {number} 版：{title}
              {date ? `（${date}）` : ''}
            </span>
          ))}
        </dd>
        <dt>资料来源</dt>
        <dd>{plan.source}</dd>
      </dl>
      <DocumentTables view={view} tell={tell} />
      <StatementTable
        title={`${plan.targetYear} 年的承诺`}
        note="规划正文中的承诺，没有基期值和年度数据，只记录是否兑现，不计算完成进度。"
        statements={statements.filter(({ kind }) => kind === 'commitment')}
        ledger={ledger}
        tell={tell}
      />
      <StatementTable
        title={`截至 ${plan.baseYear} 年的成绩`}
        note="规划正文中已经实现的成绩，仅供查阅。"
        statements={statements.filter(({ kind }) => kind === 'achievement')}
        ledger={ledger}
        tell={tell}
      />
    </section>
  );
}
