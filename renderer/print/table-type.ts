import type { TextMeasure } from '../../shared/print/column-widths';

/** Pixels of the type that is measured; widths grow with it evenly. */
const size = 100;

/** Rounding on the way to the printer. */
const spare = 1.01;

/** Measures texts in the type of tables; `paper` is an element of the class `paper` that stands in the page. */
export function tableMeasure(paper: Element): TextMeasure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('this browser measures no text');
  context.font = `${size}px ${getComputedStyle(paper).getPropertyValue('--paper-table')}`;
  context.textRendering = 'geometricPrecision';
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? (context.measureText(text).width * spare * 2) / size;
    known.set(text, width);
    return width;
  };
}
