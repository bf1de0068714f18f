import '../ui/outcome.css';
import { useState } from 'react';
import { folderOf } from '../ui/export-target';
import { faultText } from '../ui/fault-text';
import { PdfOutcome } from '../ui/PdfOutcome';
import { ReplaceQuestion } from '../ui/ReplaceQuestion';
import type { ExportState, PdfOrder } from './use-picture-export';
import type { PictureOrder, WrittenPictures } from './write-pictures';

interface ChartExportOutcomeProps {
  readonly state: ExportState;
  readonly onAgain: (order: PictureOrder) => void;
  readonly onPdf: (order: PdfOrder) => void;
  readonly onReveal: (path: string) => Promise<boolean>;
}

interface OutcomeProps extends Pick<ChartExportOutcomeProps, 'onAgain' | 'onReveal'> {
  readonly order: PictureOrder;
  readonly written: WrittenPictures;
}

function savedText({ saved }: WrittenPictures): string {
  const [first] = saved;
  if (first === undefined) return '没有写出图片。';
  return saved.length === 1 ? `已导出到 ${first}。` : `已导出 ${saved.length} 幅图到 ${folderOf(first)}。`;
}

/** What of an order is not written yet. */
function rest({ files }: PictureOrder, { saved }: WrittenPictures): PictureOrder['files'] {
  return files.slice(saved.length);
}

function Outcome({ order, written, onAgain, onReveal }: OutcomeProps) {
  const [hidden, setHidden] = useState(false);
  const { saved, existing, failed, cancelled } = written;
  const [first] = saved;
  if (failed !== null)
    return (
      <div className="export-outcome" data-tone="problem" role="alert">
        <p>
          {saved.length > 0 && savedText(written)}
          没有写出其余的图片：{faultText(failed.fault, `“${failed.path}”`)}
        </p>
        <button
          type="button"
          className="button"
          autoFocus
          onClick={() => onAgain({ ...order, files: rest(order, { ...written, existing: [] }) })}
        >
          再试一次
        </button>
      </div>
    );
  if (cancelled)
    return (
      <div className="export-outcome" role="status">
        <p>
          已取消。{savedText(written)}
          {saved.length > 0 && `其余 ${order.files.length - saved.length - existing.length} 幅没有写出。`}
        </p>
      </div>
    );
  if (existing.length > 0)
    return (
      <ReplaceQuestion onReplace={() => onAgain({ ...order, files: existing, overwrite: true })}>
        {saved.length > 0 && savedText(written)}
        {existing.length === 1
          ? `已经有同名文件：${existing[0]?.path ?? ''}。要替换它，还是改一个文件名再导出？`
          : `已经有 ${existing.length} 个同名文件，没有改动它们。要替换它们，还是改一个文件名再导出？`}
      </ReplaceQuestion>
    );
  return (
    <div className="export-outcome" data-tone="good" role="status">
      <p>
        {savedText(written)}
        {hidden && '这台电脑上无法自动打开文件夹，请按上面的路径查找。'}
      </p>
      {first !== undefined && (
        <button
          type="button"
          className="button"
          autoFocus
          onClick={() => void onReveal(first).then((shown) => setHidden(!shown))}
        >
          打开所在文件夹
        </button>
      )}
    </div>
  );
}

/** What became of pictures that were to be written, and the way on. */
export function ChartExportOutcome(props: ChartExportOutcomeProps) {
  const { state, onAgain, onReveal } = props;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'working':
      return (
        <div className="export-outcome" role="status">
          正在导出：已写 {state.done} 幅，共 {state.total} 幅。
          <progress max={state.total} value={state.done} />
        </div>
      );
    case 'making':
      return (
        <div className="export-outcome" role="status">
          图已画好，正在生成 PDF…
          <progress />
        </div>
      );
    case 'pdf':
      return (
        <PdfOutcome
          result={state.result}
          onRetry={() => props.onPdf(state.order)}
          onOverwrite={() => props.onPdf({ ...state.order, overwrite: true })}
          onReveal={props.onReveal}
          otherwise={{ sentence: '可以改为导出 SVG 矢量图，或按 Ctrl+P 打印。', offer: null }}
        />
      );
    case 'dropped':
      return (
        <div className="export-outcome" role="status">
          没有选择位置，没有写出图片。
        </div>
      );
    case 'broken':
      return (
        <div className="export-outcome" data-tone="problem" role="alert">
          <p>{state.sentence}</p>
        </div>
      );
    case 'done':
      return <Outcome order={state.order} written={state.written} onAgain={onAgain} onReveal={onReveal} />;
  }
}
