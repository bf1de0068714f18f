import { reviewPackage } from '../../shared/print/section-order';
import type { PrintSection } from './print-section';

interface SectionSetsProps {
  readonly all: readonly PrintSection[];
  /** Ids of the sections that are printed from now on. */
  readonly onChoose: (ids: readonly string[]) => void;
}

/** Chooses many sections at once. */
export function SectionSets({ all, onChoose }: SectionSetsProps) {
  const ids = all.map(({ id }) => id);
  const sets: readonly (readonly [string, readonly string[]])[] = [
    ['评估材料', ids.filter((id) => reviewPackage.has(id))],
    ['全选', ids],
    ['清空', []],
  ];
  return (
    <div className="print-sets" role="group" aria-label="成套选择">
      {sets.map(([words, chosen]) => (
        <button key={words} type="button" className="button quiet" onClick={() => onChoose(chosen)}>
          {words}
        </button>
      ))}
    </div>
  );
}
