import type { CoverFields } from '../../shared/model/cover';
import { PaperField } from './PaperField';

/** Where those who answer for the document sign it. */
export function PaperSignOff({ fields }: { readonly fields: CoverFields }) {
  return (
    <div className="paper-sign-off">
      <div className="paper-title">签　署　页</div>
      <div className="paper-sign-off-grid">
        <PaperField name="填报人" text={fields.preparer} />
        <PaperField name="联系电话" text={fields.phone} />
        <PaperField name="审核人" />
        <PaperField name="日期" />
        <PaperField name="单位负责人" text={fields.head} />
        <PaperField name="报出日期" text={fields.reportDate} />
      </div>
      <div className="paper-seal">（单位公章）</div>
    </div>
  );
}
