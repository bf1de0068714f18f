/** Where the focus goes inside a part: to its own choice, to the sheet, else to the first control. */
const focusOrder = ['[data-region-focus]', 'textarea', 'button:not(:disabled), select, input'];

/** F6 and Shift+F6 go round the parts of the window, as in office programs: top bar, rail, main view, panel. */
export function moveRegionFocus(event: KeyboardEvent): boolean {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey) return false;
  event.preventDefault();
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions.at((here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length);
  const inside = focusOrder.map((selector) => next?.querySelector<HTMLElement>(selector)).find(Boolean);
  (inside ?? next)?.focus();
  return true;
}
