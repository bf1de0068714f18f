/** Width over height of a picture by its view box. Throws RangeError where the text is no svg element that has one. */
export function svgRatio(svg: string): number {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const box = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = box;
  if (root.localName !== 'svg' || !(width > 0) || !(height > 0))
    throw new RangeError('一幅图不是完整的矢量图，没有排进页面。');
  return width / height;
}
