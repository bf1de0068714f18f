import type { FolderContents } from '../../shared/host';
import type { Id } from '../../shared/model/plan';

const key = 'indicator-workbench/take-over';

/**
 * Notes that the user has chosen to go on with a copy from elsewhere, which enters this epoch: where the page ends between
 * the swap of the files and that of the database, its next start knows which of the two is meant.
 */
export function noteTakeOver(workspaceId: Id, epoch: number): void {
  localStorage.setItem(key, `${workspaceId} ${epoch}`);
}

export function forgetTakeOver(): void {
  localStorage.removeItem(key);
}

/** Whether the files are those that the user has chosen. */
export function isTakenOver({ marker }: FolderContents): boolean {
  if (marker.state !== 'present') return false;
  return localStorage.getItem(key) === `${marker.marker.workspaceId} ${marker.marker.epoch}`;
}
