/** How far each side has come, and up to where they are the same. Positions count batches from 1; 0 is the beginning. */
export interface Sides {
  /** Last batch of the database; null where it is empty, or not whole while the files hold something. */
  readonly database: number | null;
  /** Last batch that can be read from the files; null where nothing can. */
  readonly files: number | null;
  /** Last batch that both have in common; 0 where they share nothing but the beginning, or not even that. */
  readonly common: number;
  /** Batches of the files that stand behind unreadable ones, and are taken in for what they say. */
  readonly loose: number;
  /** Whether the files by themselves can give every batch so far, not only what came of them. */
  readonly filesWhole: boolean;
}

/** One way out of a stop: go on with what the files hold, or with what the database holds. */
export interface RecoveryChoice {
  readonly source: 'files' | 'database';
  /** Batches the chosen side has. */
  readonly holds: number;
  /** Batches that only the other side has; they are set aside, not deleted. */
  readonly loses: number;
}

/**
 * The ways out, the recommended one first: the one that loses fewest batches, of equals the one that holds more, then the
 * files, because they are checked record by record, unless they lack batches that the database may have. Empty where nothing
 * can be read on either side.
 */
export function recoveryChoices({
  database,
  files,
  common,
  loose,
  filesWhole,
}: Sides): readonly RecoveryChoice[] {
  const choices: RecoveryChoice[] = [];
  if (files !== null && files > 0)
    choices.push({ source: 'files', holds: files + loose, loses: Math.max(0, (database ?? 0) - common) });
  if (database !== null && database > 0)
    choices.push({
      source: 'database',
      holds: database,
      loses: Math.max(0, (files ?? 0) - common) + loose,
    });
  if (!filesWhole) choices.reverse();
  return choices.sort((a, b) => a.loses - b.loses || b.holds - a.holds);
}
