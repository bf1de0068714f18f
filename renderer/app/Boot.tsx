import { useEffect, useState, useSyncExternalStore } from 'react';
import type { MigrationProgress } from '../storage/staged-migration';
import { App } from './App';
import { startUp } from './start-up';
import { StopView } from './StopView';
import { useTheme } from './theme';
import { onDemand } from '../ui/on-demand';

const RestoreView = onDemand(() => import('../recovery/RestoreView').then((module) => module.RestoreView));

const OpenBackup = onDemand(() => import('../backup/OpenBackup').then((module) => module.OpenBackup));

const nothingToSave = (): Promise<null> => Promise.resolve(null);
const nothingToLock = () => () => undefined;

/** From the blank page to the open plan, or to the view that says why it does not open. */
export function Boot() {
  const theme = useTheme();
  const start = useSyncExternalStore(startUp.subscribe, startUp.state);
  if (start.state === 'opening') return start.migration ? <Migrating {...start.migration} /> : <Opening />;
  if (start.state === 'open') return <App opened={start} theme={theme} />;
  // What a later program has written is not for this one to compare or rebuild.
  if (start.state === 'stopped' && start.reason !== 'newerSchema')
    return (
      <RestoreView
        stopped={start}
        host={start.host}
        repository={start.repository}
        further={
          <OpenBackup
            host={start.host}
            info={start.info}
            repository={start.repository}
            title="从便携备份或第二文件夹恢复"
            settle={nothingToSave}
            lock={nothingToLock}
            onTaken={() => location.reload()}
            onRestorePart={null}
          />
        }
      />
    );
  return <StopView start={start.state === 'stopped' ? { state: 'newer' } : start} />;
}

/** Milliseconds after which an opening is longer than usual. */
const usualOpening = 8000;

/** A host that does not answer is named, not waited for in silence. */
function Opening() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), usualOpening);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="starting" role="status">
      正在打开指标工作台…
      {late && '比平时久：后台服务还没有回应。请确认启动程序的窗口仍在运行。'}
    </p>
  );
}

function Migrating({ step, done, total }: MigrationProgress) {
  return (
    <div className="starting" role="status">
      <p>
        {step === 'copying' ? '正在把数据转成新版本的格式' : '正在逐条核对转好的数据'}：{done} / {total}。
        原来的数据先留着，核对无误后才换用新的。
      </p>
      <progress max={Math.max(1, total)} value={done} aria-label="进度" />
    </div>
  );
}
