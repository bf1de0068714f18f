import { expect, it } from 'vitest';
import { readSettingDecimal } from '../../../shared/review/setting-input';

it('reads a number as the sheet does, and keeps its plain form', () => {
  expect(readSettingDecimal(' １，０００。５ ', 'any')).toEqual({
    ok: true,
    value: '1000.5',
  });
  expect(readSettingDecimal('－2', 'any')).toEqual({ ok: true, value: '-2' });
  expect(readSettingDecimal('+05.50', 'notNegative')).toEqual({ ok: true, value: '5.50' });
});

it('says of what cannot be what was typed and why', () => {
  expect(readSettingDecimal('五', 'any')).toEqual({ ok: false, why: '“五”不是数字。' });
  expect(readSettingDecimal('1..2', 'any')).toEqual({ ok: false, why: '“1..2”有不止一个小数点。' });
  expect(readSettingDecimal('-0.1', 'notNegative')).toMatchObject({ ok: false });
  expect(readSettingDecimal('0', 'notNegative')).toMatchObject({ ok: true });
});

it('keeps thresholds at least 0 and below 100', () => {
  expect(readSettingDecimal('99.9', 'belowHundred')).toMatchObject({ ok: true });
  expect(readSettingDecimal('0', 'belowHundred')).toMatchObject({ ok: true });
  for (const text of ['100', '100.0', '-1'])
    expect(readSettingDecimal(text, 'belowHundred')).toMatchObject({ ok: false });
});
