/** Writes one sheet of 100,000 × 12 styled cells in a process of its own, which loads one library, and says what it took. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

const heads = [
  '类别',
  '序号',
  '指标名称',
  '单位',
  '属性',
  '地区代码',
  '地区',
  '年份',
  '数值',
  '数值上限',
  '状态',
  '备注',
];
const numeric = new Set(['序号', '年份', '数值', '数值上限']);
const rowCount = 100_000;

const lines = Array.from({ length: rowCount }, (_, index): readonly string[] => [
  `第${index % 40}类`,
  `${index}`,
  `规模以上工业企业指标${index}`,
  '亿元',
  '预期性',
  '220000',
  '吉林省',
  `${2015 + (index % 6)}`,
  ((index * 7919) % 1_000_000) / 100 + '',
  `${index % 1000}`,
  index % 9 === 0 ? '初步数' : '正常',
  `来源于快报第${index % 500}期`,
]);

async function ours(): Promise<(file: string) => Promise<void>> {
  const { writeWorkbook } = await import('../../renderer/exchange/workbook-writer');
  const { longSheet } = await import('../../shared/workbook/long-sheet');
  return async (file) => {
    const sheet = longSheet({ name: '数据', heads, lines, numeric });
    const properties = {
      title: '',
      subject: '',
      creator: '',
      company: '',
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    await writeFile(file, await writeWorkbook([sheet], properties));
  };
}

async function peers(): Promise<(file: string) => Promise<void>> {
  const { default: ExcelJS } = await import('exceljs');
  return async (file) => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true });
    const sheet = workbook.addWorksheet('数据');
    const font = { name: '宋体', size: 10.5, charset: 134 };
    const text = { font, alignment: { vertical: 'middle', horizontal: 'left' } } as const;
    const number = { font, alignment: { vertical: 'middle', horizontal: 'right' }, numFmt: '0.00' } as const;
    sheet.addRow(heads).commit();
    const areNumeric = heads.map((head) => numeric.has(head));
    for (const line of lines) {
      const row = sheet.addRow(line.map((value, column) => (areNumeric[column] ? Number(value) : value)));
      row.height = 18;
      row.eachCell((cell, column) => {
        cell.style = areNumeric[column - 1] ? number : text;
      });
      row.commit();
    }
    await workbook.commit();
  };
}

/**
 * The peak of this process, in kilobytes. What the system calls the most that a process took begins on Linux with what the
 * process had that started it.
 */
function peakMemory(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}

const [, , who, file = ''] = process.argv;
const write = await (who === 'ours' ? ours() : peers());
const start = performance.now();
await write(file);
const time = performance.now() - start;
process.send?.({ time, memory: peakMemory() / 1024 });
