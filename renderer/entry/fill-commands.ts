import { calculate } from '../../shared/notation/expression';
import { isExpression } from '../../shared/notation/expression-tokens';
import { lastRowBeside } from '../../shared/sheet/edges';
import type { FillRule } from '../../shared/sheet/fill';
import { planPaste } from '../../shared/sheet/paste-plan';
import { placeByPosition } from '../../shared/sheet/placement';
import { breadthOf, disjoint, heightOf, sizeOf, type Position, type Range } from '../../shared/sheet/ranges';
import type { CellEditor } from './cell-editor';
import { cellText } from './cell-text';
import type { CellWriter, WriteResult } from './cell-writer';
import {
  linesBeyond,
  linesInside,
  planFill,
  takesFigures,
  type FillLine,
  type FillPlan,
  type FillWish,
} from './fill-lines';
import { rejectionBubble } from './rejection-bubble';
import type { Selector } from './selector';
import { endlessReason } from './entry-text';
import { activeCell, cellAt, type SheetDesk } from './sheet-desk';
import { pasteTarget } from './write-target';

const rules: readonly { readonly label: string; readonly rule: FillRule }[] = [
  { label: '复制', rule: { kind: 'copy' } },
  { label: '等差', rule: { kind: 'linear' } },
  { label: '定速增长', rule: { kind: 'growth' } },
];

/** Fills cells from others: by the handle, Ctrl+D, Ctrl+R, by a rule, and with what is being typed. */
export class FillCommands {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly writer: CellWriter;

