import { useSyncExternalStore } from 'react';
import type { SafetyStatus } from '../../shared/host';
import type { Ledger } from '../ledger/ledger';
import type { CommandRegistry } from './commands';
import { SafetyGlance } from './SafetyGlance';
import { SaveIndicator } from './SaveIndicator';

interface TopBarProps {
  readonly ledger: Ledger;
  readonly commands: CommandRegistry;
  /** Who signs the batches. */
  readonly name: string;
  /** Null while it is not known. */
  readonly safety: SafetyStatus | null;
  readonly notice: string;
}

/** Which plan is open, undo and redo, the palette, the save state, who. */
export function TopBar({ ledger, commands, name, safety, notice }: TopBarProps) {
  useSyncExternalStore(ledger.subscribe, ledger.version);
  useSyncExternalStore(ledger.steps.subscribe, ledger.steps.version);
  const plan = ledger.records.plan.values().next().value;
  return (
    <header className="top" data-region>
      <strong className="top-plan" title={plan?.title}>
        {plan?.title ?? '指标工作台'}
      </strong>
      <CommandButton commands={commands} id="edit.undo" label="撤销" />
      <CommandButton commands={commands} id="edit.redo" label="重做" />
      <CommandButton commands={commands} id="view.panel" label="图表栏" />
      <CommandButton commands={commands} id="view.inspector" label="详情栏" />
      <CommandButton commands={commands} id="view.palette" label="命令" />
      <span className="top-notice" role="status" title={notice}>
        {notice}
      </span>
      <SaveIndicator saver={ledger.saver} />
      {safety && <SafetyGlance status={safety} onOpen={() => commands.get('view.history')?.run()} />}
      <button
        type="button"
        className="button quiet top-user"
        title="录入人，点击更改"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => commands.get('person.name')?.run()}
      >
        {name}
      </button>
    </header>
  );
}

interface CommandButtonProps {
  readonly commands: CommandRegistry;
  readonly id: string;
  readonly label: string;
}

function CommandButton({ commands, id, label }: CommandButtonProps) {
  const command = commands.get(id);
  if (!command) return null;
  const { shortcut } = command;
  return (
    <button
      type="button"
      className="button quiet"
      disabled={!command.enabled()}
      // The keyboard stays with the sheet.
      onMouseDown={(event) => event.preventDefault()}
      title={shortcut ? `${command.title()}（${shortcut}）` : command.title()}
      onClick={() => command.run()}
    >
      {label}
    </button>
  );
}
