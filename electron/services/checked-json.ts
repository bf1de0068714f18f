/** Small files of the program's own that carry a check over all they say: an altered one is not taken for another. */
import { crc32 } from 'node:zlib';
import type { z } from 'zod';
import { canonicalJson } from '../../shared/model/canonical-json';

export function checkedJson(content: object): string {
  return JSON.stringify({ ...content, check: crc32(canonicalJson(content)) }, null, 2);
}

/** Null where the text is not what `checkedJson` has made, or not of this schema. */
export function readCheckedJson<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    const { check, ...content } = JSON.parse(text) as Record<string, unknown>;
    return check === crc32(canonicalJson(content)) ? schema.parse(content) : null;
  } catch {
    return null;
  }
}
