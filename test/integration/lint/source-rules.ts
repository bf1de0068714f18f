/** Rules on the text of the sources that oxlint has no rule for. */
import { parseSync } from 'vite';

export interface SourceRule {
  readonly name: string;
  /** Whether the rule holds for a file, by its path in the project. */
  readonly applies: (path: string) => boolean;
  /** Whether a node of the syntax tree breaks the rule. */
  readonly breaks: (node: SyntaxNode) => boolean;
}

/** A node of the ESTree; its fields depend on its type. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const nameOf = (value: unknown): unknown =>
  isNode(value) && value.type === 'Identifier' ? value['name'] : isNode(value) ? value['value'] : undefined;

const argumentsOf = (node: SyntaxNode): readonly unknown[] =>
  Array.isArray(node['arguments']) ? node['arguments'] : [];

/** The method's name in `object.method(…)`, and the object. */
function callee(node: SyntaxNode): { readonly object: unknown; readonly name: unknown } {
  const target = node['callee'];
  if (isNode(target) && target.type === 'MemberExpression')
    return { object: nameOf(target['object']), name: nameOf(target['property']) };
  return { object: undefined, name: nameOf(target) };
}

const isCall = ({ type }: SyntaxNode): boolean => type === 'CallExpression' || type === 'NewExpression';
const inShared = (path: string): boolean => path.startsWith('shared/');
const lacks = (argument: unknown): boolean => argument === undefined || nameOf(argument) === 'undefined';

/** `new Date()` and `Date()` read the clock. */
const noClock: SourceRule = {
  name: 'no-clock',
  applies: inShared,
  breaks: (node) => {
    if (!isCall(node) || callee(node).name !== 'Date' || callee(node).object !== undefined) return false;
    return node.type === 'CallExpression' || argumentsOf(node).length === 0;
  },
};

/** Without a locale these depend on the computer. */
const noDefaultLocale: SourceRule = {
  name: 'no-default-locale',
  applies: inShared,
  breaks: (node) => {
    if (!isCall(node)) return false;
    const { object, name } = callee(node);
    const [first, second] = argumentsOf(node);
    if (object === 'Intl') return lacks(first);
    if (typeof name !== 'string') return false;
    return name.startsWith('toLocale') ? lacks(first) : name === 'localeCompare' && lacks(second);
  },
};

/** A worker belongs to the folder that starts it: an address is no way around the rules for imports. */
const noForeignAddress: SourceRule = {
  name: 'no-foreign-address',
  applies: (path) => path.startsWith('renderer/'),
  breaks: (node) => {
    const [address] = argumentsOf(node);
    return (
      node.type === 'NewExpression' &&
      nameOf(node['callee']) === 'URL' &&
      /\.\.\//.test(String(nameOf(address)))
    );
  },
};

/** Options and components of AG Grid Enterprise type-check in the Community edition, and fail when they run. */
function communityGrid(options: ReadonlySet<string>, components: ReadonlySet<string>): SourceRule {
  const banned = (value: unknown): boolean => options.has(String(nameOf(value)));
  return {
    name: 'community-grid',
    applies: (path) => path.startsWith('renderer/entry/') || path.startsWith('test/bench/peers/'),
    breaks: (node) => {
      if (node.type === 'Property' || node.type === 'MemberExpression')
        return banned(node.type === 'Property' ? node['key'] : node['property']);
      if (node.type === 'JSXAttribute')
        return isNode(node['name']) && options.has(String(node['name']['name']));
      if (isCall(node) && callee(node).name === 'setGridOption') return banned(argumentsOf(node)[0]);
      return node.type === 'Literal' && components.has(String(node['value']));
    },
  };
}

export function sourceRules(grid: {
  readonly options: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
}): readonly SourceRule[] {
  return [noClock, noDefaultLocale, noForeignAddress, communityGrid(grid.options, grid.components)];
}

/** "shared/progress/path.ts:12 no-clock" for every broken rule. */
export function brokenRules(path: string, source: string, rules: readonly SourceRule[]): readonly string[] {
  const applying = rules.filter((rule) => rule.applies(path));
  if (applying.length === 0) return [];
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    for (const rule of applying) {
      if (!rule.breaks(value)) continue;
      const line = source.slice(0, value.start).split('\n').length;
      found.push(`${path}:${line} ${rule.name}`);
    }
    Object.values(value).forEach(visit);
  };
  visit(program);
  return found;
}
