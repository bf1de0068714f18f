/** The figures of a sheet by cell; cells without one are not in it. */
export type Figures = ReadonlyMap<string, string>;

interface Commit {
  readonly cell: string;
  readonly text: string;
}

/**
 * What a program may show after it was killed. Figures are saved one after another, so it shows what stood there before,
 * changed by the first so many of the figures that were typed since: at least those that were shown as 已保存.
 */
export class Expectation {
  private before: Figures = new Map();
  private commits: Commit[] = [];
  private saved = 0;

  /** Enter is about to be pressed. */
  commit(cell: string, text: string): void {
    this.commits.push({ cell, text });
  }

  /** 已保存 is on the screen, and nothing was committed since. */
  showSaved(): void {
    this.saved = this.commits.length;
  }

  /** Goes on from what was found; answers what is wrong with it, else null. */
  settle(found: Figures): string | null {
    const { commits, saved, before } = this;
    this.before = found;
    this.commits = [];
    this.saved = 0;
    for (let kept = commits.length; kept >= saved; kept -= 1)
      if (isSame(found, after(before, commits.slice(0, kept)))) return null;
    const expected = after(before, commits.slice(0, saved));
    const typed = commits.map(({ cell, text }, index) => `${index < saved ? '' : '?'}${cell}=${text}`);
    return `found ${differences(expected, found)}; typed since (? not shown as saved): ${typed.join(' ')}`;
  }
}

function after(before: Figures, commits: readonly Commit[]): Figures {
  const figures = new Map(before);
  for (const { cell, text } of commits) figures.set(cell, text);
  return figures;
}

function isSame(a: Figures, b: Figures): boolean {
  return a.size === b.size && [...a].every(([cell, text]) => b.get(cell) === text);
}

function differences(expected: Figures, found: Figures): string {
  const cells = new Set([...expected.keys(), ...found.keys()]);
  const different = [...cells].filter((cell) => expected.get(cell) !== found.get(cell));
  return different
    .map((cell) => `${cell}=${found.get(cell) ?? 'nothing'} instead of ${expected.get(cell) ?? 'nothing'}`)
    .join(', ');
}
