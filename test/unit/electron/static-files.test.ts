import path from 'node:path';
import { expect, it } from 'vitest';
import { staticFile } from '../../../electron/web/static-files';

const root = path.resolve('/program/page');

it('a path of the page names a file in its folder', () => {
  expect(staticFile(root, '/')).toBe(path.join(root, 'index.html'));
  expect(staticFile(root, '/assets/a-1.js')).toBe(path.join(root, 'assets', 'a-1.js'));
  expect(staticFile(root, '/assets/%E5%9B%BE.svg')).toBe(path.join(root, 'assets', '图.svg'));
  expect(staticFile(root, '/assets/../index.html')).toBe(path.join(root, 'index.html'));
});

it('a path that leads out of the folder, or is none, names nothing', () => {
  const paths = [
    '/../page-private/a.js',
    '/..',
    '/../',
    '/%2e%2e/a.js',
    '/..%2Fa.js',
    '/a/../../a.js',
    '/..\\a.js',
    '/%5c..%5ca.js',
    '/C:/windows/a.js',
    '/a%00.js',
    '/%E5',
    'index.html',
    '',
    '/.',
  ];
  for (const urlPath of paths) expect([urlPath, staticFile(root, urlPath)]).toEqual([urlPath, null]);
});
