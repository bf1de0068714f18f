import type { Spot } from './layout/drawing';

interface ReadoutProps {
  readonly spot: Spot;
  /** Of the picture, which the readout does not leave. */
  readonly width: number;
}

const widest = 280;

/** What stands at a place of a picture: the exact figures, with what was said of them. */
export function Readout({ spot: { box, lines }, width }: ReadoutProps) {
  const [name = '', ...rest] = lines;
  const middle = box.x + Math.min(box.width, 200) / 2;
  const left = Math.min(Math.max(4, middle - widest / 2), Math.max(4, width - widest - 4));
  return (
    <>
      <div className="chart-spot" style={{ left: box.x, top: box.y, width: box.width, height: box.height }} />
      <div className="chart-readout" aria-hidden style={{ left, top: box.y + box.height + 4 }}>
        <strong>{name}</strong>
        {rest.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </div>
    </>
  );
}
