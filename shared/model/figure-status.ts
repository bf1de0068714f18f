import { figureObject, type Figure, type FigureStatus } from './figure';

/** SDMX CL_OBS_STATUS in Chinese. A (normal) carries no mark and needs no word. */
export const statusNames: Readonly<Record<Exclude<FigureStatus, 'A'>, string>> = {
  P: '初步数',
  E: '估计数',
  F: '预测数',
  B: '与前期不可比',
  D: '口径不同',
  I: '推算数',
  L: '有数未收集到',
  M: '不存在该数',
  N: '数值过小',
  O: '缺数',
  Q: '不予公布',
  U: '可靠性较低',
  V: '未经核实',
};

/** Every status, in the order in which they are offered. */
export const statuses = ['A', ...Object.keys(statusNames)] as readonly FigureStatus[];

/** A status by its name, also the one that needs no word elsewhere. */
export function statusName(status: FigureStatus): string {
  return status === 'A' ? '正常' : statusNames[status];
}

/** They say that there is no figure to be seen, and why. */
const withoutValue: ReadonlySet<FigureStatus> = new Set(['L', 'M', 'O', 'Q']);

/** Whether a status can be said of a figure: a number that stands there is neither missing nor withheld. */
export function fitsStatus(figure: Figure, status: FigureStatus): boolean {
  const { kind } = figureObject(figure);
  return !withoutValue.has(status) || kind === 'symbol' || kind === 'words';
}
