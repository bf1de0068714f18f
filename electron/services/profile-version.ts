/**
 * Which version of Chromium has worked on a profile last. A later one may keep the page's database in a way that an earlier
 * one takes for damage, and answers with deleting it: an earlier one must not even open the profile.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const recordName = 'profile-version.json';

/** Written by Chromium's own browsers; looked at in case the runtime does, too. */
const chromiumName = 'Last Version';

const recordSchema = z.object({ format: z.literal('indicator-workbench/profile'), chromium: z.string() });

/** The version that has written the profile, where it is later than `own`; else null. Versions are like "141.0.7390.54". */
export function newerProfile(profile: string, own: string): string | null {
  const record = parseRecord(read(path.join(profile, recordName)));
  const last = read(path.join(profile, chromiumName)).trim();
  return [record, last].find((version) => compareVersions(version, own) > 0) ?? null;
}

/** Notes that `own` works on the profile from now on. Called by whoever has it to himself. */
export function recordProfile(profile: string, own: string): void {
  const record = { format: 'indicator-workbench/profile', chromium: own };
  try {
    mkdirSync(profile, { recursive: true });
    writeFileSync(path.join(profile, recordName), `${JSON.stringify(record, null, 2)}\n`);
  } catch {
    // Where the profile cannot be written, Chromium itself says so.
  }
}

/** Negative where `a` is earlier, 0 where both are the same or one is no version. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (left === null || right === null) return 0;
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): readonly number[] | null {
  return /^\d{1,9}(\.\d{1,9}){0,5}$/.test(version) ? version.split('.').map(Number) : null;
}

function parseRecord(text: string): string {
  try {
    return recordSchema.parse(JSON.parse(text)).chromium;
  } catch {
    return '';
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
