import { useState } from 'react';
import { figureObject, type Figure } from '../../shared/model/figure';
import type { Indicator } from '../../shared/model/plan';
import { sameJson } from '../../shared/model/same-json';
import { figureProblem } from '../../shared/model/validation';
import { parseFigure } from '../../shared/notation/parse';
import { printFigure } from '../../shared/notation/print';
import { isBlank } from '../../shared/notation/typing';

interface ExpectedFigureProps {
  readonly indicator: Indicator;
  readonly year: number;
  readonly figure: Figure | null;
  readonly onChange: (figure: Figure | null) => void;
}

type Reading =
  { readonly ok: true; readonly figure: Figure | null } | { readonly ok: false; readonly reason: string };

/** A typed figure as a forecast; null for an emptied field. */
function readExpected(text: string, indicator: Indicator): Reading {
  if (isBlank(text)) return { ok: true, figure: null };
  const reading = parseFigure(text, { unit: indicator.unit });
  if (!reading.ok) return { ok: false, reason: `“${text}”${reading.reason}` };
  const problem = figureProblem(reading.figure, indicator);
  if (problem !== null) return { ok: false, reason: `“${text}”${problem}` };
  return { ok: true, figure: { ...figureObject(reading.figure), status: 'F' } };
}

/** Where the expected figure of a year is typed. What cannot be read stays with its reason, and the old figure stays valid. */
export function ExpectedFigure({ indicator, year, figure, onChange }: ExpectedFigureProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const shown = figure === null ? '' : printFigure(figure);
  const take = () => {
    if (draft === null) return;
    const reading = readExpected(draft, indicator);
    if (!reading.ok) {
      const kept = figure === null ? '这一格仍是空的' : `原值${shown}已保留`;
      setReason(`${reading.reason}，${kept}。`);
      return;
    }
    setReason(null);
    setDraft(null);
    if (!sameJson(figure, reading.figure)) onChange(reading.figure);
  };
  return (
    <>
      <input
        className="review-expected"
        aria-label={`${indicator.name}${year}年预计数`}
        aria-invalid={reason !== null}
        value={draft ?? shown}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') {
            setDraft(null);
            setReason(null);
          }
        }}
      />
      {reason !== null && (
        <p className="review-problem" role="alert">
          {reason}
        </p>
      )}
    </>
  );
}
