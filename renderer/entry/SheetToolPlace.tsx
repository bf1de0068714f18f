import { useEffect, useState, useSyncExternalStore, type ComponentType } from 'react';
import { wantsEveryRow } from '../../shared/sheet/row-filter';
import { KeyboardHold } from '../ui/KeyboardHold';
import type { SheetToolProps, SheetToolViewsProps } from './SheetToolViews';

interface Views {
  readonly SheetToolViews: ComponentType<SheetToolViewsProps>;
}

/**
 * The open tool above the cells. Its code is fetched while nothing else is to do, before anybody needs it. Not by Suspense:
 * that may draw a tool some time after its first state was made, and what is typed in between would be lost.
 */
export function SheetToolPlace(props: SheetToolProps) {
  const { tools, controller } = props;
  const { open } = useSyncExternalStore(tools.subscribe, tools.get);
  const [views, setViews] = useState<Views | null>(null);
  const { choice } = controller.desk.view;
  const filter = useSyncExternalStore(choice.subscribe, () => choice.get().filter);
  const isFiltering = open === 'filter' || !wantsEveryRow(filter);
  const isWanted = open !== null || isFiltering;
  useEffect(() => {
    if (views) return undefined;
    const load = () => void import('./SheetToolViews').then(setViews);
    if (isWanted) return load();
    const waiting = requestIdleCallback(load, { timeout: 5_000 });
    return () => cancelIdleCallback(waiting);
  }, [views, isWanted]);
  if (!isWanted) return null;
  if (views) return <views.SheetToolViews {...props} open={open} isFiltering={isFiltering} />;
  return open === null ? null : <KeyboardHold early={tools.early} onGiveUp={() => tools.ask(null)} />;
}
