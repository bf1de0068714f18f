import { coverFieldNames, type CoverField, type CoverFields } from '../../shared/model/cover';
import { PaperField } from './PaperField';

interface PaperCoverProps {
  readonly cover: { readonly title: string; readonly fields: CoverFields };
  /** Millimetres of the text block. */
  readonly height: number;
}

const rows: readonly CoverField[] = ['head', 'statisticsHead', 'preparer', 'phone'];

/** Who hands in what and when; the seal goes over organisation and date. */
export function PaperCover({ cover, height }: PaperCoverProps) {
  const { fields } = cover;
  return (
    <div className="paper-cover" style={{ height: `${height.toFixed(3)}mm` }}>
      <div className="paper-cover-top">
        <span>{fields.secrecy}</span>
        <span>{fields.formNumber !== undefined && `表号：${fields.formNumber}`}</span>
      </div>
      <h1>{fields.title ?? cover.title}</h1>
      <div className="paper-cover-rows">
        <PaperField name={coverFieldNames.organisation} text={fields.organisation} />
        {rows.map((field) => (
          <PaperField key={field} name={coverFieldNames[field]} text={fields[field]} />
        ))}
      </div>
      <div className="paper-cover-foot">
        <p>（单位公章）</p>
        <p>{fields.reportDate ?? '　　　　年　　月　　日'}</p>
      </div>
    </div>
  );
}
