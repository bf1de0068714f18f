import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtmlTable } from '../../../shared/clipboard/html-table';
import { printHtmlTable } from '../../../shared/clipboard/print-html-table';
import { readClipboardCells } from '../../../shared/clipboard/read-cells';
import { parseFigure } from '../../../shared/notation/parse';
import { completed } from '../../../shared/completed';

const parseHtmlTable = (html: string) => completed(readHtmlTable(html));

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
    expect(parseHtmlTable(excel)?.block).toEqual([
      ['信息通信能力', '1,234', '12.3%', null],
      [null, '５.0', '', ''],
    ]);
  });

  it('from Word: paragraphs of a cell are lines', () => {
    expect(parseHtmlTable(word)?.block).toEqual([['96.8', '甲\n乙']]);
  });

  it('from LibreOffice: what is shown, not what is behind it', () => {
    expect(parseHtmlTable(libreOffice)?.block).toEqual([['1,234.5', '']]);
  });

  it('without end tags, and with a table inside a cell', () => {
    expect(parseHtmlTable('<table><tr><td>1<td>2<tr><td>3')?.block).toEqual([
      ['1', '2'],
      ['3', null],
    ]);
    const nested = parseHtmlTable(
      '<table><tr><td>1<table><tr><td>2</td><td>3</td></tr></table></td><td>4</td></tr></table>',
    );
    expect(nested?.block[0]).toHaveLength(2);
    expect(parseFigure(nested?.block[0]?.[0] ?? '').ok).toBe(false);
  });

  it('a footnote mark, a lowered or struck-out digit never becomes a digit of the figure', () => {
    const cells = [
      '12.3<sup>1</sup>',
      '12<sub>3</sub>',
      '1<s>2</s>3',
      '1<del>2</del>',
      '12<span style="vertical-align:super">3</span>',
      '12<font style="font-size:8pt;vertical-align: sub">3</font>',
      "1<span style='text-decoration:line-through'><span>2</span></span>3",
      "12<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>3</span>",
    ];
    for (const cell of cells) {
      const text = parseHtmlTable(`<table><tr><td>${cell}</td></tr></table>`)?.block[0]?.[0] ?? '';
      expect(parseFigure(text).ok, cell).toBe(false);
    }
  });

  it('hidden text is no part of a cell, and ends with it at the latest', () => {
    const cells =
      '<td>12<span style="mso-hide:all"><span>3</span>4</span>.5</td><td>6<p style="DISPLAY: none">7</td><td>8</td>';
    expect(parseHtmlTable(`<table><tr>${cells}</tr></table>`)?.block).toEqual([['12.5', '6', '8']]);
  });

  it('an unknown entity stays as it is written', () => {
    const text = parseHtmlTable('<table><tr><td>&frac12;5 &#x33;&le;</td></tr></table>')?.block[0]?.[0];
    expect(text).toBe('&frac12;5 3≤');
  });
});

describe('a clipboard', () => {
  const read = (plain: string, html = '') => completed(readClipboardCells({ plain, html }));

  it('is read by its table, else by its text', () => {
    expect(read('9', word)?.block).toEqual([['96.8', '甲\n乙']]);
    expect(read('1\t2\r\n', '<p>1 2</p>')?.block).toEqual([['1', '2']]);
    expect(read('1\t2\r\n', '<table></table>')?.block).toEqual([['1', '2']]);
    expect(read('1\n2', '<table><tr><td>1</table><table><tr><td>2</table>')?.block).toEqual([['1'], ['2']]);
  });

  it('with nothing in it offers nothing; an empty cell of a table is something', () => {
    expect(read('')).toBeNull();
    expect(read(' \r\n')).toBeNull();
    expect(read('', '<table><tr><td><img src="a"></td></tr></table>')).toBeNull();
    expect(read('\r\n', '<table><tr><td></td></tr></table>')?.block).toEqual([['']]);
  });

  it('says which of its rows are shown; a merged cell that begins in a hidden row begins in the next one', () => {
    const hidden = '<tr height=0 style="display:none"><td rowspan=2>3</td><td>4</td></tr>';
    const table = `<table><tr><td>1</td><td>2</td></tr>${hidden}<tr><td>5</td></tr></table>`;
    const cells = read('不是这个', table);
    expect(cells?.block).toEqual([
      ['1', '2'],
      ['3', '4'],
      [null, '5'],
    ]);
    expect(cells?.shown).toEqual([
      ['1', '2'],
      ['3', '5'],
    ]);
    expect(read('9', word)?.shown).toBeNull();
  });

  it('says which of its columns are shown; a merged cell that begins in a hidden column begins in the next one', () => {
    const columns = "<col width=64><col width=0 span=2 style='display:none;mso-width-source:userset'><col>";
    const rows =
      '<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr><tr><td>5</td><td>6</td><td colspan=2>7</td></tr>';
    const cells = read('', `<table>${columns}${rows}</table>`);
    expect(cells?.block).toEqual([
      ['1', '2', '3', '4'],
      ['5', '6', '7', null],
    ]);
    expect(cells?.shown).toEqual([
      ['1', '4'],
      ['5', '7'],
    ]);
    expect(read('', `<table>${columns}<tr><td>1</td></tr></table>`)?.shown).toBeNull();
    const all = '<col style="display:none"><tr><td>1</td></tr><tr style="display:none"><td>2</td></tr>';
    expect(read('', `<table>${all}</table>`)?.shown).toBeNull();
  });

  it('a short row takes nothing from a hidden one above it', () => {
    const hidden = '<tr style="display:none"><td>1</td><td>2</td></tr>';
    const cells = read('', `<table>${hidden}<tr><td>3</td></tr></table>`);
    expect(cells?.shown).toEqual([['3', null]]);
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
        expect(parseHtmlTable(printHtmlTable(cells))?.block).toEqual(cells);
      }),
      {
        numRuns: 500,
      },
    );
  });

  it('a cell is the number that it shows, or none', () => {
    const digit = fc.constantFrom('1', '2', '9');
    const dress = fc.constantFrom(
      { before: '', after: '', kind: 'shown' },
      { before: '<b>', after: '</b>', kind: 'shown' },
      { before: '<span style="display:none">', after: '</span>', kind: 'hidden' },
      { before: '<sup>', after: '</sup>', kind: 'marked' },
      { before: '<span style="vertical-align:super"><span>', after: '</span></span>', kind: 'marked' },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(digit, dress), { minLength: 1, maxLength: 6 }), (parts) => {
        const cell = parts.map(([text, { before, after }]) => before + text + after).join('');
        const html = `<table><tr><td>${cell}</td></tr></table>`;
        const read = parseFigure(parseHtmlTable(html)?.block[0]?.[0] ?? '');
        const shown = parts.filter(([, { kind }]) => kind === 'shown').map(([text]) => text);
        const isNumber = shown.length > 0 && parts.every(([, { kind }]) => kind !== 'marked');
        expect(read.ok ? read.figure : null).toBe(isNumber ? shown.join('') : null);
      }),
      { numRuns: 500 },
    );
  });

  it('nothing crashes, and rows have one width', () => {
    const pieces = fc.constantFrom(
      '<table>',
      '<p style="display:none">',
      '</p>',
      '<sup>',
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
        const block = parseHtmlTable(parts.join(''))?.block ?? [];
        expect(new Set(block.map((row) => row.length)).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});
