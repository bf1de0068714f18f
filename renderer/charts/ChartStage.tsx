import type { ChartModel } from '../../shared/charts/chart-model';
import type { ChartChoice } from '../../shared/model/chart-book';
import { TableView } from '../ui/table/TableView';
import type { ChartThemeName } from './chart-theme';
import { copyPicture, type CopyOutcome } from './copy-picture';
import { PictureStack } from './PictureStack';

interface ChartStageProps {
  /** Null where there is nothing to draw. */
  readonly chart: ChartModel | null;
  readonly choice: ChartChoice;
  readonly theme: ChartThemeName;
  readonly showsTable: boolean;
  readonly tell: (text: string) => void;
}

const copyTexts: Readonly<Record<CopyOutcome, string>> = {
  copied: '已复制图片，可粘贴到 Word 或 WPS。',
  refused: '没有复制图片：浏览器不允许使用剪贴板。可以改用“导出图片”。',
  unloaded: '没有复制图片：后台服务没有回应，程序文件读不到。请确认启动程序的窗口仍在运行，再试一次。',
};

function emptyText({ kind, years }: ChartChoice): string {
  const needsReview = kind === 'progress' || kind === 'verdicts';
  if (needsReview && (typeof years === 'string' || years.length > 0))
    return '还没有可以评估的数据。先在“录入”里填写实际值，或者在上面另选年份。';
  if (needsReview) return '没有选年份。请在上面的“年份”里选一年。';
  return '没有选指标。请在上面的“指标”里选择。';
}

/** The chart that is looked at, with its numbers as a table beside it. */
export function ChartStage({ chart, choice, theme, showsTable, tell }: ChartStageProps) {
  if (chart === null) return <p className="chart-empty">{emptyText(choice)}</p>;
  return (
    <div className="charts-stage" data-table={showsTable}>
      <div className="charts-main">
        <PictureStack
          chart={chart}
          theme={theme}
          beside={(picture) => (
            <button
              type="button"
              className="button quiet chart-copy"
              onClick={() => void copyPicture(picture).then((outcome) => tell(copyTexts[outcome]))}
            >
              复制图片
            </button>
          )}
        />
      </div>
      {showsTable && (
        <aside className="charts-table" aria-label="图表数据" data-region>
          <TableView model={chart.table} />
        </aside>
      )}
    </div>
  );
}
