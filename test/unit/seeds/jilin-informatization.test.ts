import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { descriptor } from '../../../seeds/jilin-informatization-13fyp/descriptor';
import { descriptors, seedFile, seedPlan } from '../../../seeds/seed-plans';
import { figureObject } from '../../../shared/model/figure';
import { printedDecimals } from '../../../shared/plantext/document';
import type { TextTable } from '../../../shared/plantext/tables';
import facts from '../../fixtures/seed/facts.json';

const { text, document } = seedPlan(descriptor);
const attributeNames = { expected: '预期性', binding: '约束性' };

/** The data rows of a table in the form of facts.json. */
function rows({ entries }: TextTable): unknown[] {
  return entries.flatMap(({ line, category, number, parent, name, cells }) => {
    if (cells === null) return [];
    const figure = figureObject(cells.figure);
    const heading = entries.find((entry) => entry.name === parent);
    return [
      {
        line,
        category,
        parent,
        name,
        printed_no: number,
        no: number ?? heading?.number,
        unit: cells.unit,
        attribute: cells.attribute && attributeNames[cells.attribute],
        comparator:
          figure.kind === 'bound' ? figure.comparator : figure.kind === 'number' ? '=' : figure.kind,
        value: 'value' in figure ? figure.value : null,
        printed: cells.printed,
        decimals: printedDecimals(cells.figure),
      },
    ];
  });
}

describe('the text of the seed plan', () => {
  const source = readFileSync(seedFile(descriptor, 'source.txt'));
  const lines = source.toString('utf8').split('\n');

  it('is the text as received', () => {
    expect(source).toHaveLength(facts.source.bytes);
    expect(source.toString('utf8')).toHaveLength(facts.source.chars);
  });

  it.each([
    ['baseline', facts.table1],
    ['target', facts.table2],
  ] as const)('gives every row of the %s table as the facts have it', (which, expected) => {
    const table = text[which];
    expect(table.title).toBe(expected.title);
    expect(table.columns.map((column) => column.text)).toEqual(expected.columns);
    expect(expected.rows).toHaveLength(13);
    expect(rows(table)).toEqual(expected.rows.map(({ raw: _raw, ...row }) => row));
    for (const { line, raw } of expected.rows) expect(lines[line - 1]?.trim()).toBe(raw);
  });

  it('repairs every damaged glyph and leaves none in doubt', () => {
    const counts: Record<string, number> = {};
    for (const { from, to } of text.repairs) {
      counts[from] = (counts[from] ?? 0) + 1;
      expect(Object.entries(facts.glyphs)).toContainEqual([from, to]);
    }
    expect(counts).toEqual(facts.glyph_counts);
    expect(text.doubts).toEqual([]);
  });

  it('gives the statements of the narrative, and nothing for a mere label', () => {
    const measured = facts.narrative.filter(({ kind }) => !kind.includes('not a measure'));
    expect(text.statements.map((statement) => statement.text)).toEqual(measured.map((fact) => fact.text));
    for (const [index, { paragraph }] of text.statements.entries()) {
      for (const line of measured[index]?.lines ?? []) {
        expect(line).toBeGreaterThanOrEqual(paragraph.firstLine);
        expect(line).toBeLessThanOrEqual(paragraph.lastLine);
      }
    }
  });
});

describe('the seed plan', () => {
  it.each(descriptors)('$key has the plan.json that its text gives', (each) => {
    expect(readFileSync(seedFile(each, 'plan.json'), 'utf8')).toBe(seedPlan(each).json);
  });

  it('has 4 categories, 12 numbered indicators and 13 rows with figures', () => {
    expect(document.categories.map(({ name }) => name)).toEqual(facts.categories);
    expect(document.indicators.filter(({ number }) => number !== null)).toHaveLength(12);
    expect(document.series).toHaveLength(13);
  });

  it('has records whose identifiers are unique UUIDs and point to each other', () => {
    const { plan, areas, categories, indicators, series, statements } = document;
    const ids = [plan, ...areas, ...categories, ...indicators, ...series, ...statements].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const known = new Set(ids);
    for (const { categoryId, parentId } of indicators) {
      expect(known).toContain(categoryId);
      if (parentId !== null) expect(known).toContain(parentId);
    }
    for (const { indicatorId, areaId } of series)
      expect([...known]).toEqual(expect.arrayContaining([indicatorId, areaId]));
  });

  it('has baselines and targets in version 1 and no actuals', () => {
    for (const { figures } of document.series)
      expect(Object.keys(figures)).toEqual(['baseline:2015@1', 'target:2020@1']);
    const third = document.indicators.find(({ number }) => number === 3);
    expect(document.series.find(({ indicatorId }) => indicatorId === third?.id)?.figures).toEqual({
      'baseline:2015@1': { kind: 'bound', comparator: '>', value: '95' },
      'target:2020@1': '100',
    });
  });

  it('knows kinds of unit, attributes and decimals', () => {
    const kinds = document.indicators.map(({ unit, unitKind }) => `${unit} ${unitKind}`);
    expect(new Set(kinds)).toEqual(
      new Set(['Gbps amount', '万户 amount', '亿元 amount', '% share', '部/百人 ratio', 'null null']),
    );
    const attributes = document.indicators.map(({ name, attribute }) => [name, attribute]);
    expect(attributes).toContainEqual(['互联网普及率', null]);
    expect(attributes.filter(([, attribute]) => attribute === 'expected')).toHaveLength(13);
    const decimals = document.indicators.map((indicator) => indicator.decimals);
    expect(decimals).toEqual([0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('keeps two achievements and three open commitments with their figures', () => {
    expect(
      document.statements.map(({ kind, period, state, from, figure, unit }) => ({
        kind,
        period,
        state,
        from,
        figure,
        unit,
      })),
    ).toEqual([
      { kind: 'achievement', period: '2015', state: 'achieved', from: '50', figure: '150', unit: '户' },
      {
        kind: 'achievement',
        period: '2015',
        state: 'achieved',
        from: null,
        figure: { kind: 'words', text: '7×24' },
        unit: '小时',
      },
      { kind: 'commitment', period: '2020', state: 'open', from: null, figure: '100', unit: '%' },
      { kind: 'commitment', period: '2020', state: 'open', from: null, figure: '100', unit: '%' },
      {
        kind: 'commitment',
        period: '2020',
        state: 'open',
        from: null,
        figure: { kind: 'number', value: '3', printed: '三' },
        unit: '级',
      },
    ]);
  });
});
