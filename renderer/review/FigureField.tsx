import { useEffect, useRef, useState } from 'react';
import { figureObject, type Figure, type FigureStatus } from '../../shared/model/figure';
import type { Indicator } from '../../shared/model/plan';
import { sameJson } from '../../shared/model/same-json';
import { figureProblem } from '../../shared/model/validation';
import { parseFigure } from '../../shared/notation/parse';
import { printFigure } from '../../shared/notation/print';
import { isBlank } from '../../shared/notation/typing';

interface FigureFieldProps {
  /** What the field is for, for those who hear it. */
  readonly label: string;
  readonly indicator: Indicator;
  /** What a figure of this kind says beside its value. */
  readonly status?: FigureStatus;
  readonly figure: Figure | null;
  readonly onChange: (figure: Figure | null) => void;
}

type Reading =
  { readonly ok: true; readonly figure: Figure | null } | { readonly ok: false; readonly reason: string };

interface Typed {
  readonly draft: string | null;
  readonly figure: Figure | null;
  readonly indicator: Indicator;
  readonly status: FigureStatus | undefined;
  readonly onChange: (figure: Figure | null) => void;
}

/** Hands on what was typed last, where it can be read and says something else than before. */
function takeRead({ draft, figure, indicator, status, onChange }: Typed): void {
  const reading = draft === null ? null : readTyped(draft, indicator, status);
  if (reading?.ok && !sameJson(figure, reading.figure)) onChange(reading.figure);
}

/** A typed figure; null for an emptied field. */
function readTyped(text: string, indicator: Indicator, status: FigureStatus | undefined): Reading {
  if (isBlank(text)) return { ok: true, figure: null };
  const reading = parseFigure(text, { unit: indicator.unit });
  if (!reading.ok) return { ok: false, reason: `“${text}”${reading.reason}` };
  const problem = figureProblem(reading.figure, indicator);
  if (problem !== null) return { ok: false, reason: `“${text}”${problem}` };
  if (status === undefined) return { ok: true, figure: reading.figure };
  return { ok: true, figure: { ...figureObject(reading.figure), status } };
}

/**
 * Where the figure of a year is typed beside the sheet. It is taken when the field is left, and when the view is; what cannot
 * be read stays with its reason, and the old figure stays valid.
 */
export function FigureField({ label, indicator, status, figure, onChange }: FigureFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const latest = useRef({ draft, figure, indicator, status, onChange });
  latest.current = { draft, figure, indicator, status, onChange };
  useEffect(() => {
    const now = latest;
    return () => takeRead(now.current);
  }, []);
  const shown = figure === null ? '' : printFigure(figure);
  const take = () => {
    if (draft === null) return;
    const reading = readTyped(draft, indicator, status);
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
        className={status === 'F' ? 'review-expected' : undefined}
        aria-label={label}
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
