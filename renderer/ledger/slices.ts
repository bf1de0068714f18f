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
    const step = advance(work, length);
    if (step.done) return options.onDone(step.value);
    timer = setTimeout(() => slice(sliceLength));
    options.onPause?.(step.value);
  };
  slice(options.first);
  return { cancel: () => clearTimeout(timer) };
}

export interface SliceWatch {
  /** Hears how far it is after every slice that did not end the work. */
  readonly onPause?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Like runInSlices, as a promise. Rejects with the signal's reason when aborted between two slices. */
export async function inSlices<T>(work: Generator<number, T>, watch: SliceWatch = {}): Promise<T> {
  for (;;) {
    const step = advance(work, sliceLength);
    if (step.done) return step.value;
    watch.onPause?.(step.value);
    await nextTurn();
    watch.signal?.throwIfAborted();
  }
}

/** Works on for so many milliseconds, or to the end. */
function advance<T>(work: Generator<number, T>, length: number): IteratorResult<number, T> {
  const end = performance.now() + length;
  for (;;) {
    const step = work.next();
    if (step.done || performance.now() >= end) return step;
  }
}

/** Resolves after what waits for the page's thread has had its turn. Timers are slowed down in a window that is hidden. */
function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { readonly yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
