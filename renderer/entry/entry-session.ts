import type { Position } from './position';
import { Rejections } from './rejections';

/** The sheet on the screen, as far as others need it. */
export interface OpenSheet {
  /** Takes what is being typed; false when it could not be taken and stays with its cell or in the editor. */
  flush(): boolean;
  readonly isEditing: boolean;
}

/** What the entry of figures leaves behind when the view changes. It lives as long as the window. */
export class EntrySession {
  readonly rejections = new Rejections();
  /** Where the sheet was left. */
  lastActive: Position | null = null;
  /** The sheet while it is on the screen. */
  sheet: OpenSheet | null = null;

  flush(): boolean {
    return this.sheet?.flush() ?? true;
  }

  /** Cells with typed text that is no figure yet. */
  get unfinished(): number {
    return this.rejections.size + (this.sheet?.isEditing ? 1 : 0);
  }
}
