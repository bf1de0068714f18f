import { useEffect, useState } from 'react';
import type { BackupProgress, Host } from '../../shared/host';

/** Milliseconds between two looks at how far the host has come. */
const pause = 250;

/** How far the host's long work has come, looked at while `running`; null before the first answer. */
export function useHostProgress(host: Host, running: boolean): BackupProgress | null {
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  useEffect(() => {
    if (!running) return;
    let current = true;
    const look = () =>
      void host['backup.progress']().then(
        (answer) => {
          if (current) setProgress(answer);
        },
        () => undefined,
      );
    const timer = setInterval(look, pause);
    return () => {
      current = false;
      clearInterval(timer);
      setProgress(null);
    };
  }, [host, running]);
  return progress;
}
