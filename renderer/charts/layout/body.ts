import type { ChartBody } from '../../../shared/charts/chart-model';
import type { BodyLayout } from './block';
import { comparisonBody } from './comparison-body';
import { progressBody } from './progress-body';
import { slopeBody } from './slope-body';
import { trendBody } from './trend-body';
import { verdictBody } from './verdict-body';

/** The columns of the picture that the body may use. */
export interface BodyRoom {
  readonly left: number;
  readonly width: number;
  /** The title over the body; null where there is none. */
  readonly title: string | null;
}

export function bodyLayout(body: ChartBody, room: BodyRoom): BodyLayout {
  switch (body.kind) {
    case 'comparison':
      return comparisonBody(body.panels, room);
    case 'trend':
      return trendBody(body.panels, room);
    case 'slope':
      return slopeBody(body, room);
    case 'progress':
      return progressBody(body.rows, room);
    case 'verdicts':
      return verdictBody(body.rows, room);
  }
}
