import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/model/figure';
import { statusNames } from '../../../shared/model/figure-status';
import { figureCell } from '../../../shared/tables/figure-cell';
import { figureNotes } from '../../../shared/tables/figure-notes';

const contentOf = (figure: Figure | null) => figureCell(figure).content;

describe('the cell of a figure', () => {
  it('is empty where there is no figure', () => {
    expect(contentOf(null)).toEqual({ kind: 'empty' });
  });

  it('keeps the exact decimal value of a number beside its print', () => {
    expect(contentOf('100')).toEqual({
      kind: 'number',
      value: '100',
      decimals: 0,
      text: '100',
      cumulative: false,
    });
    expect(contentOf('98.25')).toMatchObject({ value: '98.25', decimals: 2, text: '98.25' });
  });

  it('prints a five-year cumulative amount in 〔〕', () => {
    expect(contentOf({ kind: 'number', value: '15', cumulative: true })).toMatchObject({
      value: '15',
      text: '〔15〕',
      cumulative: true,
    });
  });

  it('keeps a bound as text and knows its decimals only where it ends in its number', () => {
    expect(contentOf({ kind: 'bound', comparator: '>=', value: '57000' })).toEqual({
      kind: 'bounded',
      text: '≥57000',
      decimals: 0,
    });
    expect(contentOf({ kind: 'bound', comparator: '>=', value: '95.5', printed: '95.5以上' })).toEqual({
      kind: 'bounded',
      text: '95.5以上',
      decimals: null,
    });
  });

  it('centres words and keeps symbols as they are', () => {
    expect(figureCell({ kind: 'words', text: '应保尽保' })).toMatchObject({
      content: { kind: 'text', text: '应保尽保' },
      align: 'center',
    });
    expect(contentOf({ kind: 'symbol', symbol: '…' })).toEqual({ kind: 'symbol', text: '…' });
  });

  it('is marked by every status but the normal one', () => {
    expect(figureCell({ kind: 'number', value: '1', status: 'A' }).mark).toBeUndefined();
    expect(figureCell({ kind: 'number', value: '1', status: 'F' }).mark).toBe('F');
  });
});

describe('the notes on figures', () => {
  it('are none for plain numbers', () => {
    expect(figureNotes(['1', '2.5', { kind: 'number', value: '3', status: 'A' }])).toEqual([]);
  });

  it('give one example for each comparator that occurs', () => {
    const notes = figureNotes([
      { kind: 'bound', comparator: '>', value: '95' },
      { kind: 'bound', comparator: '>', value: '96' },
      { kind: 'bound', comparator: '<=', value: '0.6' },
    ]);
    expect(notes).toEqual(['“>95”表示大于95，“≤0.6”表示不超过0.6，来源没有给出确切数值。']);
  });

  it('explain every status in Chinese', () => {
    for (const [status, name] of Object.entries(statusNames)) {
      const figure = { kind: 'number', value: '1', status: status as keyof typeof statusNames } as const;
      expect(figureNotes([figure])).toEqual([`数字后的字母：${status}为${name}。`]);
    }
  });

  it('explain 〔〕', () => {
    expect(figureNotes([{ kind: 'number', value: '15', cumulative: true }])).toEqual([
      '〔〕内为规划期五年累计数。',
    ]);
  });
});
