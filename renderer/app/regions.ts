/** F6 and Shift+F6 go round the parts of the window, as in office programs: top bar, rail, main view, panel. */
export function moveRegionFocus(event: KeyboardEvent): boolean {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey) return false;
  event.preventDefault();
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions.at((here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length);
  const inside = next?.querySelector<HTMLElement>(
    '[data-region-focus], textarea, button:not(:disabled), select, input, [tabindex="0"]',
  );
  (inside ?? next)?.focus();
  return true;
}
