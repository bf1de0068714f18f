/** Writes workbooks away from the page's thread. The Excel library is loaded here only, with the first export. */
import { expose, transfer } from 'comlink';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { writeWorkbook, type WorkbookProgress, type WorkbookProperties } from './workbook-writer';

const service = {
  async write(
    sheets: readonly SheetPlan[],
    properties: WorkbookProperties,
    onProgress: (progress: WorkbookProgress) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await writeWorkbook(sheets, properties, onProgress);
    return transfer(bytes, [bytes.buffer]);
  },
};

/** What the worker answers to. */
export type WorkbookService = typeof service;

expose(service);
