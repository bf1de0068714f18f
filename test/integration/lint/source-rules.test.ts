import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enterpriseComponents, enterpriseOptions } from './enterprise-options';
import { announcedFindings, filesIn } from './linter';
import { brokenRules, sourceRules } from './source-rules';

const root = join(import.meta.dirname, '../../..');
const options = enterpriseOptions();
const rules = sourceRules({ options, components: enterpriseComponents });
const check = (tree: string, file: string) =>
  brokenRules(file, readFileSync(join(tree, file), 'utf8'), rules);

const enterprise =
  'cellSelection enableRangeSelection fillHandle undoRedoCellEditing enableCharts rowNumbers rowGroup rowGroupPanelShow ' +
  'pivot pivotMode treeData masterDetail aggFunc toolbar statusBar sideBar getContextMenuItems getMainMenuItems ' +
  'serverSideDatasource notesDataSource enableAdvancedFilter processCellForClipboard calculatedColumns findSearchValue';
const community =
  'enableCellSpan rowData columnDefs localeText pinned cellClassRules getRowId rowSelection autoHeight';

describe('the names of AG Grid Enterprise', () => {
  it.each(enterprise.split(' '))('hold %s, which the installed version declares as such', (name) => {
    expect(options).toContain(name);
  });

  it.each(community.split(' '))('leave out %s, which Community has', (name) => {
    expect(options).not.toContain(name);
  });
});

describe('the rules on sources', () => {
  const violations = join(root, 'test/fixtures/lint/sources/violations');
  const clean = join(root, 'test/fixtures/lint/sources/clean');

  it.each(filesIn(violations))('find every broken rule in %s, and nothing else', (file) => {
    const announced = announcedFindings(violations, file);
    expect(announced).not.toEqual([]);
    expect(check(violations, file).toSorted()).toEqual(announced.toSorted());
  });

  it.each(filesIn(clean))('pass %s', (file) => {
    expect(check(clean, file)).toEqual([]);
  });

  it('each have a broken example', () => {
    const broken = filesIn(violations).flatMap((file) => check(violations, file));
    for (const { name } of rules) expect(broken.join('\n')).toContain(` ${name}`);
  });

  it('hold for all sources of the project', () => {
    const sources = ['shared', 'renderer', 'test/bench/peers']
      .filter((folder) => existsSync(join(root, folder)))
      .flatMap((folder) => filesIn(join(root, folder)).map((file) => `${folder}/${file}`))
      .filter((file) => /\.tsx?$/.test(file));
    expect(sources).toContain('shared/model/figure.ts');
    expect(sources.flatMap((file) => check(root, file))).toEqual([]);
  });
});
