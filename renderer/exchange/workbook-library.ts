import { Workbook, type Worksheet } from '@cj-tech-master/excelts';

/** The library's workbook, which finds sheets and numbers charts without going through all of them each time. */
export class QuickWorkbook extends Workbook {
  readonly #sheets = new Map<string, Worksheet>();
  #charts = 0;

  override addWorksheet(...parameters: Parameters<Workbook['addWorksheet']>): Worksheet {
    const sheet = super.addWorksheet(...parameters);
    this.#sheets.set(sheet.name.toLowerCase(), sheet);
    return sheet;
  }

  override getWorksheet(id?: number | string): Worksheet | undefined {
    return typeof id === 'string' ? this.#sheets.get(id.toLowerCase()) : super.getWorksheet(id);
  }

  /** Names are as Excel allows and the writer has checked that each is there once. */
  override validateSheetName(name: string): string {
    return name;
  }

  override nextChartNumber(): number {
    this.#charts += 1;
    return this.#charts;
  }
}
