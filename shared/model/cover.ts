/**
 * What the cover of a printed review says, each as it is to be printed; absent where it was never given. A field without
 * text is printed as a line to be filled in by hand.
 */
export interface CoverFields {
  readonly title?: string;
  readonly organisation?: string;
  readonly formNumber?: string;
  readonly secrecy?: string;
  readonly reportDate?: string;
  readonly head?: string;
  readonly statisticsHead?: string;
  readonly preparer?: string;
  readonly phone?: string;
}

export type CoverField = keyof CoverFields;

/** The fields in the order in which they are asked for. */
export const coverFields: readonly CoverField[] = [
  'title',
  'organisation',
  'formNumber',
  'secrecy',
  'reportDate',
  'head',
  'statisticsHead',
  'preparer',
  'phone',
];

export const coverFieldNames: Readonly<Record<CoverField, string>> = {
  title: '标题',
  organisation: '单位名称',
  formNumber: '表号',
  secrecy: '密级',
  reportDate: '报出日期',
  head: '单位负责人',
  statisticsHead: '统计负责人',
  preparer: '填表人',
  phone: '联系电话',
};

/** The fields with one of them set; an empty text takes it away. */
export function withCoverField(fields: CoverFields, field: CoverField, text: string): CoverFields {
  const { [field]: _replaced, ...others } = fields;
  const given = text.trim();
  return given === '' ? others : { ...others, [field]: given };
}

/** The fields that are given, in words: "单位名称：吉林省统计局；密级：内部资料". */
export function coverText(fields: CoverFields): string {
  const given = coverFields.filter((field) => fields[field] !== undefined);
  return given.map((field) => `${coverFieldNames[field]}：${fields[field]}`).join('；');
}