  constructor(desk: SheetDesk, selector: Selector, editor: CellEditor, writer: CellWriter) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.writer = writer;
  }

  /** Ctrl+D and Ctrl+R: the first row or column of each range goes into the rest of it; one alone takes the one before it. */
  fillFromEdge(towards: 'down' | 'right'): void {
    const lines = this.selector.current.ranges.flatMap((range) => {
      const isVertical = towards === 'down';
      const length = isVertical ? heightOf(range) : breadthOf(range);
      const before = isVertical ? range.top - 1 : range.left - 1;
      if (length === 1 && before < 0) return [];
      const whole = length > 1 ? range : { ...range, [isVertical ? 'top' : 'left']: before };
      const edge = isVertical ? { ...whole, bottom: whole.top } : { ...whole, right: whole.left };
      return linesBeyond(edge, whole);
    });
    const hasSource = lines.some(({ sources }) =>
      sources.some((position) => takesFigures(this.desk, position)),
    );
    if (!hasSource) return this.editor.hint('前面没有可以复制的数据，没有改动。');
    this.fill(lines, { kind: 'copy' });
  }

  /** What the handle was dragged over. The rule can be changed afterwards. */
  fillBeyond(source: Range, whole: Range, wish: FillWish): void {
    const lines = linesBeyond(source, whole);
    this.fill(lines, wish, () => this.selector.selectRange(whole));
  }

  /** A double click on the handle: down to the end of the figures beside the selection. */
  fillDownBeside(source: Range): void {
    const { model, ledger } = this.desk;
    const isFilled = (position: Position): boolean => {
      const { row, column } = cellAt(this.desk, position);
      return cellText(ledger.records, row, column) !== '';
    };
    const isHeading = (row: number): boolean => model.rows[row]?.content.series === null;
    const bottom = lastRowBeside(source, model.layout.extent, isFilled, isHeading);
    if (bottom === null)
      return this.editor.hint('旁边的列在下面没有数据，不知道填到哪一行。请拖动这个小方块。');
    this.fillBeyond(source, { ...source, bottom }, { kind: 'series' });
  }

  /** Goes on from the figures at the beginning of each selected row, or column, by a rule. */
  fillByRule(rule: FillRule): void {
    const { current } = this.selector;
    const lines = current.ranges.flatMap((range) => linesInside(this.desk, range));
    const [range] = current.ranges;
    this.fill(lines, rule, () => range && current.ranges.length === 1 && this.selector.selectRange(range));
  }

  /** With `select`, which selects what the fill was about, another rule is offered afterwards. */
  private fill(lines: readonly FillLine[], wish: FillWish, select?: () => void): void {
    const plan = planFill(this.desk, lines, wish);
    if (!plan)
      return this.editor.hint(
        '选区里没有可以推算的数。请先填好开头的数：等差和定速增长至少要两个数，定速增长的数要大于 0。',
      );
    const { model } = this.desk;
    this.writer.start({
      word: '填充',
      origin: 'fill',
      total: plan.writes.length,
      rule: plan.words,
      plannings: [{ label: '', steps: planned(plan) }],
      onDone: (result) => {
        this.say(plan, result);
        // By now other rows may be shown.
        if (!select || this.desk.model !== model) return;
        select();
        if (result.batchId !== null) this.offerRules(lines, plan, result.batchId, select);
      },
    });
  }

  private say({ words, skipped }: FillPlan, { changed, emptied, lost }: WriteResult): void {
    const passed = skipped > 0 ? `，跳过 ${skipped} 个只读单元格` : '';
    const told = lost > 0 ? `，${lost} 格原有的状态、注或来源不再保留` : '';
    this.desk.tell(`已填充 ${changed} 个数据（${words}）${emptiedText(emptied)}${passed}${told}。`);
  }

  /** Another rule takes the place of the first: its batch is undone, so that one step takes back either. */
  private offerRules(
    lines: readonly FillLine[],
    { words, rules: used }: FillPlan,
    batchId: string,
    select: () => void,
  ): void {
    const { state, ledger, textarea } = this.desk;
    const close = (): void => {
      state.change({ task: null });
      textarea.focus({ preventScroll: true });
    };
    const choose = (rule: FillRule): void => {
      close();
      if (ledger.nextUndo?.id !== batchId) return;
      void ledger.reachAndStep('undo', {}).then(({ state: outcome }) => {
        if (outcome === 'applied') this.fill(lines, rule, select);
      });
    };
    // By another rate the cells can grow as well.
    const isOther = ({ label, rule }: (typeof rules)[number]): boolean =>
      rule.kind === 'growth' || used.length > 1 || !used.includes(label);
    const fitting = rules.filter((each) => isOther(each) && planFill(this.desk, lines, each.rule) !== null);
    const takesRate = planFill(this.desk, lines, { kind: 'growth', percent: '1' }) !== null;
    if (fitting.length === 0 && !takesRate) return;
    state.change({ task: { kind: 'fillChoice', words, rules: fitting, takesRate, choose, close } });
  }

  /** Ctrl+Enter: what is being typed goes into every selected cell that takes it. */
  fillTyped(): void {
    const { ledger } = this.desk;
    const ranges = disjoint(this.selector.current.ranges);
    if (this.editor.isClosed || !ledger.saver.accepting || this.selector.isSingle) {
      this.editor.leave();
      return;
    }
    const text = this.editor.release();
    const result = isExpression(text) ? calculate(text) : null;
    if (result?.state !== 'endless') return this.fillText(text, ranges);
    const { row, column } = activeCell(this.desk);
    this.desk.session.rejections.set(row.id, column.id, { text, reason: endlessReason });
    this.editor.askDecimals(result, (rounded) => rounded !== null && this.fillText(rounded, ranges));
  }

  private fillText(text: string, ranges: readonly Range[]): void {
    const { model } = this.desk;
    const placements = placeByPosition([[text]], ranges, model.layout.extent) ?? [];
    const target = pasteTarget(this.desk, null);
    let skipped = 0;
    const passing = {
      ...target,
      lockAt: (position: Parameters<typeof target.lockAt>[0]) => {
        const reason = target.lockAt(position);
        if (reason !== null) skipped += 1;
        return reason;
      },
      // Cells that take no figures are passed over, not reported one by one.
      textAt: () => text,
    };
    this.writer.start({
      word: '填入',
      origin: 'fill',
      total: ranges.reduce((sum, range) => sum + sizeOf(range), 0),
      plannings: [{ label: '', steps: planPaste([[text]], placements, passing) }],
      onDone: ({ changed, emptied }) => {
        const passed = skipped > 0 ? `，跳过 ${skipped} 个只读单元格` : '';
        const { active } = this.selector.current;
        // What waited with the active cell does so no more.
        this.desk.state.change({ bubble: rejectionBubble(this.desk, active) });
        this.desk.tell(`已填入 ${changed} 个数据${emptiedText(emptied)}${passed}。`);
      },
      onGivenUp: () => this.editor.open(text, 'typing'),
    });
  }
}

const emptiedText = (emptied: number): string => (emptied > 0 ? `，其中 ${emptied} 格清空` : '');

function* planned(plan: FillPlan): Generator<number, FillPlan> {
  yield plan.writes.length;
  return plan;
}
