import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const types = join(import.meta.dirname, '../../../node_modules/ag-grid-community/dist/types/src');
const read = (file: string): string => readFileSync(join(types, file), 'utf8');

/** The modules that only AG Grid Enterprise has, by its own declaration. */
function enterpriseModules(): ReadonlySet<string> {
  const union =
    /export type EnterpriseModuleName = ([^;]+);/.exec(read('interfaces/iModule.d.ts'))?.[1] ?? '';
  return new Set([...union.matchAll(/'(\w+)'/g)].map(([, name]) => `${name}Module`));
}

/** The options in a declaration file that need one of these modules, and no Community module would do. */
function optionsNeeding(modules: ReadonlySet<string>, file: string): readonly string[] {
  const documented = read(file).matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??[:(]/g);
  return [...documented].flatMap(([, comment = '', option = '']) => {
    const needed = [...comment.matchAll(/@agModule (.+)/g)].flatMap(
      ([, names = '']) => names.match(/\w+Module/g) ?? [],
    );
    return needed.length > 0 && needed.every((name) => modules.has(name)) ? [option] : [];
  });
}

/** Parts of Enterprise options, options kept for old versions, and the grid's own undo, which the ledger replaces. */
const further = [
  'enableRangeSelection',
  'enableRangeHandle',
  'enableFillHandle',
  'fillHandle',
  'fillHandleDirection',
  'fillOperation',
  'suppressMultiRangeSelection',
  'undoRedoCellEditing',
  'undoRedoCellEditingLimit',
];

/** Names of options that must not be used with AG Grid Community. */
export function enterpriseOptions(): ReadonlySet<string> {
  const modules = enterpriseModules();
  return new Set([
    ...further,
    ...optionsNeeding(modules, 'entities/gridOptions.d.ts'),
    ...optionsNeeding(modules, 'entities/colDef.d.ts'),
  ]);
}

/** Names of provided components that only Enterprise has. */
export const enterpriseComponents: ReadonlySet<string> = new Set([
  'agSetColumnFilter',
  'agMultiColumnFilter',
  'agGroupColumnFilter',
  'agRichSelect',
  'agRichSelectCellEditor',
  'agSparklineCellRenderer',
  'agGroupCellRenderer',
]);
