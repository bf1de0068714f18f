import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtmlTable, printHtmlTable } from '../../../shared/clipboard/html-table';
import { readBlock } from '../../../shared/clipboard/read-block';
import { parseFigure } from '../../../shared/notation/parse';

/** As Excel writes it: styles in a comment, conditional rows, formats in attributes. */
const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml"><head><style><!--table {mso-x:"<td>9</td>";}--></style></head>
<body link=blue><table border=0 style='border-collapse:collapse'><!--StartFragment-->
 <col width=64><tr height=19><td rowspan=2 class=xl65 width=64>信息通信能力</td><td class=xl66 align=right>1,234</td>
  <td>12.3%</td></tr>
 <tr height=19><td align=right>&nbsp;５.0 </td><td colspan=2 style='mso-ignore:colspan'></td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr><![endif]>
<!--EndFragment--></table></body></html>`;

const word = `<html><body lang=ZH-CN><!--StartFragment--><table class=MsoTableGrid><tr><td><p class=MsoNormal><span lang=EN-US>96.8<o:p></o:p></span></p></td>
<td><p>甲</p><p>乙</p></td></tr></table><!--EndFragment--></body></html>`;

const libreOffice = `<!DOCTYPE html><html><head><meta charset="utf-8"/><title></title></head><body><table cellspacing="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="right" sdval="1234.5" sdnum="2052;0;#,##0.0">1,234.5</td><td align="left"><br></td></tr></table></body></html>`;

describe('tables of office programs', () => {
  it('from Excel: merged cells have their text once, cells that only look merged are empty, helper rows are none', () => {
    expect(parseHtmlTable(excel)).toEqual([
      ['信息通信能力', '1,234', '12.3%', null],
      [null, '５.0', '', ''],
    ]);
  });

  it('from Word: paragraphs of a cell are lines', () => {
    expect(parseHtmlTable(word)).toEqual([['96.8', '甲\n乙']]);
  });

  it('from LibreOffice: what is shown, not what is behind it', () => {
    expect(parseHtmlTable(libreOffice)).toEqual([['1,234.5', '']]);
  });

  it('without end tags, and with a table inside a cell', () => {
    expect(parseHtmlTable('<table><tr><td>1<td>2<tr><td>3')).toEqual([
      ['1', '2'],
      ['3', null],
    ]);
    const nested = parseHtmlTable(
      '<table><tr><td>1<table><tr><td>2</td><td>3</td></tr></table></td><td>4</td></tr></table>',
    );
    expect(nested?.[0]).toHaveLength(2);
    expect(parseFigure(nested?.[0]?.[0] ?? '').ok).toBe(false);
  });

  it('a footnote mark, a lowered or struck-out digit never becomes a digit of the figure', () => {
    for (const cell of ['12.3<sup>1</sup>', '12<sub>3</sub>', '1<s>2</s>3', '1<del>2</del>']) {
      const text = parseHtmlTable(`<table><tr><td>${cell}</td></tr></table>`)?.[0]?.[0] ?? '';
      expect(parseFigure(text).ok, cell).toBe(false);
    }
  });

  it('an unknown entity stays as it is written', () => {
    const text = parseHtmlTable('<table><tr><td>&frac12;5 &#x33;&le;</td></tr></table>')?.[0]?.[0];
    expect(text).toBe('&frac12;5 3≤');
  });
});

describe('a clipboard', () => {
  it('is read by its table, else by its text', () => {
    expect(readBlock({ plain: '9', html: word })).toEqual([['96.8', '甲\n乙']]);
    expect(readBlock({ plain: '1\t2\r\n', html: '<p>1 2</p>' })).toEqual([['1', '2']]);
    expect(readBlock({ plain: '1\n2', html: '<table><tr><td>1</table><table><tr><td>2</table>' })).toEqual([
      ['1'],
      ['2'],
    ]);
  });

  it('with nothing in it offers nothing', () => {
    expect(readBlock({ plain: '', html: '' })).toBeNull();
    expect(readBlock({ plain: ' \r\n', html: '' })).toBeNull();
  });
});

/** Text as cells hold it: HTML joins blanks, and drops them at the ends of lines. */
const text = fc
  .array(fc.constantFrom('<', '>', '&', '"', "'", '\n', '1', '.', '甲', 'amp;', '&lt', '%', ' '), {
    maxLength: 8,
  })
  .map((parts) =>
    parts
      .join('')
      .replaceAll(/ *\n */g, '\n')
      .replaceAll(/ +/g, ' ')
      .trim(),
  );
const rows = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
  );

describe('for any input', () => {
  it('what is printed is read back', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        expect(parseHtmlTable(printHtmlTable(cells))).toEqual(cells);
      }),
      {
        numRuns: 500,
      },
    );
  });

  it('nothing crashes, and rows have one width', () => {
    const pieces = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td>',
      '<td rowspan=3>',
      '<td colspan="99999999">',
      '</td>',
      '<!--',
      '-->',
      '<![if supportMisalignedColumns]>',
      '<style>',
      '</style',
      '<a b="',
      '&#xffffff;',
      '&#0;',
      '1',
      '<',
      '>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const block = parseHtmlTable(parts.join('')) ?? [];
        expect(new Set(block.map((row) => row.length)).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});
