import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { announcedFindings, filesIn, lint } from './linter';

const root = join(import.meta.dirname, '../../..');
const trees = join(root, 'test/fixtures/lint');

describe('the linter', () => {
  const violations = join(trees, 'violations');
  const run = lint(violations);

  it('fails where a rule is broken', () => {
    expect(run.exitCode).toBe(1);
  });

  it.each(filesIn(violations))('reports every broken rule in %s, and nothing else', (file) => {
    const reported = run.findings.filter((finding) => finding.startsWith(`${file}:`));
    const announced = announcedFindings(violations, file);
    expect(announced).not.toEqual([]);
    expect(reported.toSorted()).toEqual(announced.toSorted());
  });

  it('passes what the rules allow', () => {
    expect(lint(join(trees, 'clean'))).toEqual({ exitCode: 0, findings: [] });
  });

  it('has a broken example for every rule that the configuration switches on', () => {
    const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as {
      rules: Record<string, unknown>;
      overrides: { rules: Record<string, unknown> }[];
    };
    const switchedOn = [config.rules, ...config.overrides.map(({ rules }) => rules)]
      .flatMap(Object.entries)
      .filter(([, setting]) => setting !== 'off')
      .map(([rule]) => rule.replace(/^.+\//, ''));
    const broken = new Set(run.findings.map((finding) => finding.split(' ')[1]));
    for (const rule of switchedOn) expect(broken).toContain(rule);
  });

  it('names every folder of the page in the rule that keeps features apart', () => {
    const broken = readFileSync(join(violations, 'renderer/history/View.tsx'), 'utf8');
    const features = readdirSync(join(root, 'renderer'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .filter((name) => !['ledger', 'storage', 'ui', 'public'].includes(name));
    expect(features).toContain('recovery');
    for (const feature of features) expect(broken).toContain(`import '../${feature}/`);
    const examples = readdirSync(join(violations, 'renderer'));
    for (const feature of features) expect(examples).toContain(feature);
  });

  it('runs in npm test', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts['test']).toContain('npm run --silent check &&');
    expect(scripts['check']).toContain('oxlint --quiet');
  });
});
