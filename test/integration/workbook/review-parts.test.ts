import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../renderer/exchange/workbook-writer';
import type { SheetPlan } from '../../../shared/tables/sheet-plan';
import { cellName } from '../../../shared/workbook/reference';
import { packageTroubles, partsOf } from '../../builders/package-troubles';
import { schemaTroubles } from '../../builders/schema-order';
import { properties } from './examples';
import { hardReviewSheets, methodSheets, reviewExamples, seedReviewSheets } from './review-examples';

describe('the parts of the review workbook', () => {
  const writtenParts = async (sheets: readonly SheetPlan[]) =>
    partsOf(await writeWorkbook(sheets, properties));

  it.each(reviewExamples)('are such that Excel has nothing to repair: %s', async (_name, sheets) => {
    expect(packageTroubles(await writtenParts(sheets)).slice(0, 5)).toEqual([]);
  });

  it.each([
    ['xl/worksheets/sheet3.xml', /<mergeCells count="\d+">/, '$&<mergeCell ref="A1:B2"/>', 'merges overlap'],
    ['xl/worksheets/sheet3.xml', /<f>IF\(/, '<f>IFS(', '=IFS('],
    ['xl/worksheets/sheet3.xml', /(<mergeCells.*<\/mergeCells>)(.*)(<hyperlinks>)/, '$2$1$3', 'mergeCells'],
    ['xl/worksheets/sheet3.xml', /'1 正好达到路径'!A1/, "'没有'!A1", "'没有'!A1"],
    ['xl/worksheets/sheet3.xml', /<\/f><v>60<\/v>/, '</f><v>NaN</v>', 'NaN'],
    ['xl/worksheets/sheet3.xml', / s="\d+"/, ' s="999"', 'A1 has no style'],
    ['xl/sharedStrings.xml', /<\/si>/, '\u0001</si>', 'character at'],
    ['xl/workbook.xml', /name="封面"/, 'name="封/面"', '封/面'],
    ['xl/_rels/workbook.xml.rels', /sheet1\.xml/, 'sheet99.xml', 'sheet99.xml'],
    [
      '[Content_Types].xml',
      /<Override PartName="\/xl\/charts\/chart1\.xml"/,
      '<Override PartName="/no"',
      '/no',
    ],
    ['xl/charts/chart1.xml', /(<c:barDir[^>]*>)(<c:grouping[^>]*>)/, '$2$1', 'c:barDir in c:barChart'],
  ])('would be found wanting: %s %s', async (name, pattern, changed, trouble) => {
    const parts = new Map(await writtenParts(hardReviewSheets));
    const xml = parts.get(name) ?? '';
    expect(xml).toMatch(pattern);
    parts.set(name, xml.replace(pattern, changed));
    expect(packageTroubles(parts).join()).toContain(trouble);
  });

  it('hold two charts an indicator, whose elements stand in the order that Excel wants', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const charts = [...parts].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(hardReviewSheets.flatMap((sheet) => sheet.charts ?? []).length);
    const [, first = ''] = charts[0] ?? [];
    expect(schemaTroubles(first)).toEqual([]);
    const swapped = first.replace(/(<c:barDir[^>]*>)(<c:grouping[^>]*>)/, '$2$1');
    expect(schemaTroubles(swapped)).toEqual(['c:barDir in c:barChart']);
  });

  it('write charts in the fonts and the language of the sheets, with units that are read upright', async () => {
    const parts = await writtenParts(methodSheets);
    for (const [name, xml] of parts) {
      if (!name.startsWith('xl/charts/')) continue;
      expect(xml).toContain('<c:lang val="zh-CN"/>');
      expect(xml).toContain(
        '<a:defRPr sz="900"><a:latin typeface="宋体"/><a:ea typeface="宋体"/></a:defRPr>',
      );
      expect(xml).not.toMatch(/<c:valAx>.*<c:title>(?:(?!<\/c:title>).)*<a:bodyPr\/>/);
    }
    const drawings = [...parts].filter(([name]) => /^xl\/drawings\/drawing\d/.test(name));
    expect(drawings).toHaveLength(15);
    for (const [, xml] of drawings) expect(xml).toMatch(/name="图 1" descr="[^"]+"/);
  });

  it('lead from every indicator to its sheet and back', async () => {
    const [, , table] = seedReviewSheets;
    const parts = await writtenParts(seedReviewSheets);
    const links = (name: string) => parts.get(name)?.match(/<hyperlink /g)?.length;
    expect(links('xl/worksheets/sheet3.xml')).toBe(13);
    expect(parts.get('xl/worksheets/sheet7.xml')).toContain(
      `<hyperlink ref="A1" location="'主要指标完成情况表'!A5" tooltip="回到主要指标完成情况表"/>`,
    );
    for (const { sheet } of table?.links ?? [])
      expect(seedReviewSheets.map(({ name }) => name)).toContain(sheet);
  });

  it('have the colours of verdicts once, whatever the number of sheets', async () => {
    const parts = await writtenParts(seedReviewSheets);
    expect(parts.get('xl/styles.xml')).toContain('<dxfs count="9">');
    const rules = [...parts].filter(([, xml]) => xml.includes('dxfId="8" priority="9"'));
    expect(rules).toHaveLength(14);
  });

  it('show comments by the name of who exports, in boxes that hold their text', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const comments = [...parts].filter(([name]) => name.startsWith('xl/comments'));
    expect(comments).toHaveLength(2);
    for (const [, xml] of comments) expect(xml).toContain('<authors><author>张三</author></authors>');
    const boxes = [...parts].flatMap(([name, xml]) =>
      name.endsWith('.vml')
        ? [...xml.matchAll(/<x:Anchor>([\d, ]+)<\/x:Anchor>/g)].map(([, at = '']) => at)
        : [],
    );
    for (const at of boxes) {
      const [left = 0, , top = 0, , right = 0, , bottom = 0] = at.split(', ').map(Number);
      expect([at, right > left, bottom > top]).toEqual([at, true, true]);
      expect(at).toMatch(/^\d+, 12, /);
    }
  });

  it('draw charts from cells of their own sheet', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const references = [...parts]
      .filter(([name]) => name.startsWith('xl/charts/'))
      .flatMap(([, xml]) => [...xml.matchAll(/<c:f>(.*?)<\/c:f>/g)].map(([, reference = '']) => reference));
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references)
      expect(reference).toMatch(/^&apos;.+&apos;!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$/);
  });

  it('hold no formula made of a text', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const formulas = [...parts]
      .filter(([name]) => name.startsWith('xl/worksheets/sheet'))
      .flatMap(([, xml]) => [...xml.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula = '']) => formula));
    const planned = hardReviewSheets.flatMap(({ cells }) =>
      cells.filter(({ formula }) => formula !== undefined),
    );
    expect(formulas).toHaveLength(planned.length);
    expect(formulas.filter((formula) => /^1\+1|HYPERLINK|cmd/.test(formula))).toEqual([]);
  });

  it('are built as the kept structure says', async () => {
    const structure = seedReviewSheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rowHeights.length + (sheet.body?.rowCount ?? 0),
      columns: sheet.columnWidths.length,
      merges: sheet.merges.length,
      locked: sheet.locked === true,
      openCells: sheet.cells.filter(({ open }) => open).map(cellName),
      names: (sheet.names ?? []).map((one) => `${one.name} ${cellName(one)}`),
      charts: (sheet.charts ?? []).map(({ kind, title, series }) => ({ kind, title, series })),
      print: sheet.print,
      formulas: sheet.cells.flatMap((cell) =>
        cell.formula === undefined ? [] : [`${cellName(cell)} ${cell.formula}`],
      ),
    }));
    const parts = [...(await writtenParts(seedReviewSheets)).keys()].toSorted();
    await expect(`${JSON.stringify({ parts, structure }, null, 2)}\n`).toMatchFileSnapshot(
      '../../fixtures/workbook/seed-review.structure.json',
    );
  });
});
