import { createContext } from 'react';

/** What was typed into settings and cannot be, by the titles of the settings. */
export type SettingProblems = Readonly<Record<string, string>>;

/** By which a setting says that what was typed cannot be; null once it can. */
export const ReportProblem = createContext<(title: string, why: string | null) => void>(() => undefined);

export function withProblem(problems: SettingProblems, title: string, why: string | null): SettingProblems {
  const { [title]: _settled, ...others } = problems;
  return why === null ? others : { ...others, [title]: why };
}
