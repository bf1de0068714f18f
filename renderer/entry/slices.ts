/** So long may work on the page's own thread take before a frame is missed, in milliseconds. */
const sliceLength = 10;

export interface SlicedWork {
  cancel(): void;
}

interface SliceOptions<T> {
  /** How long the first slice may take, at once; work that ends within it is done when the call returns. */
  readonly first: number;
  readonly onDone: (result: T) => void;
  /** Hears how far it is after every slice that did not end the work. */
  readonly onPause?: (done: number) => void;
}

/** Does long work in slices, so that the page goes on drawing and listening in between. */
export function runInSlices<T>(work: Generator<number, T>, options: SliceOptions<T>): SlicedWork {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = (length: number): void => {
    const end = performance.now() + length;
    let done = 0;
    do {
      const step = work.next();
      if (step.done) return options.onDone(step.value);
      done = step.value;
    } while (performance.now() < end);
    timer = setTimeout(() => slice(sliceLength));
    options.onPause?.(done);
  };
  slice(options.first);
  return { cancel: () => clearTimeout(timer) };
}
