import type * as Drawing from './echarts-setup';

/**
 * Loads the chart library, which nothing else brings with it: a view can be put on the screen while it comes. A load that
 * failed is tried again by the next call.
 */
export function loadDrawing(): Promise<typeof Drawing> {
  return import('./echarts-setup');
}

/** Begins the loading for a view that is about to be shown; whoever draws hears of a failure. */
export function prepareDrawing(): void {
  void loadDrawing().catch(() => undefined);
}
