import { expect, it } from 'vitest';
import { paperPictures } from '../../../renderer/charts/paper-pictures';
import { buildChart } from '../../../shared/charts/build-chart';
import { chartKinds } from '../../../shared/charts/chart-model';
import { completed } from '../../../shared/completed';
import { planView } from '../../builders/plan';
import { inventedReview } from '../../builders/reviewed-plan';
import { seedWithActuals } from '../../builders/seed-plan';

const view = planView(seedWithActuals);
const charts = () =>
  chartKinds.flatMap((kind) => buildChart(view, { kind, scope: null, years: 'given' }, inventedReview) ?? []);

it('pictures drawn ahead by turns are the same, in the same order, as those drawn at once', () => {
  const atOnce = completed(paperPictures(charts()).draw());
  const pictures = paperPictures(charts());
  const [ahead, asked] = [pictures.draw(), pictures.draw()];
  for (let turn = 0; turn < 3; turn += 1) {
    ahead.next();
    asked.next();
  }
  expect(completed(asked)).toEqual(atOnce);
  expect(completed(ahead)).toEqual(atOnce);
  expect(atOnce).toHaveLength(pictures.all().length);
});

it('what is drawn already is not drawn again', () => {
  const pictures = paperPictures(charts());
  const [first] = completed(pictures.draw());
  const steps = pictures.draw();
  expect(steps.next().done).toBe(true);
  expect(completed(pictures.draw())[0]).toBe(first);
});
