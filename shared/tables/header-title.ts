import { fill } from './sheet-columns';
import { textWidth } from './text-width';

/** Where a head may be parted: before its unit in brackets, or behind its year. */
const parting = /(?=（[^）]*）$)|(?<=^\d{4}年)(?=.)/;

/** The title of a column in lines that make sense where it does not fit one: 完成进度 over （%）, 2015年 over 基期值. */
export function headerTitle(title: string, width: number): string {
  if (title.includes('\n') || textWidth(title) <= width * fill) return title;
  return title.split(parting).join('\n');
}
