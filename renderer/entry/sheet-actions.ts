import type { RemarkField } from '../../shared/model/remarks';
import type { CodeOnDemand } from './code-on-demand';
import type { SheetActions } from './entry-session';
import type { FillCommands } from './fill-commands';
import type { KeyCommands } from './key-commands';
import type { PasteCommands } from './paste-commands';
import type { Selector } from './selector';
import type { SheetTools } from './sheet-tools';
import type { ViewCommands } from './view-commands';

interface ActionParts {
  readonly selector: Selector;
  readonly keys: KeyCommands;
  readonly tools: SheetTools;
  readonly fill: CodeOnDemand<FillCommands>;
  readonly paste: CodeOnDemand<PasteCommands>;
  readonly views: CodeOnDemand<ViewCommands>;
  /** Whether the sheet is free for an action: nothing is asked, and what was being typed is taken. It has the keyboard then. */
  readonly isFree: () => boolean;
  readonly openMenu: () => void;
  readonly inspect: (field: RemarkField) => void;
}

/** What the sheet can do, for menus, palette and buttons. */
export function sheetActions(parts: ActionParts): SheetActions {
  const { selector, keys, tools, fill, views, isFree } = parts;
  const closed = (act: () => void) => () => {
    if (isFree()) act();
  };
  const filling = (act: (commands: FillCommands) => void) => closed(() => fill.run(act));
  const viewing = (act: (commands: ViewCommands) => void) => closed(() => views.run(act));
  return {
    selectAll: closed(() => selector.selectAll()),
    selectRows: closed(() => selector.growToLines('rows')),
    selectColumns: closed(() => selector.growToLines('columns')),
    fillDown: filling((commands) => commands.fillFromEdge('down')),
    fillRight: filling((commands) => commands.fillFromEdge('right')),
    fillLinear: filling((commands) => commands.fillByRule({ kind: 'linear' })),
    fillGrowth: filling((commands) => commands.fillByRule({ kind: 'growth' })),
    copy: closed(() => document.execCommand('copy')),
    clear: closed(() => keys.follow({ kind: 'clear' })),
    openMenu: closed(parts.openMenu),
    cut: closed(() => document.execCommand('cut')),
    paste: closed(() => parts.paste.run((commands) => void commands.pasteUnasked())),
    find: closed(() => tools.ask('find')),
    findNext: () => tools.ask('find', 1),
    findPrevious: () => tools.ask('find', -1),
    goToIndicator: closed(() => tools.ask('goTo')),
    zoomIn: () => views.run((work) => work.zoom(1)),
    zoomOut: () => views.run((work) => work.zoom(-1)),
    zoomPlain: () => views.run((work) => work.zoom(0)),
    collapse: viewing((work) => work.foldSelected(true)),
    expand: viewing((work) => work.foldSelected(false)),
    collapseAll: viewing((work) => work.foldAll(true)),
    expandAll: viewing((work) => work.foldAll(false)),
    filter: viewing((work) => work.filter()),
    filterMissing: viewing((work) => work.filterMissing()),
    filterCategory: viewing((work) => work.filterCategory()),
    filterAgain: viewing((work) => work.filterAgain()),
    clearFilter: viewing((work) => work.clearFilter()),
    columns: closed(() => tools.ask('columns')),
    hideColumns: viewing((work) => work.hideColumns()),
    showColumns: viewing((work) => work.showColumns()),
    fitColumns: viewing((work) => void work.fitColumns()),
    freezeColumns: viewing((work) => work.freezeColumns()),
    resetColumns: viewing((work) => work.resetColumns()),
    editNote: closed(() => parts.inspect('note')),
    editSource: closed(() => parts.inspect('source')),
  };
}
