/** The channels between the page's preload script and the main process. */
import type { CloseAnswer } from '../../shared/host-bridge';
import type { HostCall } from '../../shared/host';

/** Page to main, answered: one channel for each call of the host. */
export function hostChannel(call: HostCall): string {
  return `workbench:call:${call}`;
}

/** Main to page: a command of the menu. */
export const commandChannel = 'workbench:command';

/** Main to page: may the window close? The number comes back with the answer. */
export const closeRequestChannel = 'workbench:close-request';
export type CloseRequestMessage = number;

/** Page to main. */
export const closeAnswerChannel = 'workbench:close-answer';
export interface CloseAnswerMessage {
  readonly request: number;
  readonly answer: CloseAnswer;
}
