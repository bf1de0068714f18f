import type { Area, Direction, Statement, UnitKind } from '../model/plan';

/**
 * What a reader of the document knows and its text does not say. It is written by hand, one beside each source text;
 * everything else comes from the text.
 */
export interface PlanDescriptor {
  /** Name of the plan in its identifiers. It must never change, or every record becomes another one. */
  readonly key: string;
  readonly title: string;
  /** For 资料来源. */
  readonly source: string;
  readonly version: { readonly number: number; readonly date: string | null };
  readonly area: Pick<Area, 'code' | 'name'>;
  /** The table whose year column is this year gives the baselines. */
  readonly baseYear: number;
  /** The table whose year column is this year gives the targets. */
  readonly targetYear: number;
  /** Every unit of the tables with its kind. A unit that is not listed here is an error, never a part of a name. */
  readonly units: Readonly<Record<string, UnitKind>>;
  /** Which way is better, for all indicators that `directions` does not name. */
  readonly direction: Direction;
  readonly directions: Readonly<Record<string, Direction>>;
  /**
   * Category names that the source breaks over several lines. Any other two category lines in a row are an error: the
   * first would be a category without rows.
   */
  readonly wrappedCategories: readonly string[];
  readonly statements: readonly StatementDescriptor[];
}

/** A fact of the narrative, by a pattern that must match the re-joined paragraphs exactly once. */
export interface StatementDescriptor {
  readonly kind: Statement['kind'];
  readonly period: string;
  /**
   * The whole match is the statement's text. Named groups: `figure` and `from` are figures in digits or one Chinese
   * numeral, `words` is a figure that is no number (7×24).
   */
  readonly pattern: RegExp;
  readonly unit: string | null;
}
