import { canonicalJson, type Batch, type Genesis, type SealedBatch } from '../../shared/model/batch';

async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The hash that the first batch of a history has as its parent. */
export function genesisHash(genesis: Genesis): Promise<string> {
  return sha256Hex(canonicalJson(genesis));
}

export async function seal(batch: Batch): Promise<SealedBatch> {
  return { batch, hash: await sha256Hex(canonicalJson(batch)) };
}
