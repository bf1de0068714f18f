import type { PageSetup } from '../../shared/print/page-geometry';
import { movedId } from '../../shared/print/section-order';
import type { PrintSection } from './print-section';

interface SectionListProps {
  readonly all: readonly PrintSection[];
  readonly chosen: ReadonlySet<string>;
  readonly setups: Readonly<Record<string, PageSetup>>;
  /** Where each section stands, in words. */
  readonly places: ReadonlyMap<string, string>;
  readonly onChoose: (id: string, chosen: boolean) => void;
  readonly onOrder: (ids: readonly string[]) => void;
  readonly onSetup: (id: string, setup: PageSetup) => void;
}

const setups: readonly (readonly [string, string, PageSetup])[] = [
  ['A4-portrait', 'A4 纵向', { paper: 'A4', orientation: 'portrait' }],
  ['A4-landscape', 'A4 横向', { paper: 'A4', orientation: 'landscape' }],
  ['A3-portrait', 'A3 纵向', { paper: 'A3', orientation: 'portrait' }],
  ['A3-landscape', 'A3 横向', { paper: 'A3', orientation: 'landscape' }],
];

/** What is printed, in which order, on which paper. */
export function SectionList(props: SectionListProps) {
  const { all, onOrder } = props;
  const ids = all.map(({ id }) => id);
  const move = (id: string, by: number) => onOrder(movedId(ids, id, by));
  return (
    <ol className="print-sections">
      {all.map((section, index) => (
        <SectionRow
          key={section.id}
          {...props}
          section={section}
          isFirst={index === 0}
          isLast={index === all.length - 1}
          onMove={(by) => move(section.id, by)}
        />
      ))}
    </ol>
  );
}

interface SectionRowProps extends SectionListProps {
  readonly section: PrintSection;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: number) => void;
}

function SectionRow({ section, isFirst, isLast, onMove, ...list }: SectionRowProps) {
  const { id, title } = section;
  const { paper, orientation } = list.setups[id] ?? section.setup;
  return (
    <li data-section={id}>
      <label title="按 Alt+↑、Alt+↓ 移动">
        <input
          type="checkbox"
          checked={list.chosen.has(id)}
          onChange={(event) => list.onChoose(id, event.target.checked)}
          onKeyDown={(event) => {
            if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
            event.preventDefault();
            onMove(event.key === 'ArrowUp' ? -1 : 1);
          }}
        />
        <span>{title}</span>
      </label>
      <span className="print-place">{list.places.get(id)}</span>
      <select
        aria-label={`“${title}”的纸张`}
        value={`${paper}-${orientation}`}
        onChange={(event) => {
          const found = setups.find(([name]) => name === event.target.value);
          if (found) list.onSetup(id, found[2]);
        }}
      >
        {setups.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
      <button type="button" aria-label={`上移“${title}”`} disabled={isFirst} onClick={() => onMove(-1)}>
        ↑
      </button>
      <button type="button" aria-label={`下移“${title}”`} disabled={isLast} onClick={() => onMove(1)}>
        ↓
      </button>
    </li>
  );
}
