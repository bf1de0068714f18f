/** Sizes of the sheet in per cent, as its keys and buttons go through them. */
export const zoomSteps: readonly number[] = [50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200];

export const plainZoom = 100;

/** A size that the sheet can have; what is no number is none. */
export function fittingZoom(zoom: unknown): number {
  const [least = plainZoom] = zoomSteps;
  const most = zoomSteps.at(-1) ?? plainZoom;
  return typeof zoom === 'number' && Number.isFinite(zoom)
    ? Math.max(least, Math.min(most, Math.round(zoom)))
    : plainZoom;
}

/** The next larger (1) or smaller (-1) size; the same where there is none. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? zoomSteps.find((step) => step > zoom) : zoomSteps.findLast((step) => step < zoom);
  return next ?? zoom;
}
