import type { SourceLine } from './lines';
import { PlanTextError } from './problem';
import type { RowCells } from './rows';

/** A numbered indicator, a parent heading (no cells), or an unnumbered sub-indicator (with a parent). */
export interface TableEntry {
  readonly line: number;
  readonly category: string;
  /** As printed; null for sub-indicators. */
  readonly number: number | null;
  readonly parent: string | null;
  readonly name: string;
  readonly cells: RowCells | null;
}

/** Puts the lines of one table together: who belongs to which category and parent, and whether the numbers run on. */
export class TableBody {
  readonly #wrappedCategories: readonly string[];
  readonly #entries: TableEntry[] = [];
  #category: { readonly line: number; readonly text: string; readonly hasRows: boolean } | null = null;
  #parent: { readonly line: number; readonly name: string; readonly children: number } | null = null;
  #lastNumber = 0;

  constructor(wrappedCategories: readonly string[]) {
    this.#wrappedCategories = wrappedCategories;
  }

  addCategory(line: SourceLine, text: string): void {
    this.#closeParent();
    const before = this.#category;
    if (before === null || before.hasRows) {
      this.#category = { line: line.number, text, hasRows: false };
      return;
    }
    const joined = before.text + text;
    if (!this.#wrappedCategories.some((name) => name.startsWith(joined))) {
      throw new PlanTextError(
        before.line,
        `类别“${before.text}”没有数据行，第 ${line.number} 行又是“${text}”。` +
          '如果两行是一个折行的类别名，请把全名写入说明文件的折行类别。',
      );
    }
    this.#category = { line: before.line, text: joined, hasRows: false };
  }

  addHeading(line: SourceLine, number: number, name: string): void {
    this.#closeParent();
    this.#count(line, number);
    this.#add(line, number, null, name, null);
    this.#parent = { line: line.number, name, children: 0 };
  }

  addRow(line: SourceLine, number: number | null, name: string, cells: RowCells): void {
    if (number !== null) {
      this.#closeParent();
      this.#count(line, number);
    } else if (this.#parent === null) {
      throw new PlanTextError(line.number, `“${name}”没有序号，前面也没有它所属的上级指标。`);
    } else {
      this.#parent = { ...this.#parent, children: this.#parent.children + 1 };
    }
    const { unit, attribute, figure, printed } = cells;
    this.#add(line, number, this.#parent?.name ?? null, name, { unit, attribute, figure, printed });
  }

  finish(): readonly TableEntry[] {
    this.#closeParent();
    if (this.#category?.hasRows === false)
      throw new PlanTextError(
        this.#category.line,
        `类别“${this.#category.text}”没有数据行，表格可能被截断。`,
      );
    return this.#entries;
  }

  #add(
    line: SourceLine,
    number: number | null,
    parent: string | null,
    name: string,
    cells: RowCells | null,
  ): void {
    const category = this.#category;
    if (category === null) throw new PlanTextError(line.number, `“${name}”之前没有类别名。`);
    if (this.#entries.some((entry) => entry.name === name && entry.parent === parent))
      throw new PlanTextError(line.number, `指标“${name}”在同一张表里出现了两次。`);
    if (!category.hasRows) this.#openCategory(line, category);
    this.#entries.push({
      line: line.number,
      category: category.text,
      number,
      parent,
      name,
      cells,
    });
  }

  #openCategory(line: SourceLine, category: { readonly line: number; readonly text: string }): void {
    const { text } = category;
    const unfinished = this.#wrappedCategories.find((name) => name !== text && name.startsWith(text));
    if (unfinished !== undefined && !this.#wrappedCategories.includes(text))
      throw new PlanTextError(line.number, `类别名“${text}”不完整，说明文件中的全名是“${unfinished}”。`);
    if (this.#entries.some((entry) => entry.category === text))
      throw new PlanTextError(category.line, `类别“${text}”在同一张表里出现了两次。`);
    this.#category = { ...category, hasRows: true };
  }

  #count(line: SourceLine, number: number): void {
    if (number !== this.#lastNumber + 1) {
      const trouble = number <= this.#lastNumber ? '重复或倒退' : '不连续';
      throw new PlanTextError(
        line.number,
        `序号 ${number} ${trouble}，前一个序号是 ${this.#lastNumber || '（无）'}。`,
      );
    }
    this.#lastNumber = number;
  }

  #closeParent(): void {
    const parent = this.#parent;
    this.#parent = null;
    if (parent === null || parent.children > 1) return;
    const trouble =
      parent.children === 0
        ? '没有单位和数值，下面也没有分指标。'
        : '下面只有一个分指标，名称可能折成了两行。';
    throw new PlanTextError(parent.line, `“${parent.name}”${trouble}`);
  }
}
