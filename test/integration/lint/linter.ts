import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** "renderer/app/types.ts:3 no-explicit-any" */
export type Finding = string;

export interface LintRun {
  readonly exitCode: number | null;
  readonly findings: readonly Finding[];
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** Runs the real oxlint with the project's configuration on a tree that mirrors the project, as `npm run check` does. */
export function lint(tree: string): LintRun {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    cpSync(tree, folder, { recursive: true });
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const run = spawnSync(process.execPath, [oxlint, '--quiet', '--format', 'json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const report = JSON.parse(run.stdout) as OxlintReport;
    const findings = report.diagnostics.map(({ code, filename, labels }) => {
      const rule = /\((.+)\)/.exec(code)?.[1] ?? code;
      return `${filename.split(sep).join('/')}:${labels[0]?.span.line} ${rule}`;
    });
    return { exitCode: run.status, findings };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of a tree, relative to it, with forward slashes. */
export function filesIn(tree: string): readonly string[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(tree, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** What the marks "// ✗ rule" at the ends of a file's lines announce. */
export function announcedFindings(tree: string, file: string): readonly Finding[] {
  const lines = readFileSync(join(tree, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const rule = /\/\/ ✗ (\S+)$/.exec(line)?.[1];
    return rule === undefined ? [] : [`${file}:${index + 1} ${rule}`];
  });
}
