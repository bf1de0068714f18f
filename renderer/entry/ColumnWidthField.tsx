import { useState, type KeyboardEvent } from 'react';
import { fittingWidth, narrowest, widest } from '../../shared/sheet/column-layout';

interface ColumnWidthFieldProps {
  /** What the column is called. */
  readonly title: string;
  /** As wide as it is where nothing was chosen. */
  readonly own: number;
  readonly chosen: number | null;
  /** Null takes the choice back. */
  readonly onChoose: (width: number | null) => void;
  readonly tell: (text: string) => void;
}

/** How wide a column is: taken by Enter and when the field is left, given up by Escape; an empty field takes the choice back. */
export function ColumnWidthField({ title, own, chosen, onChoose, tell }: ColumnWidthFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = (): void => {
    if (draft === null) return;
    setDraft(null);
    const text = draft.normalize('NFKC').trim();
    if (text === '') onChoose(null);
    else if (/^\d+$/.test(text)) onChoose(fittingWidth(Number(text)));
    else tell(`“${draft}”不是列宽，${title}的宽度没有变。请填 ${narrowest} 到 ${widest} 的整数。`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape' && draft !== null) setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      type="text"
      inputMode="numeric"
      data-lane="width"
      aria-label={`${title}的宽度，${narrowest} 到 ${widest}`}
      value={draft ?? (chosen === null ? '' : fittingWidth(chosen))}
      placeholder={`${own}`}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
