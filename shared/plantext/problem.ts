/** A plan text that cannot be read. The message is Chinese, for people, and names the line wherever there is one. */
export class PlanTextError extends Error {
  /** Line of the source text, counted from 1; null where the trouble is not in one line. */
  readonly line: number | null;

  constructor(line: number | null, message: string) {
    super(line === null ? message : `第 ${line} 行：${message}`);
    this.name = 'PlanTextError';
    this.line = line;
  }
}
