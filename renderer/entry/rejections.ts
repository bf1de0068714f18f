/** Typed text that could not be read, kept with its cell until it is corrected or given up. */
export interface Rejection {
  readonly text: string;
  readonly message: string;
}

/** The rejections of a sheet by cell. It outlives the view, so that leaving the sheet loses nothing that was typed. */
export class Rejections {
  private readonly byCell = new Map<string, Rejection>();

  private static key(rowId: string, columnId: string): string {
    return `${rowId}/${columnId}`;
  }

  get(rowId: string, columnId: string): Rejection | undefined {
    return this.byCell.get(Rejections.key(rowId, columnId));
  }

  set(rowId: string, columnId: string, rejection: Rejection): void {
    this.byCell.set(Rejections.key(rowId, columnId), rejection);
  }

  delete(rowId: string, columnId: string): void {
    this.byCell.delete(Rejections.key(rowId, columnId));
  }

  get size(): number {
    return this.byCell.size;
  }
}
