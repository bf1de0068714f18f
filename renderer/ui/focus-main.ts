/**
 * Where the focus goes inside a part: to its own choice, to the sheet, else to the first control. A sheet that cannot be
 * typed into yet would lose what is typed; it takes the keyboard itself once it can.
 */
const focusOrder = ['[data-region-focus]', 'textarea[data-mode]', 'button:not(:disabled), select, input'];

export function insideOf(region: HTMLElement | null | undefined): HTMLElement | undefined {
  for (const selector of focusOrder) {
    const inside = region?.querySelector<HTMLElement>(selector);
    if (inside) return inside;
  }
  return undefined;
}

export function focusInside(region: HTMLElement | null | undefined): void {
  (insideOf(region) ?? region)?.focus();
}

/**
 * Gives the keyboard to a view that has just been opened, as soon as there is something in it, whenever nobody has it: what
 * stands there while the view is made ready goes again. The answer ends that, as the next key and the next press do.
 */
export function focusOpenedView(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const look = (): void => {
    const main = document.querySelector<HTMLElement>('main[data-region]');
    const isFree = document.activeElement === null || document.activeElement === document.body;
    const isComing = main?.querySelector('.sheet-editor:not([data-mode])') != null;
    if (isFree && !isComing && insideOf(main) !== undefined) focusInside(main);
  };
  const watch = new MutationObserver(look);
  signal.addEventListener('abort', () => watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  for (const kind of ['keydown', 'pointerdown'] as const)
    addEventListener(kind, () => stop.abort(), { capture: true, signal });
  look();
  return () => stop.abort();
}

/** Gives the keyboard to the main view at once, before the control that has it goes from the screen. */
export function focusMain(): void {
  const main = document.querySelector<HTMLElement>('main[data-region]');
  focusInside(main?.querySelector<HTMLElement>('.sheet') ?? main);
}
