import './recovery.css';
import { useEffect, useState, type ReactNode } from 'react';
import type { Host } from '../../shared/host';
import type { RecoveryChoice } from '../../shared/saving/recovery-choices';
import { HostAway } from '../ledger/host-away';
import type { Stopped } from '../ledger/open-ledger';
import { isTakenOver } from '../ledger/take-over-note';
import type { LedgerRepository } from '../storage/ledger-repository';
import { compareSides, type Comparison } from './compare-sides';
import { choiceText } from './recovery-texts';
import { doubtTexts } from '../ui/doubt-texts';
import { LeftOut } from './LeftOut';
import { SidesTable } from './SidesTable';
import { stopExplanations } from './stop-explanations';
import { useRebuild } from './use-rebuild';

interface RestoreViewProps {
  readonly stopped: Stopped;
  readonly host: Host;
  readonly repository: LedgerRepository;
  /** Ways out that do not start from what is here. */
  readonly further: ReactNode;
}

/** Stops, shows what both sides hold and what each way out keeps; nothing is written before the user chooses. */
export function RestoreView({ stopped, host, repository, further }: RestoreViewProps) {
  const { title, happened } = stopExplanations[stopped.reason];
  const [comparison, setComparison] = useState<Comparison | 'hostAway' | 'unreadable' | null>(null);
  useEffect(() => {
    compareSides(host, repository, stopped.folder, !isTakenOver(stopped.folder)).then(
      setComparison,
      (error: unknown) => setComparison(error instanceof HostAway ? 'hostAway' : 'unreadable'),
    );
  }, [host, repository, stopped]);
  return (
    <main className="restore" aria-labelledby="restore-title">
      <h1 id="restore-title">{title}</h1>
      <p>{happened}在您选择之前，没有写入或改动任何数据。</p>
      {comparison === null && <p role="status">正在清点两边各有什么…</p>}
      {comparison === 'hostAway' && (
        <p role="alert">没有能够清点数据文件夹。请确认启动程序的窗口仍在运行，然后重新载入。</p>
      )}
      {comparison === 'unreadable' && (
        <p role="alert">
          清点到一半读不下去，多半是数据库里有损坏的部分。数据文件夹里的日志和快照不受影响。请重新载入：程序会重新比对两边。
        </p>
      )}
      {comparison !== null && typeof comparison !== 'string' && (
        <Choices stopped={stopped} host={host} repository={repository} comparison={comparison} />
      )}
      {further}
      <button type="button" className="button" onClick={() => location.reload()}>
        重新载入
      </button>
    </main>
  );
}

function Choices({
  stopped,
  host,
  repository,
  comparison,
}: Omit<RestoreViewProps, 'further'> & { readonly comparison: Comparison }) {
  const { state, start, cancel } = useRebuild({ host, repository, comparison });
  const doubts = doubtTexts(comparison.survey.doubts);
  const takenOver = isTakenOver(stopped.folder);
  const choices = takenOver ? filesFirst(comparison.choices) : comparison.choices;
  return (
    <>
      <SidesTable stopped={stopped} comparison={comparison} />
      {takenOver && <p>上次已选择用备份接替，数据文件夹已经换好，数据库还没有。按推荐的一项就能做完。</p>}
      {doubts.length > 0 && (
        <section className="restore-doubts">
          <h2>需要留意</h2>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </section>
      )}
      {choices.length === 0 && (
        <p role="alert">
          两边都没有可以恢复的数据。请从下面的备份恢复，或把数据文件夹放回原处再试；程序不会用随附的规划代替您的数据。
        </p>
      )}
      {state.kind === 'running' ? (
        <div className="restore-progress" role="status">
          <p>{state.text}</p>
          <progress max={Math.max(1, state.progress.total)} value={state.progress.done} />
          {state.progress.step !== 'writing' && (
            <button type="button" className="button" onClick={cancel}>
              取消
            </button>
          )}
        </div>
      ) : (
        choices.map((choice, index) => (
          <ChoiceCard
            key={choice.source}
            choice={choice}
            recommended={index === 0}
            comparison={comparison}
            onChoose={() => start(choice.source)}
          />
        ))
      )}
      {state.kind === 'failed' && (
        <p className="restore-failed" role="alert">
          {state.text}
        </p>
      )}
    </>
  );
}

/** What the user has chosen already comes first. */
function filesFirst(choices: readonly RecoveryChoice[]): readonly RecoveryChoice[] {
  return choices.toSorted((a, b) => Number(b.source === 'files') - Number(a.source === 'files'));
}

interface ChoiceCardProps {
  readonly choice: RecoveryChoice;
  readonly recommended: boolean;
  readonly comparison: Comparison;
  readonly onChoose: () => void;
}

function ChoiceCard({ choice, recommended, comparison, onChoose }: ChoiceCardProps) {
  const { button, keeps, loses } = choiceText(choice, comparison);
  return (
    <section className="restore-choice" data-recommended={recommended}>
      <div>
        <p>
          {recommended && <strong>推荐：</strong>}
          {keeps}
        </p>
        <p className="restore-loses">{loses}</p>
        <LeftOut batches={comparison.leftOut[choice.source]} all={choice.loses} />
      </div>
      <button
        type="button"
        className={recommended ? 'button primary' : 'button'}
        autoFocus={recommended}
        onClick={onChoose}
      >
        {button}
      </button>
    </section>
  );
}
