/** What the desktop program tells the start script, one line each on its standard output. */
export const reports = {
  /** The window is on the screen. */
  shown: 'indicator-workbench: shown',
  /** The program runs already; its window has been brought to the front. */
  alreadyRunning: 'indicator-workbench: already running',
  /** It cannot go on and has told the user why. */
  stopped: 'indicator-workbench: stopped',
} as const;

export type Report = keyof typeof reports;

export function readReport(line: string): Report | null {
  const text = line.trim();
  const found = Object.entries(reports).find(([, report]) => report === text);
  return (found?.[0] as Report | undefined) ?? null;
}
