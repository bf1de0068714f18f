import { focusInside, insideOf } from '../ui/focus-main';

/** F6 and Shift+F6 go round the parts of the window, as in office programs: top bar, lines of notice, rail, main view, panel. */
export function moveRegionFocus(event: KeyboardEvent): boolean {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey) return false;
  event.preventDefault();
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(hasOwnFocus);
  // The innermost part counts: the panel stands inside the main view.
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  focusInside(regions.at((here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length));
  return true;
}

/** False where the focus would go to a part of its own inside this one. */
function hasOwnFocus(region: HTMLElement): boolean {
  return (insideOf(region) ?? region).closest('[data-region]') === region;
}
