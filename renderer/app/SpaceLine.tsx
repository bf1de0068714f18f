import { useState, useSyncExternalStore } from 'react';
import type { Connection } from '../ledger/connection';
import { focusMain } from '../ui/focus-main';

/** Warns while there is still room: a full disk takes no more figures. It can be put away until there is less again. */
export function SpaceLine({ connection }: { readonly connection: Connection }) {
  const space = useSyncExternalStore(connection.subscribe, connection.pulse)?.space ?? null;
  const [dismissedAt, setDismissedAt] = useState(Number.POSITIVE_INFINITY);
  if (!space?.low || space.freeBytes > dismissedAt / 2) return null;
  return (
    <p className="space-line" role="status" data-region>
      {`${space.folder} 所在的磁盘只剩 ${sizeText(space.freeBytes)}。请尽快腾出空间：磁盘满了以后，新录入的数据就不能保存。`}
      <button
        type="button"
        className="button quiet"
        onClick={() => {
          setDismissedAt(space.freeBytes);
          focusMain();
        }}
      >
        知道了
      </button>
    </p>
  );
}

function sizeText(bytes: number): string {
  return `${Math.floor(bytes / (1 << 20))} 兆字节`;
}
