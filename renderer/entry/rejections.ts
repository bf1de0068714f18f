/** Typed text that did not become a figure, kept with its cell until it is corrected or given up. */
export interface Rejection {
  readonly text: string;
  /** Why, as the end of a sentence: "有不止一个小数点". */
  readonly reason: string;
}

/** The rejections of a sheet by cell. */
export class Rejections {
  private readonly byCell = new Map<string, Rejection>();
  private readonly listeners = new Set<(rowId: string) => void>();

  private static key(rowId: string, columnId: string): string {
    return `${rowId}/${columnId}`;
  }

  get(rowId: string, columnId: string): Rejection | undefined {
    return this.byCell.get(Rejections.key(rowId, columnId));
  }

  set(rowId: string, columnId: string, rejection: Rejection): void {
    this.byCell.set(Rejections.key(rowId, columnId), rejection);
    this.tell(rowId);
  }

  delete(rowId: string, columnId: string): void {
    if (this.byCell.delete(Rejections.key(rowId, columnId))) this.tell(rowId);
  }

  /** Hears in which row one came or went. */
  subscribe(listener: (rowId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(rowId: string): void {
    for (const listener of this.listeners) listener(rowId);
  }

  /** Ids of the rows that have any. */
  get rowIds(): readonly string[] {
    return [...this.byCell.keys()].map((key) => key.split('/')[0] ?? '');
  }

  get size(): number {
    return this.byCell.size;
  }
}
