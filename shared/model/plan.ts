import type { CoverFields } from './cover';
import type { ChartBookEntry } from './chart-book';
import type { Figure, FigureSlot } from './figure';
import type { IndicatorReviewSettings, PlanReviewSettings } from './review-settings';
import type { ReviewTexts } from './review-texts';

/** A UUID. */
export type Id = string;

export type Attribute = 'expected' | 'binding';

/** Amounts and ratios change in %, shares (0–100 %) and rates (unbounded %) in percentage points. */
export type UnitKind = 'amount' | 'share' | 'rate' | 'ratio';

/** Which way is better: a property of the indicator, never inferred from baseline and target. */
export type Direction = 'higher' | 'lower' | 'keep';

/** Targets are revised by approval documents; baselines and targets belong to one version. */
export interface DocumentVersion {
  readonly number: number;
  /** Publication date, ISO (year, year-month or day); null where the source does not say. */
  readonly date: string | null;
  readonly title: string;
}

/** A table of the plan document as it is printed. */
export interface DocumentTable {
  readonly version: number;
  readonly measure: 'baseline' | 'target';
  readonly period: string;
  readonly title: string;
  readonly columns: readonly string[];
}

export interface Plan {
  readonly id: Id;
  readonly title: string;
  readonly areaId: Id;
  readonly baseYear: number;
  readonly targetYear: number;
  readonly versions: readonly DocumentVersion[];
  readonly tables: readonly DocumentTable[];
  /** Where the plan text comes from, for 资料来源. */
  readonly source: string;
  /** What the cover of its printed reviews says; null once it was taken back. */
  readonly cover?: CoverFields | null;
  /** How its reviews are done; absent or null: by the defaults. */
  readonly review?: PlanReviewSettings | null;
  /** How the review of one year ("2018") is done where it differs from the plan's. */
  readonly yearReviews?: Readonly<Record<string, PlanReviewSettings>> | null;
  /** The pinned charts, in their order; absent or null for none. */
  readonly chartBook?: readonly ChartBookEntry[] | null;
}

export interface Category {
  readonly id: Id;
  readonly planId: Id;
  readonly name: string;
  readonly order: number;
}

/** A numbered indicator, a parent heading (no unit), or an unnumbered sub-indicator (with a parent). */
export interface Indicator {
  readonly id: Id;
  readonly planId: Id;
  readonly categoryId: Id;
  readonly parentId: Id | null;
  readonly number: number | null;
  readonly name: string;
  readonly unit: string | null;
  readonly unitKind: UnitKind | null;
  readonly attribute: Attribute | null;
  readonly direction: Direction;
  /** Decimals by which figures are aligned; each figure keeps the digits it was given. */
  readonly decimals: number;
  readonly order: number;
  /** How it is reviewed; absent or null: as the plan says, else by the defaults. */
  readonly review?: IndicatorReviewSettings | null;
  /** What is written about it in the lists of yearly reviews. */
  readonly reviewTexts?: ReviewTexts | null;
}

export interface Area {
  readonly id: Id;
  readonly planId: Id;
  /** GB/T 2260, null for custom areas. */
  readonly code: string | null;
  readonly name: string;
}

/** One indicator in one area: one stored record, one row of the sheet. */
export interface Series {
  readonly id: Id;
  readonly planId: Id;
  readonly indicatorId: Id;
  readonly areaId: Id;
  readonly figures: Readonly<Record<FigureSlot, Figure>>;
}

/** achieved: stated by the document as done; open: nobody has judged it yet; met, unmet: judged by the user. */
export type StatementState = 'achieved' | 'open' | 'met' | 'unmet';

/** A fact from the narrative of the document. It is kept and shown, and never given a progress. */
export interface Statement {
  readonly id: Id;
  readonly planId: Id;
  readonly kind: 'achievement' | 'commitment';
  readonly period: string;
  readonly text: string;
  readonly from: Figure | null;
  readonly figure: Figure | null;
  readonly unit: string | null;
  readonly state: StatementState;
  readonly order: number;
}

/** Every kind of record the ledger holds, by its entity name. */
export interface Records {
  readonly plan: Plan;
  readonly category: Category;
  readonly indicator: Indicator;
  readonly area: Area;
  readonly series: Series;
  readonly statement: Statement;
}

export type Entity = keyof Records;

export const entities: readonly Entity[] = ['plan', 'category', 'indicator', 'area', 'series', 'statement'];

/** A plan with everything in it, as seeds/<plan>/plan.json holds it. */
export interface PlanDocument {
  readonly format: 'indicator-workbench/plan';
  readonly formatVersion: 1;
  readonly plan: Plan;
  readonly areas: readonly Area[];
  readonly categories: readonly Category[];
  readonly indicators: readonly Indicator[];
  readonly series: readonly Series[];
  readonly statements: readonly Statement[];
}
