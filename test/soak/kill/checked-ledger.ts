import type { Workplace } from '../workplace';

/** What is wrong with the ledger of an open program, or which of the batches that were shown as saved are missing; else null. */
export async function checkedLedger(workplace: Workplace, saved: readonly string[]): Promise<string | null> {
  const cells = await workplace.cells();
  if (cells.size !== 65) return `the sheet has ${cells.size} cells to fill in instead of 65`;
  const page = await workplace.soakPage();
  const check = await page.evaluate(() => window.soak?.check());
  if (check === undefined) return 'the page of the soaks is not there';
  const found = new Set(check.batches.map(({ id }) => id));
  const lost = saved.filter((id) => !found.has(id));
  const problems = [...check.problems, ...lost.map((id) => `${id} was shown as saved and is gone`)];
  return problems.length === 0 ? null : problems.slice(0, 5).join('; ');
}
