import type { CsvEncoding } from '../../shared/exchange/data-file';
import type { OfferedTable } from '../../shared/review/review-tables';
import { optionalSheets } from '../../shared/workbook/names';
import type { ExportChoice, ExportFormat } from './export-choices';

interface TableChoiceProps {
  readonly tables: readonly OfferedTable[];
  readonly choice: ExportChoice;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<ExportChoice>) => void;
}

const formats: readonly (readonly [ExportFormat, string])[] = [
  ['review', '年度评估工作簿（封面、说明、各表、每项指标一页，带公式和图）'],
  ['xlsx', 'Excel 工作簿（每张表一页）'],
  ['csv', 'CSV（一张表，带表头，可用于其他程序）'],
  ['longCsv', 'CSV 全部数据（每个数据一行，含状态、备注、来源）'],
  ['wideCsv', 'CSV 各年数据（每项指标一行）'],
  ['sdmxCsv', 'SDMX-CSV 2.1（统计数据交换）'],
  ['planJson', 'JSON（整个规划）'],
];

const encodings: readonly (readonly [CsvEncoding, string])[] = [
  ['utf8', 'UTF-8（Excel 和 WPS 都能直接打开）'],
  ['gb18030', 'GB18030（供较旧的程序使用）'],
];

/** SDMX-CSV and JSON are always UTF-8. */
const hasEncoding = (format: ExportFormat): boolean =>
  format === 'csv' || format === 'longCsv' || format === 'wideCsv';

/** Which tables are written, and into what kind of file. */
export function TableChoice({ tables, choice, disabled, onChange }: TableChoiceProps) {
  const { format, encoding, sheets, leftOut, csv } = choice;
  const isCsv = format === 'csv';
  return (
    <>
      <fieldset className="export-choice" data-layout="list" disabled={disabled}>
        <legend>文件</legend>
        {formats.map(([each, name]) => (
          <label key={each}>
            <input
              type="radio"
              name="format"
              checked={each === format}
              data-region-focus={each === format ? '' : undefined}
              onChange={() => onChange({ format: each })}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {format === 'review' && (
        <fieldset className="export-choice" disabled={disabled}>
          <legend>工作表</legend>
          {optionalSheets.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!leftOut.includes(id)}
                onChange={(event) =>
                  onChange({
                    leftOut: event.target.checked ? leftOut.filter((each) => each !== id) : [...leftOut, id],
                  })
                }
              />
              {name}
            </label>
          ))}
          <p>说明、主要指标完成情况表和各指标的工作表总是写出，公式要用到它们。</p>
        </fieldset>
      )}
      {(format === 'xlsx' || isCsv) && (
        <fieldset className="export-choice" disabled={disabled}>
          <legend>表格</legend>
          {tables.map(({ id, name }) => (
            <label key={id}>
              <input
                type={isCsv ? 'radio' : 'checkbox'}
                name="table"
                checked={isCsv ? csv === id : sheets.includes(id)}
                onChange={(event) => {
                  if (isCsv) onChange({ csv: id });
                  else
                    onChange({
                      sheets: event.target.checked ? [...sheets, id] : sheets.filter((each) => each !== id),
                    });
                }}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {hasEncoding(format) && (
        <fieldset className="export-choice" disabled={disabled}>
          <legend>编码</legend>
          {encodings.map(([each, name]) => (
            <label key={each}>
              <input
                type="radio"
                name="encoding"
                checked={each === encoding}
                onChange={() => onChange({ encoding: each })}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
