import { useEffect, type RefObject } from 'react';
import type { SheetController } from './sheet-controller';

/** Tells what figures say beside their value; its code is fetched while nothing else is to do. */
export function useStoryTip(sheet: SheetController | null, host: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = host;
    if (!sheet || !current) return undefined;
    let detach: (() => void) | null = null;
    let isOver = false;
    const waiting = requestIdleCallback(
      () =>
        void import('./story-tip').then(({ attachStoryTip }) => {
          if (!isOver) detach = attachStoryTip(sheet, current);
        }),
      { timeout: 5_000 },
    );
    return () => {
      isOver = true;
      cancelIdleCallback(waiting);
      detach?.();
    };
  }, [sheet, host]);
}
