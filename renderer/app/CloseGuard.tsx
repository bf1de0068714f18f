import { useEffect } from 'react';
import type { Saver } from '../ledger/saver';

/** Keeps the window from closing over figures that are not saved; in a browser the browser itself asks. */
export function CloseGuard({ saver }: { readonly saver: Saver }) {
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (saver.state().kind !== 'saved') event.preventDefault();
    };
    addEventListener('beforeunload', onUnload);
    const stop = window.workbench?.onCloseRequested(async () => {
      await saver.settled();
      return saver.state().kind === 'saved' ? 'close' : 'stay';
    });
    return () => {
      removeEventListener('beforeunload', onUnload);
      stop?.();
    };
  }, [saver]);
  return null;
}
