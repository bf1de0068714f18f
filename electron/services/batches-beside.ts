import type { RecoveredChain } from '../../shared/saving/recovery-chain';
import type { FoundBatch } from './recovery-findings';

export interface BatchesBeside {
  /** Behind something that cannot be read, and that nothing bridges; oldest first. */
  readonly loose: readonly FoundBatch[];
  /** On a way that leads off from the chain, or of unknown age. */
  readonly left: readonly FoundBatch[];
}

/** The batches that do not lead to the chain's end. Those of the files are given in the order of the files. */
export function batchesBeside(
  batches: readonly FoundBatch[],
  { placed, end, base }: RecoveredChain<FoundBatch>,
): BatchesBeside {
  const reached = new Set(placed.map(({ link }) => link.hash));
  const onChain = new Set([...placed.map(({ link }) => link.parentHash), base?.hash, end?.hash]);
  const beside = batches.filter(({ hash }) => !reached.has(hash));
  const loose: Run[] = [];
  const left: FoundBatch[] = [];
  for (const run of runsOf(beside)) {
    const leadsOff = onChain.has(run.batches[0]?.parentHash ?? '');
    // One that only the database knows may be older or newer than what stands in the files.
    if (leadsOff || run.place === Infinity) left.push(...run.batches);
    else loose.push(run);
  }
  return { loose: loose.toSorted((a, b) => a.place - b.place).flatMap((run) => run.batches), left };
}

/** Batches that follow one another. */
interface Run {
  readonly batches: FoundBatch[];
  /** Where the first of them stands in the files; Infinity where none does. */
  readonly place: number;
}

function runsOf(beside: readonly FoundBatch[]): readonly Run[] {
  const places = new Map(beside.map(({ hash, lent }, place) => [hash, lent === null ? place : Infinity]));
  const children = new Map<string, FoundBatch[]>();
  for (const batch of beside)
    children.set(batch.parentHash, [...(children.get(batch.parentHash) ?? []), batch]);
  return beside
    .filter(({ parentHash }) => !places.has(parentHash))
    .map((first) => {
      const batches = [first];
      for (let at = 0; at < batches.length; at += 1)
        batches.push(...(children.get(batches[at]?.hash ?? '') ?? []));
      return { batches, place: Math.min(...batches.map(({ hash }) => places.get(hash) ?? Infinity)) };
    });
}
