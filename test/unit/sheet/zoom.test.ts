import { expect, it } from 'vitest';
import { fittingZoom, nextZoom, zoomSteps } from '../../../shared/sheet/zoom';

it('goes through its sizes and stays at the ends', () => {
  const up = zoomSteps.map((step) => nextZoom(step, 1));
  expect(up).toEqual([...zoomSteps.slice(1), 200]);
  const down = zoomSteps.map((step) => nextZoom(step, -1));
  expect(down).toEqual([50, ...zoomSteps.slice(0, -1)]);
  expect([nextZoom(115, 1), nextZoom(115, -1)]).toEqual([125, 110]);
});

it('takes what was kept only as far as it is a size', () => {
  expect([fittingZoom(20), fittingZoom(133.4), fittingZoom(900)]).toEqual([50, 133, 200]);
  expect([fittingZoom(undefined), fittingZoom('150'), fittingZoom(Number.NaN)]).toEqual([100, 100, 100]);
});
