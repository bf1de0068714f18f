/** What both pages of the sheet's benchmarks can do; each page puts its own into `window.sheetPage`. */
export interface SheetPage {
  /** Brings the data into memory. */
  prepare(): void;
  /** Shows the sheet; milliseconds until its first figures are painted. */
  show(): Promise<number>;
  /** Puts other figures into so many rows and columns; milliseconds until the first of them is painted. */
  paste(rows: number, columns: number, round: number): Promise<number>;
}

declare global {
  interface Window {
    sheetPage?: SheetPage;
    /** Selects everything; milliseconds of the longest frame until its statistics are shown. Only of the program's sheet. */
    selectAll?: () => Promise<number>;
  }
}

/** Resolves in a task that runs when style, layout and paint of the next frame are done. */
async function painted(): Promise<void> {
  await new Promise<number>(requestAnimationFrame);
  const channel = new MessageChannel();
  await new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
}

/** Milliseconds from `act` until the figure in the first column of actual values is painted. */
export async function untilShown(act: () => void, row: number, figure: string): Promise<number> {
  const begun = performance.now();
  act();
  const selector = `[row-index="${row}"] .ag-cell[col-id="actual-1998"]`;
  while (document.querySelector(selector)?.textContent?.trim() !== figure)
    await new Promise<number>(requestAnimationFrame);
  await painted();
  return performance.now() - begun;
}
