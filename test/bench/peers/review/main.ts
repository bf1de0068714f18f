/** The page of the review benchmark: one worker, asked again and again. */
export type ReviewTimes = { readonly ours: number; readonly peer: number } | { readonly problem: string };

declare global {
  interface Window {
    /** Milliseconds that 100,000 series take, exactly and in doubles. */
    timeReview?: () => Promise<ReviewTimes>;
  }
}

const worker = new Worker(new URL('./review.worker.ts', import.meta.url), { type: 'module' });

window.timeReview = () =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<ReviewTimes>) => resolve(event.data), {
      once: true,
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
    worker.postMessage(null);
  });
