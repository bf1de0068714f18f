import { existsSync } from 'node:fs';
export async function findChromium(): Promise<string> {
  const found = ['/usr/bin/chromium'].find(existsSync);
  if (!found) throw new Error('no chromium');
  return found;
}
export function chromiumFlags(): readonly string[] {
  return ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
}
