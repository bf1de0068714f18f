import { figureObject, type Figure } from '../../shared/model/figure';
import { statusName } from '../../shared/model/figure-status';

/** "（初步数，有注、来源）": what else is told of a figure; the details are beside the sheet. */
export function saidText(figure: Figure): string {
  const { status = 'A', note, source, derivation } = figureObject(figure);
  const has = [note && '注', source && '来源', derivation && '算式'].filter(Boolean).join('、');
  const said = [status === 'A' ? '' : statusName(status), has && `有${has}`].filter(Boolean);
  return said.length === 0 ? '' : `（${said.join('，')}）`;
}
