import type { Statement, StatementState } from '../../shared/model/plan';
import { printFigure } from '../../shared/notation/print';
import type { Ledger } from '../ledger/ledger';

interface StatementTableProps {
  readonly title: string;
  readonly note: string;
  readonly statements: readonly Statement[];
  readonly ledger: Ledger;
  /** Says why a judgement was not taken. */
  readonly tell: (text: string) => void;
}

const stateNames: Readonly<Record<StatementState, string>> = {
  achieved: '已实现',
  open: '尚未认定',
  met: '已兑现',
  unmet: '未兑现',
};

const judgements: readonly StatementState[] = ['open', 'met', 'unmet'];

/** Facts of the narrative with their figure and state; the state of a commitment is the user's judgement. Nothing where there are none. */
export function StatementTable({ title, note, statements, ledger, tell }: StatementTableProps) {
  if (statements.length === 0) return null;
  return (
    <section className="plan-statements">
      <h2>{title}</h2>
      <p className="plan-note">{note}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">数值</th>
            <th scope="col">时间</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {statements.map((statement) => (
            <tr key={statement.id}>
              <td>{statement.text}</td>
              <td className="plan-figure">{figureText(statement)}</td>
              <td>{statement.period} 年</td>
              <td>
                {statement.kind === 'achievement' ? (
                  stateNames[statement.state]
                ) : (
                  <select
                    aria-label={`${statement.text}的状态`}
                    value={statement.state}
                    onChange={(event) => judge(ledger, statement, event.target.value as StatementState, tell)}
                  >
                    {judgements.map((state) => (
                      <option key={state} value={state}>
                        {stateNames[state]}
                      </option>
                    ))}
                  </select>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function figureText({ from, figure, unit }: Statement): string {
  if (figure === null) return '—';
  const value = from === null ? printFigure(figure) : `${printFigure(from)} → ${printFigure(figure)}`;
  return `${value} ${unit ?? ''}`.trim();
}

function judge(
  ledger: Ledger,
  statement: Statement,
  state: StatementState,
  tell: (text: string) => void,
): void {
  const result = ledger.submit({
    reason: `认定“${statement.text}”：${stateNames[state]}`,
    origin: { kind: 'typed' },
    changes: [
      {
        key: { kind: 'field', entity: 'statement', id: statement.id, field: 'state' },
        before: statement.state,
        after: state,
      },
    ],
  });
  if (result.state === 'waiting') tell('没有认定：前面的录入还没有存上，请先重试保存。');
}
