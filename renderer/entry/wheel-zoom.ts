/** So far has the wheel to turn for one step; a notch of a mouse is about twice as much, a pinch many small turns. */
const step = 50;

/** Ctrl and the wheel make the sheet larger or smaller. */
export function attachWheelZoom(
  host: HTMLElement,
  zoom: (direction: 1 | -1) => void,
  signal: AbortSignal,
): void {
  let turned = 0;
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    if (Math.sign(event.deltaY) !== Math.sign(turned)) turned = 0;
    turned += event.deltaY;
    if (Math.abs(turned) < step) return;
    zoom(turned < 0 ? 1 : -1);
    turned = 0;
  };
  host.addEventListener('wheel', onWheel, { signal, passive: false });
}
