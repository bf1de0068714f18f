import type { PlanDescriptor } from '../../../shared/plantext/descriptor';
import { glyphTable } from '../../../shared/plantext/glyphs';
import { PlanTextError } from '../../../shared/plantext/problem';
import { readPlanText, type PlanText } from '../../../shared/plantext/read';

const gbk = new TextDecoder('gbk');
const decodeGbk = (bytes: Uint8Array): string => gbk.decode(bytes);
export const glyphs = glyphTable(decodeGbk);

export const smallDescriptor: PlanDescriptor = {
  key: 'small',
  title: '示例规划',
  source: '示例规划',
  version: { number: 1, date: null },
  area: { code: null, name: '示例区' },
  baseYear: 2015,
  targetYear: 2020,
  units: { '%': 'share', 万户: 'amount', '部/百人': 'ratio' },
  direction: 'higher',
  directions: {},
  wrappedCategories: ['信息化与工业化融合水平'],
  statements: [],
};

const baselineHead = ['表1 示例完成情况', '类别 序号 指标 单位 2015年'];
const targetHead = ['表2 示例发展目标', '类别 序号 指标名称 单位 属性 2020年'];

export const baselineBody = [
  '信息化与工业化',
  '融合水平',
  '1 光纤通达率 % 96.8',
  '2 互联网普及率',
  '移动普及率 % 49.7',
  '固定普及率 % 42.1',
  '社会应用',
  '3 移动电话用户 万户 2604',
];

/** Table 2 with the rows of `baselineBody`, each figure as it is and 预期性 before it. */
export const targetBody = baselineBody.map((line) => line.replace(/ ([\d.]+)$/, ' 预期性 $1'));

export function smallText(
  baseline: readonly string[] = baselineBody,
  target: readonly string[] = targetBody,
): string {
  return [...baselineHead, ...baseline, '\u3000\u3000(二)存在问题。', ...targetHead, ...target, ''].join(
    '\n',
  );
}

export const read = (text: string, descriptor: Partial<PlanDescriptor> = {}): PlanText =>
  readPlanText(text, { ...smallDescriptor, ...descriptor }, decodeGbk);

/** The refusal of a text: its message, which begins with the line. Fails where the text is read after all. */
export function refusal(text: string, descriptor: Partial<PlanDescriptor> = {}): string {
  try {
    read(text, descriptor);
  } catch (error) {
    if (error instanceof PlanTextError) return error.message;
    throw error;
  }
  throw new Error('the text was read');
}
