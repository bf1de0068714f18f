import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../shared/plantext/document';
import { baselineBody, read, smallDescriptor, smallText, targetBody } from './reading';

const sha1 = (text: string): Uint8Array => createHash('sha1').update(text).digest();

describe('the document made of a plan text', () => {
  it('takes directions from the descriptor, by name where it names them', () => {
    const descriptor = { ...smallDescriptor, directions: { 移动电话用户: 'lower' } } as const;
    const { indicators } = planDocument(read(smallText()), descriptor, sha1);
    expect(indicators.map(({ name, direction }) => [name, direction])).toEqual([
      ['光纤通达率', 'higher'],
      ['互联网普及率', 'higher'],
      ['移动普及率', 'higher'],
      ['固定普及率', 'higher'],
      ['移动电话用户', 'lower'],
    ]);
  });

  it('puts sub-indicators under their parent, which has neither unit nor series', () => {
    const { indicators, series } = planDocument(read(smallText()), smallDescriptor, sha1);
    const parent = indicators[1];
    expect(parent).toMatchObject({ number: 2, unit: null, unitKind: null, attribute: null });
    expect(indicators.filter(({ parentId }) => parentId === parent?.id)).toHaveLength(2);
    expect(series.map(({ indicatorId }) => indicatorId)).not.toContain(parent?.id);
  });

  it('shows as many decimals as either table prints', () => {
    const precise = targetBody.map((line) => line.replace('96.8', '99.75').replace('2604', '3000.0'));
    const { indicators } = planDocument(read(smallText(baselineBody, precise)), smallDescriptor, sha1);
    expect(indicators.map(({ decimals }) => decimals)).toEqual([2, 0, 1, 1, 1]);
  });

  it('takes its identifiers from the key of the plan', () => {
    const text = read(smallText());
    const idsOf = (key: string) =>
      planDocument(text, { ...smallDescriptor, key }, sha1).indicators.map(({ id }) => id);
    expect(idsOf('small')).toEqual(idsOf('small'));
    expect(idsOf('small')).not.toEqual(idsOf('other'));
  });
});
