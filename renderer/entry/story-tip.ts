import type { Position } from '../../shared/sheet/ranges';
import { figureStory, type StoryLine } from '../../shared/tables/figure-story';
import { figureIn } from './cell-text';
import type { SheetController } from './sheet-controller';
import { cellAt } from './sheet-desk';

/** So long the mouse or the active cell rests before anything is told, in milliseconds. */
const patience = 450;
const gap = 4;

function lineElement({ label, text }: StoryLine): HTMLElement {
  const line = document.createElement('p');
  const name = document.createElement('span');
  name.textContent = `${label}：`;
  line.append(name, text);
  return line;
}

/**
 * Tells what a figure says beside its value, over the cell under the mouse or, where that has nothing to tell, over the
 * active cell, as long as the details beside the sheet do not. The answer ends it.
 */
export function attachStoryTip(sheet: SheetController, host: HTMLElement): () => void {
  const { desk } = sheet;
  const tip = document.createElement('div');
  tip.id = 'sheet-story';
  tip.className = 'sheet-story';
  tip.setAttribute('role', 'tooltip');
  tip.hidden = true;
  host.append(tip);
  let hovered: Position | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const storyAt = (position: Position): readonly StoryLine[] => {
    const { row, column } = cellAt(desk, position);
    const figure = column.kind === 'figure' ? figureIn(desk.ledger.records, row, column) : null;
    return figure === null ? [] : figureStory(figure);
  };
  const show = (position: Position, story: readonly StoryLine[]): void => {
    const cell = desk.grid.boxOf(position);
    if (!cell) return;
    tip.replaceChildren(...story.map(lineElement));
    tip.hidden = false;
    const frame = host.getBoundingClientRect();
    const left = Math.max(gap, Math.min(cell.left - frame.left, frame.width - tip.offsetWidth - 16));
    const above = cell.top - frame.top - tip.offsetHeight - gap;
    const top = above >= gap ? above : cell.bottom - frame.top + gap;
    tip.style.transform = `translate(${left}px, ${top}px)`;
  };
  const look = (): void => {
    const { selection, mode, bubble, task, fill } = sheet.state();
    if (mode !== 'closed' || bubble || task || fill) return;
    const active = desk.frame.isInspecting() ? null : selection.active;
    for (const position of [hovered, active]) {
      const story = position ? storyAt(position) : [];
      if (position && story.length > 0) return show(position, story);
    }
  };
  const rest = (): void => {
    clearTimeout(timer);
    tip.hidden = true;
    timer = setTimeout(look, patience);
  };

  const stop = new AbortController();
  const { signal } = stop;
  const onOver = (event: Event): void => {
    const place = desk.grid.placeAt(event);
    const next = place?.kind === 'cell' ? place.position : null;
    if (next?.row === hovered?.row && next?.column === hovered?.column) return;
    hovered = next;
    rest();
  };
  host.addEventListener('mouseover', onOver, { signal });
  host.addEventListener('mouseleave', onOver, { signal });
  host.addEventListener('scroll', rest, { signal, capture: true, passive: true });
  const stopState = sheet.subscribe(rest);
  const stopLedger = desk.ledger.subscribe(rest);
  rest();
  return () => {
    stop.abort();
    stopState();
    stopLedger();
    clearTimeout(timer);
    tip.remove();
  };
}
