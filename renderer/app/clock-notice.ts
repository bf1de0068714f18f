import { useEffect } from 'react';
import type { Ledger } from '../ledger/ledger';
import { timeText } from '../ui/time-text';

/** Says once that the computer's clock stands before the last entry. */
export function useClockNotice(ledger: Ledger, tell: (text: string) => void): void {
  useEffect(() => {
    let told = false;
    const look = () => {
      const { clockSetBack } = ledger;
      if (told || clockSetBack === null) return;
      told = true;
      tell(
        `电脑的时间（${timeText(clockSetBack.now)}）比上一次录入（${timeText(clockSetBack.last)}）还早，请检查日期和时间。录入按先后顺序保存，不受影响。`,
      );
    };
    look();
    return ledger.subscribe(look);
  }, [ledger, tell]);
}
