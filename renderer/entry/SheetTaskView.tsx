import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import type { SheetController } from './sheet-controller';
import type { SheetModel } from './sheet-model';
import { KeyboardHold, type EarlyText } from '../ui/KeyboardHold';
import { onDemand } from '../ui/on-demand';

const loadPanels = () => import('./SheetPanels');
const SheetPanels = onDemand(
  () => loadPanels().then((module) => module.SheetPanels),
  ({ task, early }) => {
    if (task.kind === 'decimals') return <KeyboardHold early={early} onGiveUp={() => task.choose(null)} />;
    return task.kind === 'menu' ? <KeyboardHold onGiveUp={task.close} /> : null;
  },
);

interface SheetTaskViewProps {
  readonly controller: SheetController;
  readonly textarea: RefObject<HTMLTextAreaElement | null>;
  readonly model: SheetModel;
}

/** What the user is asked, or waits for. Its code is fetched while nothing else is to do, before anybody needs it. */
export function SheetTaskView({ controller, textarea, model }: SheetTaskViewProps) {
  const { task, selection } = useSyncExternalStore(controller.subscribe, controller.state);
  const [early] = useState<EarlyText>(() => ({ text: '' }));
  useEffect(() => {
    const waiting = requestIdleCallback(() => void loadPanels(), { timeout: 5_000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  if (!task || task.kind === 'busy') return null;
  return (
    <SheetPanels
      sheet={controller}
      task={task}
      model={model}
      textarea={textarea}
      selection={selection}
      early={early}
    />
  );
}
