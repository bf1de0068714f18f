/** The answer of work that may hang (a network folder, say), or `late` when it takes more than `milliseconds`. */
export async function inTime<T>(work: Promise<T>, milliseconds: number, late: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds);
  });
  return Promise.race([work, waiting]).finally(() => clearTimeout(timer));
}
