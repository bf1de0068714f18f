import { useState } from 'react';
import { isClean, type WritePlan } from '../../shared/sheet/write-plan';
import { ProblemList } from './ProblemList';
import type { SheetModel } from './sheet-model';
import type { Alternative, DecisionTask } from './sheet-task';
import { useDialog } from '../ui/use-dialog';

interface DecisionDialogProps {
  readonly task: DecisionTask;
  readonly model: SheetModel;
}

const problemCount = ({ unreadable, locked, homeless }: WritePlan): number =>
  unreadable.length + locked.length + homeless.length;

/** Of two ways the one with fewer problems is proposed; with as few, the one that was asked for. */
function proposed(alternatives: readonly Alternative[]): number {
  const counts = alternatives.map(({ plan }) => problemCount(plan));
  return counts.indexOf(Math.min(...counts));
}

/** Says what cannot be done, cell by cell, before anything is done; the user does the rest, or nothing. */
export function DecisionDialog({ task, model }: DecisionDialogProps) {
  const { word, alternatives, question, choose } = task;
  const [chosen, setChosen] = useState(() => proposed(alternatives));
  const dialog = useDialog(() => choose(null));
  const alternative = alternatives[chosen] ?? alternatives[0];
  if (!alternative) return null;
  const { plan } = alternative;
  const clean = isClean(plan);
  return (
    <dialog ref={dialog} className="sheet-dialog" aria-labelledby="sheet-decision-title">
      <h2 id="sheet-decision-title">{clean ? `请选择怎样${word}` : `有些内容不能${word}`}</h2>
      {alternatives.length > 1 && (
        <fieldset className="sheet-alternatives">
          <legend>{question}</legend>
          {alternatives.map(({ label, plan: each }, index) => (
            <label key={label}>
              <input
                type="radio"
                name="alternative"
                checked={index === chosen}
                onChange={() => setChosen(index)}
              />
              <span>
                {label}：{summaryOf(each, word)}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {alternatives.length === 1 && <p>{summaryOf(plan, word)}还没有改动任何数据。</p>}
      <ProblemList key={chosen} plan={plan} model={model} />
      <div className="sheet-dialog-buttons">
        <button
          type="button"
          className="button primary"
          disabled={plan.writes.length === 0}
          onClick={() => choose(alternative)}
        >
          {clean ? `${word} ${plan.writes.length} 格` : `${word}其余 ${plan.writes.length} 格`}
        </button>
        {/* Whoever goes on typing blindly changes nothing. */}
        <button type="button" className="button" data-safe onClick={() => choose(null)}>
          {clean ? `不${word}` : `全部不${word}`}
        </button>
      </div>
    </dialog>
  );
}

function summaryOf({ writes, unreadable, locked, homeless }: WritePlan, word: string): string {
  const parts = [
    `${writes.length} 格可以${word}`,
    unreadable.length > 0 ? `${unreadable.length} 格读不懂` : '',
    locked.length > 0 ? `${locked.length} 格是只读的` : '',
    homeless.length > 0 ? `${homeless.length} 格没有位置` : '',
  ];
  return `${parts.filter((part) => part !== '').join('，')}。`;
}
