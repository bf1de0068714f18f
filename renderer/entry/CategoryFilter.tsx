import { useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { Category, Id } from '../../shared/model/plan';
import type { RowFilter } from '../../shared/sheet/row-filter';
import { keepFocus } from '../ui/keep-focus';
import type { IndicatorRow } from './sheet-rows';

interface CategoryFilterProps {
  readonly rows: readonly IndicatorRow[];
  /** Null for all. */
  readonly chosen: RowFilter['categories'];
  readonly onChange: (change: Pick<RowFilter, 'categories'>) => void;
}

/** A list of the categories, opened by a button that names what is chosen. */
export function CategoryFilter({ rows, chosen, onChange }: CategoryFilterProps) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const categories = useMemo(
    () => [...new Map(rows.map(({ content: { category } }) => [category.id, category])).values()],
    [rows],
  );

  useEffect(() => {
    if (!isOpen) return undefined;
    place.current?.querySelector('input')?.focus();
    const onPress = (event: Event): void => {
      if (!(event.target instanceof Node && place.current?.contains(event.target))) setOpen(false);
    };
    addEventListener('pointerdown', onPress, { capture: true });
    return () => removeEventListener('pointerdown', onPress, { capture: true });
  }, [isOpen]);

  const isChosen = (id: Id): boolean => chosen?.includes(id) ?? true;
  const toggle = (id: Id, isWanted: boolean): void => {
    const next = categories
      .map((each) => each.id)
      .filter((each) => (each === id ? isWanted : isChosen(each)));
    onChange({ categories: next.length === categories.length ? null : next });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const inputs = [...(place.current?.querySelectorAll('input') ?? [])];
    const here = inputs.findIndex((input) => input === document.activeElement);
    if (event.key === 'ArrowDown') inputs[Math.min(inputs.length - 1, here + 1)]?.focus();
    else if (event.key === 'ArrowUp') inputs[Math.max(0, here - 1)]?.focus();
    else if (event.key === 'Escape' && isOpen) {
      setOpen(false);
      button.current?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const text = chosenText(categories, chosen);
  return (
    <div
      ref={place}
      className="sheet-filter-categories"
      onKeyDown={isOpen ? onKeyDown : undefined}
      onBlur={onBlur}
    >
      类别{' '}
      <button
        ref={button}
        type="button"
        className="button"
        aria-label={`类别 ${text}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{text}</span> ▾
      </button>
      {isOpen && (
        <ul aria-label="类别" onMouseDown={keepFocus}>
          <li>
            <label>
              <input
                type="checkbox"
                checked={chosen === null}
                onChange={(event) => onChange({ categories: event.target.checked ? null : [] })}
              />{' '}
              全部类别
            </label>
          </li>
          {categories.map(({ id, name }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={isChosen(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                />{' '}
                {name}
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function chosenText(categories: readonly Category[], chosen: RowFilter['categories']): string {
  if (chosen === null) return '全部';
  const [only] = categories.filter(({ id }) => chosen.includes(id));
  return chosen.length === 1 && only ? only.name : `${chosen.length} 个`;
}
