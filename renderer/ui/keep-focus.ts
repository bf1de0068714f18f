import type { MouseEvent } from 'react';

/** A press beside the controls of a part leaves the keyboard where it is, so that its keys go on working. */
export function keepFocus(event: MouseEvent): void {
  const { target } = event;
  if (target instanceof Element && !target.closest('input, select, textarea, button')) event.preventDefault();
}
