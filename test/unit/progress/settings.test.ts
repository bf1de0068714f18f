import { describe, expect, it } from 'vitest';
import type { IndicatorReviewSettings } from '../../../shared/model/review-settings';
import { decimalPlaces, reviewSettings, settingDefaults } from '../../../shared/progress/settings';
import { reviewOne } from './one-indicator';

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

  it('of thresholds are numbers', () => {
    for (const near of ['十', '1,5', '', '5%', '1e1'])
      expect(() => reviewSettings({ thresholds: { near } })).toThrow(`现在是“${near}”`);
  });

  it('of an indicator that are no numbers leave only it unassessable, and say why', () => {
    const review = (settings: IndicatorReviewSettings) =>
      reviewOne({
        baseline: '>95',
        target: '100',
        actuals: { 2018: '99左右' },
        indicator: { unit: '%', unitKind: 'share', review: settings },
      });
    expect(review({ tolerance: '0.5', baselineAs: '95' }).finding.verdict).toBe('ahead');
    for (const tolerance of ['半', '1,0', '-1', '']) {
      const { finding, why } = review({ tolerance });
      expect(finding.verdict).toBe('notAssessable');
      expect(why).toContain(`允许误差“${tolerance}”`);
    }
    expect(review({ baselineAs: '九十五' })).toMatchObject({
      finding: { verdict: 'notAssessable' },
      why: expect.stringContaining('基期取值“九十五”不是数字') as string,
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
