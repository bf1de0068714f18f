import { useEffect, useMemo, useState, type FormEvent } from 'react';
import type { ChartModel } from '../../shared/charts/chart-model';
import type { Host, HostInfo } from '../../shared/host';
import { datedStem, rememberedFolder } from '../ui/export-target';
import { resolutions, useChartChoices, type ImageFormat } from './chart-choices';
import { ChartExportOutcome } from './ChartExportOutcome';
import { drawAhead, paperPictures } from './paper-pictures';
import { usePictureExport } from './use-picture-export';

interface ChartExportProps {
  readonly charts: readonly ChartModel[];
  /** What the file is called, without the date. */
  readonly name: string;
  readonly host: Host;
  readonly info: HostInfo;
  readonly onClose: () => void;
}

/** Writes charts as pictures: format and sharpness, where to, how far it has come, what became of it. */
export function ChartExport({ charts, name, host, info, onClose }: ChartExportProps) {
  const { format, resolution, setFormat } = useChartChoices();
  const [folder, setFolder] = useState(() => rememberedFolder() ?? info.documentsFolder);
  const [stem, setStem] = useState(() => datedStem(name, new Date()));
  const { state, start, again, startPdf, cancel } = usePictureExport({ host, info });
  const working = state.kind === 'working' || state.kind === 'making';
  const pictures = useMemo(() => paperPictures(charts), [charts]);
  // Most of a book is drawn by the time that a name and a folder are found.
  useEffect(() => (format === 'pdf' ? drawAhead(pictures) : undefined), [format, pictures]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start({ pictures, format, resolution, folder, stem });
  };
  return (
    <section className="chart-export" aria-label="导出图片">
      <form onSubmit={submit}>
        <label>
          格式{' '}
          <select
            value={format === 'png' ? `${resolution}` : format}
            disabled={working}
            autoFocus
            onChange={({ target: { value } }) => {
              const kind: ImageFormat = value === 'svg' || value === 'pdf' ? value : 'png';
              setFormat(kind, resolutions.find((each) => `${each}` === value) ?? resolution);
            }}
          >
            {resolutions.map((each) => (
              <option key={each} value={each}>
                PNG 图片，每英寸 {each} 点
              </option>
            ))}
            <option value="svg">SVG 矢量图</option>
            <option value="pdf">PDF 文件，每幅图一页</option>
          </select>
        </label>
        {!info.nativeDialogs && (
          <label className="chart-export-folder">
            文件夹{' '}
            <input
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
              disabled={working}
              spellCheck={false}
              required
            />
          </label>
        )}
        <label className="chart-export-name">
          文件名{' '}
          <input
            value={stem}
            onChange={(event) => setStem(event.target.value)}
            disabled={working}
            spellCheck={false}
            required
          />
        </label>
        <button type="submit" className="button primary" disabled={working || charts.length === 0}>
          {info.nativeDialogs ? '选择位置并导出' : '导出'}
        </button>
        {working && (
          <button type="button" className="button" onClick={cancel}>
            取消
          </button>
        )}
        <button type="button" className="button quiet" onClick={onClose} disabled={working}>
          收起
        </button>
      </form>
      <ChartExportOutcome
        state={state}
        onAgain={again}
        onPdf={startPdf}
        onReveal={(path) => host['file.reveal']({ path }).catch(() => false)}
      />
    </section>
  );
}
