import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The tests run against what is shipped: the built page and the built host. */
export function setup(): void {
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], { stdio: 'inherit' });
}
