/** A pattern over a colour, so that surfaces are told apart without colour. */
export type PatternName = 'diagonal' | 'backDiagonal' | 'cross' | 'dots' | 'horizontal' | 'vertical';

const side = 8;

const strokes: Readonly<Record<PatternName, string>> = {
  diagonal: 'M-2,2L2,-2M0,8L8,0M6,10L10,6',
  backDiagonal: 'M-2,6L2,10M0,0L8,8M6,-2L10,2',
  cross: 'M0,8L8,0M0,0L8,8',
  dots: 'M1,2h2M5,6h2',
  horizontal: 'M0,4H8',
  vertical: 'M4,0V8',
};

/** What ECharts takes for a colour: a tile of SVG that repeats. Made of vectors, so that paper shows it sharp. */
export function patternColour(name: PatternName, colour: string, ink: string) {
  const tile = (tag: string, key: string, attrs: Readonly<Record<string, string | number>>) => ({
    tag,
    key,
    attrs,
    children: [],
  });
  return {
    type: 'pattern' as const,
    svgWidth: side,
    svgHeight: side,
    svgElement: {
      tag: 'g',
      key: name,
      attrs: {},
      children: [
        tile('rect', 'ground', { width: side, height: side, fill: colour }),
        tile('path', 'ink', {
          d: strokes[name],
          fill: 'none',
          stroke: ink,
          'stroke-width': name === 'dots' ? 2 : 1.4,
        }),
      ],
    },
  };
}
