/** Where the focus goes inside a part: to its own choice, to the sheet, else to the first control. */
const focusOrder = ['[data-region-focus]', 'textarea', 'button:not(:disabled), select, input'];

export function focusInside(region: HTMLElement | null | undefined): void {
  const inside = focusOrder.map((selector) => region?.querySelector<HTMLElement>(selector)).find(Boolean);
  (inside ?? region)?.focus();
}

/** Gives the keyboard to the main view at once, before the control that has it goes from the screen. */
export function focusMain(): void {
  const main = document.querySelector<HTMLElement>('main[data-region]');
  focusInside(main?.querySelector<HTMLElement>('.sheet') ?? main);
}
