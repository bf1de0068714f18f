import type { Fraction } from '../../shared/notation/fraction';
import type { FillRule } from '../../shared/sheet/fill';
import type { MenuPoint } from '../ui/PopupMenu';
import type { WritePlan } from '../../shared/sheet/write-plan';

/** A word for what is done to cells, in messages and in the history. */
export type WriteWord = '录入' | '清除' | '剪切' | '粘贴' | '填充' | '填入' | '改';

/** One way of doing what the user asked for. */
export interface Alternative {
  readonly label: string;
  readonly plan: WritePlan;
  /** Worth offering only where the first alternative has problems. */
  readonly isFallback: boolean;
}

/** Work on many cells is under way; nobody needs to be told of it yet. */
export interface BusyTask {
  readonly kind: 'busy';
}

/** reading: what the clipboard offers; checking: what is to be written is worked out; writing: what becomes of the records. */
export type WorkStage = 'reading' | 'checking' | 'writing';

/** Work on many cells is under way. As long as it is nothing has changed. */
export interface ProgressTask {
  readonly kind: 'progress';
  readonly word: WriteWord;
  readonly stage: WorkStage;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

/** Not everything can be done, or it can be done in two ways; nothing has changed yet. */
export interface DecisionTask {
  readonly kind: 'decision';
  readonly word: WriteWord;
  readonly alternatives: readonly Alternative[];
  /** Why there are several. */
  readonly question: string;
  /** Carries out what can be, of one alternative; null gives all of it up. */
  readonly choose: (alternative: Alternative | null) => void;
}

/** The decimals of an expression do not end. Its text waits with its cell. */
export interface DecimalsTask {
  readonly kind: 'decimals';
  readonly text: string;
  readonly value: Fraction;
  readonly suggested: number;
  readonly choose: (decimals: number | null) => void;
}

/** A fill was carried out; it can still be done by another rule. */
export interface FillChoiceTask {
  readonly kind: 'fillChoice';
  readonly words: string;
  readonly rules: readonly { readonly label: string; readonly rule: FillRule }[];
  /** Whether a rate in per cent can be given. */
  readonly takesRate: boolean;
  readonly choose: (rule: FillRule) => void;
  readonly close: () => void;
}

/** A menu of what can be done with the selected cells. */
export interface MenuTask {
  readonly kind: 'menu';
  readonly at: MenuPoint;
  /** Whole columns are meant, rather than cells. */
  readonly ofColumns: boolean;
  readonly close: () => void;
}

export type SheetTask = BusyTask | ProgressTask | DecisionTask | DecimalsTask | FillChoiceTask | MenuTask;

/** True where nothing else can be done before it is settled. */
export function isModal(task: SheetTask | null): boolean {
  return task?.kind === 'busy' || task?.kind === 'progress' || task?.kind === 'decision';
}
