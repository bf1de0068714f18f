import { describe, expect, it } from 'vitest';
import { decimalPlaces, reviewSettings, settingDefaults } from '../../../shared/progress/settings';

describe('settings', () => {
  it('are those of the review, then the plan’s, then the defaults', () => {
    const settings = reviewSettings(
      {
        path: 'geometric',
        decimals: 1,
        thresholds: { ahead: '3' },
        symbols: { '…': 'missing', '#': 'negligible' },
      },
      { decimals: 3, thresholds: { near: '20' }, symbols: { '#': 'confidential' } },
    );
    expect(settings).toMatchObject({
      path: 'geometric',
      style: { decimals: 3, rounding: 'halfUp' },
      ahead: '3',
      near: '20',
      symbols: { '…': 'missing', '#': 'confidential' },
    });
    expect(reviewSettings()).toMatchObject({ path: 'linear', ahead: '5', near: '10', symbols: {} });
  });

  it('of thresholds are at least 0 and below 100', () => {
    for (const ahead of ['-1', '100', '100.5'])
      expect(() => reviewSettings({ thresholds: { ahead } })).toThrow(RangeError);
    expect(reviewSettings({ thresholds: { ahead: '0', near: '99.9' } })).toMatchObject({
      ahead: '0',
      near: '99.9',
    });
  });

  it('of decimals are whole numbers from 0 to 10', () => {
    expect([0, 10].map(decimalPlaces)).toEqual([0, 10]);
    for (const decimals of [-1, 11, 0.5, NaN]) expect(() => decimalPlaces(decimals)).toThrow(RangeError);
  });

  it('each name their default and whether it has an official source', () => {
    const official = settingDefaults
      .filter(({ source }) => source === 'official')
      .map(({ setting }) => setting);
    expect(official).toEqual(['rounding', 'growthFigures']);
    const named = settingDefaults.map(({ name }) => name);
    expect(new Set(named).size).toBe(named.length);
    for (const setting of ['method', 'path', 'thresholds', 'decimals', 'tolerance', 'flow'] as const)
      expect(settingDefaults.find((one) => one.setting === setting)?.source).toBe('project');
  });
});
