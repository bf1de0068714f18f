declare global {
  interface Window {
    /** Milliseconds from an act to the end of the frame that shows what `shows` looks for. Put there by `watchPaints`. */
    painted?: (act: () => void, shows: () => boolean) => Promise<number>;
  }
}

/** Runs in a page before its own scripts. */
export function watchPaints(): void {
  const becomes = (test: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!test()) return;
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });
  const nextTask = () =>
    new Promise<void>((resolve) => {
      const tasks = new MessageChannel();
      tasks.port1.onmessage = () => resolve();
      tasks.port2.postMessage(null);
    });
  window.painted = async (act, shows) => {
    await new Promise(requestAnimationFrame);
    await nextTask();
    const from = performance.now();
    act();
    await becomes(shows);
    await new Promise(requestAnimationFrame);
    // A task that is posted in a frame runs when style, layout and paint of that frame are done.
    await nextTask();
    return performance.now() - from;
  };
}
