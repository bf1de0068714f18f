import { useEffect, useRef, useState } from 'react';
import type { EntrySession } from '../entry/entry-session';
import type { Saver } from '../ledger/saver';

interface CloseGuardProps {
  readonly saver: Saver;
  readonly session: EntrySession;
}

/** Keeps the window from closing over what is not saved, and lets the user close it all the same; a browser asks by itself. */
export function CloseGuard({ saver, session }: CloseGuardProps) {
  const [blocked, setBlocked] = useState(false);
  const givenUp = useRef(false);
  useEffect(() => {
    const isFinished = () => saver.unsaved().length === 0 && session.unfinished === 0;
    const onUnload = (event: BeforeUnloadEvent) => {
      if (window.workbench) return;
      session.flush();
      if (!isFinished()) event.preventDefault();
    };
    addEventListener('beforeunload', onUnload);
    const stop = window.workbench?.onCloseRequested(async () => {
      if (givenUp.current) return 'close';
      session.flush();
      await saver.settled();
      if (isFinished()) return 'close';
      setBlocked(true);
      return 'stay';
    });
    return () => {
      removeEventListener('beforeunload', onUnload);
      stop?.();
    };
  }, [saver, session]);
  if (!blocked) return null;
  const closeAnyway = () => {
    givenUp.current = true;
    window.close();
  };
  return (
    <div className="banner" role="alert">
      <p>
        窗口没有关闭：还有录入没有存上，或有格子里的输入没有被接受。可以先处理它们；仍然关闭会丢掉这些输入。
      </p>
      <button type="button" className="button primary" onClick={() => setBlocked(false)}>
        继续录入
      </button>
      <button type="button" className="button" onClick={closeAnyway}>
        仍然关闭
      </button>
    </div>
  );
}
