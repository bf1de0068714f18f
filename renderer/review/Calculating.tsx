/** Says quietly that what is shown is the last result, and that the one of now is being made. */
export function Calculating() {
  return (
    <p className="review-calculating" role="status">
      正在计算…
    </p>
  );
}
