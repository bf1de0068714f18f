import type { Page } from 'playwright-core';

export interface CellName {
  readonly row: number;
  readonly column: string;
}

/** What a user does with the mouse in the sheet, by places as they are on the screen. */
export class GridMouse {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private cell({ row, column }: CellName) {
    return this.page.locator(`[row-index="${row}"] .ag-cell[col-id="${column}"]`).first();
  }

  /** The middle of a cell. */
  async middle(cell: CellName): Promise<{ x: number; y: number }> {
    const box = await this.cell(cell).boundingBox();
    if (!box) throw new Error(`${cell.row}/${cell.column} is not on the screen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async click(cell: CellName): Promise<void> {
    const { x, y } = await this.middle(cell);
    await this.page.mouse.click(x, y);
  }

  async clickWith(key: 'Shift' | 'Control', cell: CellName): Promise<void> {
    await this.page.keyboard.down(key);
    await this.click(cell);
    await this.page.keyboard.up(key);
  }

  async drag(from: CellName, to: CellName): Promise<void> {
    const start = await this.middle(from);
    const end = await this.middle(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Drags the small square at the corner of the selection. */
  async dragHandle(to: CellName): Promise<void> {
    await this.holdHandle(to);
    await this.page.mouse.up();
  }

  /** The same, with the button still held. */
  async holdHandle(to: CellName): Promise<void> {
    const handle = await this.page.locator('.sheet-fill-handle').boundingBox();
    if (!handle) throw new Error('there is no fill handle');
    const end = await this.middle(to);
    await this.page.mouse.move(handle.x + 4, handle.y + 4);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 5 });
  }

  async clickHead(column: string): Promise<void> {
    await this.page.locator(`.ag-header-cell[col-id="${column}"]`).click();
  }
}
