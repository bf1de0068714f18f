/** The key of a protected backup, made of its passphrase. backup-format.md describes it. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { BackupProblem } from './backup-problem';

/** The most memory that a file may ask for, and the most work: four times that of a usual one. */
const memoryLimit = 256 << 20;
const workLimit = 4 * (1 << 17) * 8;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

const costFields = {
  /** N of scrypt, a power of two. */
  cost: z
    .int()
    .min(1 << 10)
    .max(1 << 18)
    .refine((cost) => Number.isInteger(Math.log2(cost))),
  /** r of scrypt. */
  blockSize: z.int().min(1).max(16),
  /** p of scrypt. */
  parallelization: z.int().min(1).max(4),
};

export const protectionSchema = z
  .strictObject({
    derivation: z.literal('scrypt'),
    ...costFields,
    salt: hex(32),
    cipher: z.literal('aes-256-gcm'),
    noncePrefix: hex(7),
    /** Tells a wrong passphrase from a damaged file. */
    check: hex(16),
  })
  .refine(({ cost, blockSize }) => 128 * cost * blockSize <= memoryLimit)
  .refine(({ cost, blockSize, parallelization }) => cost * blockSize * parallelization <= workLimit);

export type Protection = z.infer<typeof protectionSchema>;
export type KeyCost = Pick<Protection, 'cost' | 'blockSize' | 'parallelization'>;

/** Half a second and 128 MiB on an office computer. */
const usualCost: KeyCost = { cost: 1 << 17, blockSize: 8, parallelization: 1 };

const keyLength = 32;

interface Derived {
  readonly key: Uint8Array;
  readonly check: string;
}

export interface NewProtection {
  readonly protection: Protection;
  readonly key: Uint8Array;
}

/** A key of its own for each file, so that no nonce is ever used twice with one. */
export async function newProtection(passphrase: string, cost = usualCost): Promise<NewProtection> {
  const salt = randomBytes(32).toString('hex');
  const { key, check } = await derive(passphrase, { ...cost, salt });
  const noncePrefix = randomBytes(7).toString('hex');
  const protection: Protection = {
    derivation: 'scrypt',
    ...cost,
    salt,
    cipher: 'aes-256-gcm',
    noncePrefix,
    check,
  };
  return { protection, key };
}

/** Throws BackupProblem where the passphrase is not the one. */
export async function unlock(protection: Protection, passphrase: string): Promise<Uint8Array> {
  const { key, check } = await derive(passphrase, protection);
  if (!timingSafeEqual(Buffer.from(check), Buffer.from(protection.check)))
    throw new BackupProblem({ state: 'passphraseWrong' });
  return key;
}

/** Full-width and half-width, composed and decomposed letters are the same: input methods differ from PC to PC. */
function derive(
  passphrase: string,
  { cost, blockSize, parallelization, salt }: KeyCost & { readonly salt: string },
): Promise<Derived> {
  const options = { cost, blockSize, parallelization, maxmem: 2 * 128 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      Buffer.from(salt, 'hex'),
      2 * keyLength,
      options,
      (error, derived) => {
        if (error !== null) return reject(error);
        const check = createHash('sha256').update(derived.subarray(keyLength)).digest('hex').slice(0, 32);
        resolve({ key: derived.subarray(0, keyLength), check });
      },
    );
  });
}
