import { useMemo, useState } from 'react';
import { chartBookOf, entryChart } from '../../shared/charts/chart-book';
import { chartKindNames, type ChartModel } from '../../shared/charts/chart-model';
import { chosenRows } from '../../shared/charts/choice';
import { reviewedPlan } from '../../shared/charts/review-source';
import type { ChartBookEntry } from '../../shared/model/chart-book';
import type { PlanView } from '../../shared/model/plan-view';
import type { ChartThemeName } from './chart-theme';
import { PictureStack } from './PictureStack';
import type { ChartBookActions } from './use-chart-book';

interface ChartBookProps {
  readonly view: PlanView;
  readonly theme: ChartThemeName;
  readonly actions: ChartBookActions;
  readonly onShow: (entry: ChartBookEntry) => void;
}

interface EntryProps extends Omit<ChartBookProps, 'view'> {
  readonly view: PlanView;
  readonly entry: ChartBookEntry;
  readonly place: number;
  readonly count: number;
}

/** What a pinned chart is called where it has no chart now. */
function fallbackName({ caption, choice }: ChartBookEntry): string {
  return caption === '' ? chartKindNames[choice.kind] : caption;
}

function emptyReason(view: PlanView, { choice }: ChartBookEntry): string {
  return chosenRows(view, choice.scope).length === 0
    ? '所选的指标已不在规划中，这幅图画不出来；可以移出图册。'
    : '这种图要有实际值才能评估，现在还没有。先在“录入”里填写。';
}

function Caption({
  entry,
  chart,
  actions,
}: Pick<EntryProps, 'entry' | 'actions'> & { readonly chart: ChartModel | null }) {
  const [text, setText] = useState(entry.caption);
  const keep = () => {
    const tidy = text.trim();
    setText(tidy);
    if (tidy !== entry.caption) actions.caption(entry.id, tidy);
  };
  return (
    <label className="book-caption">
      <span>图题</span>
      <input
        value={text}
        placeholder={chart?.title ?? fallbackName(entry)}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') setText(entry.caption);
        }}
      />
    </label>
  );
}

function Entry({ view, theme, actions, onShow, entry, place, count }: EntryProps) {
  const chart = useMemo(() => entryChart(view, entry, reviewedPlan), [view, entry]);
  const name = chart?.title ?? fallbackName(entry);
  return (
    <li className="book-entry" aria-label={`图 ${place}　${name}`}>
      <div className="book-tools">
        <span className="book-place">图 {place}</span>
        {/* A caption that was changed elsewhere, as by undo, is shown anew. */}
        <Caption key={entry.caption} entry={entry} chart={chart} actions={actions} />
        <button
          type="button"
          className="button"
          disabled={place === 1}
          onClick={() => actions.move(entry.id, -1)}
        >
          上移
        </button>
        <button
          type="button"
          className="button"
          disabled={place === count}
          onClick={() => actions.move(entry.id, 1)}
        >
          下移
        </button>
        <button type="button" className="button" onClick={() => onShow(entry)}>
          打开
        </button>
        <button type="button" className="button" onClick={() => actions.remove(entry.id, name)}>
          移出
        </button>
      </div>
      {chart === null ? (
        <p className="chart-empty">{emptyReason(view, entry)}</p>
      ) : (
        <PictureStack chart={chart} theme={theme} />
      )}
    </li>
  );
}

/** The pinned charts in their order, drawn from the figures as they are now, with captions of one's own. */
export function ChartBook(props: ChartBookProps) {
  const book = chartBookOf(props.view.plan);
  if (book.length === 0)
    return (
      <p className="chart-empty">
        图册是空的。先在“看图”里选好图表，按“收入图册”，它就会排到这里，数据更新时图也跟着更新。
      </p>
    );
  return (
    <ol className="book">
      {book.map((entry, index) => (
        <Entry key={entry.id} {...props} entry={entry} place={index + 1} count={book.length} />
      ))}
    </ol>
  );
}
