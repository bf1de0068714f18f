/** What Electron's preload script puts on `window.workbench`; in a plain browser it is absent. */
import type { HostAnswer, HostCall, HostRequest } from './host';

/** Commands of the page's registry that the native menu offers. */
export const menuCommands = [
  'file.export',
  'file.print',
  'edit.undo',
  'edit.redo',
  'view.entry',
  'view.review',
  'view.charts',
  'view.plan',
  'view.history',
  'view.backup',
  'view.palette',
  'view.theme',
  'help.keys',
] as const;

export type MenuCommand = (typeof menuCommands)[number];

/** close: everything is saved, or the user gives it up; stay: the page keeps the window and says why itself. */
export type CloseAnswer = 'close' | 'stay';

export interface PreloadBridge {
  /** Rejects when the host refuses the call or is gone. */
  call<C extends HostCall>(name: C, request: HostRequest<C>): Promise<HostAnswer<C>>;
  /** Hears what the user picks in the native menu. The answer ends the subscription. */
  onCommand(listener: (command: MenuCommand) => void): () => void;
  /**
   * Asked before the window closes or the program quits; one listener, the last one set. The answer may take as long as
   * a save in progress, but after a few seconds the user is asked whether to go on waiting. Without a listener the
   * window closes. A listener that throws keeps the window.
   */
  onCloseRequested(listener: () => CloseAnswer | Promise<CloseAnswer>): () => void;
}
