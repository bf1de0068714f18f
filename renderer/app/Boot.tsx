import { lazy, Suspense, useEffect, useState } from 'react';
import { App } from './App';
import { started, type StartState } from './start-up';
import { StopView } from './StopView';
import { useTheme } from './theme';

const RestoreView = lazy(() =>
  import('../recovery/RestoreView').then((module) => ({ default: module.RestoreView })),
);

/** From the blank page to the open plan, or to the view that says why it does not open. */
export function Boot() {
  const theme = useTheme();
  const [start, setStart] = useState<StartState>({ state: 'opening' });
  useEffect(() => {
    void started.then(setStart);
  }, []);
  if (start.state === 'opening') return <Opening />;
  if (start.state === 'open') return <App opened={start} theme={theme} />;
  if (start.state === 'stopped')
    return (
      <Suspense fallback={<p className="starting">正在打开…</p>}>
        <RestoreView stopped={start} host={start.host} repository={start.repository} />
      </Suspense>
    );
  return <StopView start={start} />;
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
