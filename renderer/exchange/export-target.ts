import type { Plan } from '../../shared/model/plan';

const folderKey = 'indicator-workbench/export-folder';

/** The folder of the last export, if there was one. */
export function rememberedFolder(): string | null {
  return localStorage.getItem(folderKey);
}

export function rememberFolder(folder: string): void {
  localStorage.setItem(folderKey, folder);
}

/** "吉林省信息化“十三五”规划主要指标表_20261123.xlsx", without characters that a file name cannot have. */
export function suggestedFileName({ title }: Plan, today: Date): string {
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('');
  return `${title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}主要指标表_${date}.xlsx`;
}

/** The file in the folder, with the separator that the folder itself uses. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const complete = /\.xlsx$/i.test(name) ? name : `${name}.xlsx`;
  return folder.replace(/[\\/]+$/, '') + separator + complete;
}

/** The folder of a file, for either separator. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}
