import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { realFileSystem } from '../../../electron/services/file-system';
import { scanJournal } from '../../../electron/services/journal-scan';
import { listSegments, openSegment } from '../../../electron/services/segment-files';
import type { Change, Json, SealedBatch } from '../../../shared/model/batch';
import { canonicalJson } from '../../../shared/model/canonical-json';
import { figureSlot } from '../../../shared/model/figure';
import type { Stored } from '../page/main';
import type { Damage, Spoilt } from './damages';
import type { Worked } from './worked';

/** Where a batch stands in a file. */
interface Stand {
  readonly position: number;
  readonly from: number;
  readonly until: number;
}

/** Which copies there are of every batch, in files that are whole. */
export interface Copies {
  /** By the name of the segment; in a packed one, every batch stands everywhere. */
  readonly segments: ReadonlyMap<string, readonly Stand[]>;
  /** Snapshots by name, and how many batches each is made of. */
  readonly snapshots: ReadonlyMap<string, number>;
}

export async function copiesIn({ workplace, batches }: Worked): Promise<Copies> {
  const { dataFolder } = workplace.computer;
  const positions = new Map(batches.map(({ hash }, index) => [hash, index + 1]));
  const folder = path.join(dataFolder, 'journal');
  const segments = new Map<string, readonly Stand[]>();
  for (const segment of await listSegments(realFileSystem, folder)) {
    const { file, size } = await openSegment(realFileSystem, folder, segment);
    const { entries } = await scanJournal(file, size).finally(() => file.close());
    const stands = entries.map(({ hash, start, end }): Stand => {
      const place = segment.packed ? { from: 0, until: Infinity } : { from: start, until: end };
      return { position: positions.get(hash) ?? 0, ...place };
    });
    segments.set(segment.name, stands);
  }
  const names = await readdir(path.join(dataFolder, 'snapshots'));
  const snapshots = new Map(names.map((name) => [name, Number(name.split('-')[1])]));
  return { segments, snapshots };
}

/** What has to come back after damage, and what may have been lost. */
export class Recoverable {
  private readonly batches: readonly SealedBatch[];
  /** Positions whose own record is whole somewhere. */
  private readonly recorded: ReadonlySet<number>;
  /** Log or manifest of the browser's database may end in the middle of a record. */
  readonly torn: boolean;
  /** Up to here, a snapshot or the database has what the batches make. */
  private readonly covered: number;

  constructor({ batches, olderHas }: Worked, copies: Copies, done: ReadonlyMap<Damage, Spoilt>) {
    this.batches = batches;
    this.torn = [...done.keys()].some(({ name }) => name === 'log halved' || name === 'manifest cut');
    const inDatabase = databaseHas(batches.length, olderHas, [...done.keys()]);
    const spoilt = [...done.values()];
    const whole = [...copies.snapshots].filter(([name]) => spoilt.every(({ file }) => file !== name));
    this.covered = Math.max(inDatabase, ...whole.map(([, position]) => position));
    const recorded = new Set(batches.map((_, index) => index + 1).filter((each) => each <= inDatabase));
    for (const [name, stands] of copies.segments) {
      const own = spoilt.filter(({ file }) => file === name);
      for (const { position, from, until } of stands)
        if (own.every((bytes) => bytes.until <= from || bytes.from >= until)) recorded.add(position);
    }
    this.recorded = recorded;
  }

  /** How many batches have no whole copy anywhere. */
  get lost(): number {
    return this.batches.filter((_, index) => !this.hasCopy(index + 1)).length;
  }

  private hasCopy(position: number): boolean {
    return position <= this.covered || this.recorded.has(position);
  }

  /** What is wrong with the records of a database after recovery; empty where nothing is. */
  problemsOf(found: Stored): string[] {
    const problems: string[] = [];
    const left = new Map(leavesOf(found));
    for (const [leaf, after] of this.possible()) {
      const value = left.get(leaf);
      left.delete(leaf);
      if (!after.has(value ?? 'null'))
        problems.push(`${leaf} is ${value ?? 'nothing'} instead of ${[...after].join(' or ')}`.slice(0, 300));
    }
    return [...problems, ...[...left.keys()].map((leaf) => `${leaf} was never there`)];
  }

  isComplete(found: Stored): boolean {
    const last = new Map<string, string>();
    for (const { batch } of this.batches)
      for (const [leaf, value] of batch.changes.flatMap(leavesAfter)) last.set(leaf, value);
    const leaves = new Map(leavesOf(found));
    return [...last].every(([leaf, value]) => (leaves.get(leaf) ?? 'null') === value);
  }

  /** The values that each leaf may have: that of the last batch with a copy, or of a later one without. */
  private possible(): ReadonlyMap<string, ReadonlySet<string>> {
    const possible = new Map<string, Set<string>>();
    for (const [index, { batch }] of this.batches.entries()) {
      for (const [leaf, value] of batch.changes.flatMap(leavesAfter)) {
        const known = this.hasCopy(index + 1) ? undefined : possible.get(leaf);
        if (known) known.add(value);
        else possible.set(leaf, new Set(this.hasCopy(index + 1) ? [value] : ['null', value]));
      }
    }
    return possible;
  }

  /** What is wrong with the chain of batches after recovery. */
  problemsOfLog({ head, log }: Stored): string[] {
    const problems: string[] = [];
    for (const [index, { position, hash, batch }] of log.entries()) {
      const before = log[index - 1];
      const text = canonicalJson(batch);
      if (createHash('sha256').update(text).digest('hex') !== hash) problems.push(`${position} is altered`);
      const follows = before?.hash === batch.parentHash;
      if (before?.position === position - 1 && !follows) problems.push(`${position} does not follow`);
    }
    const last = log.at(-1);
    // The batches before the head may be known by what a snapshot has of them, and by nothing else.
    const isEnd = last?.position === head?.position;
    if (last !== undefined && (isEnd ? last.hash !== head?.hash : last.position > (head?.position ?? 0)))
      problems.push(`the log ends at ${last.position}, the head is ${head?.position ?? 'nowhere'}`);
    const found = new Set(log.map(({ hash }) => hash));
    // One behind a gap comes back as part of a later batch, with the same figures.
    const gap = this.batches.findIndex((_, index) => !this.hasCopy(index + 1));
    const gone = this.batches.filter(
      ({ hash }, index) => this.recorded.has(index + 1) && (gap < 0 || index < gap) && !found.has(hash),
    );
    if (gone.length > 0)
      problems.push(`${gone.length} batches are not in the log, the first is ${gone[0]?.batch.id ?? ''}`);
    return problems;
  }
}

function databaseHas(all: number, olderHas: number, done: readonly Damage[]): number {
  const damages = done.filter(({ side }) => side === 'database');
  if (damages.length === 0) return all;
  return damages.every(({ name }) => name === 'an older copy put back') ? olderHas : 0;
}

type Leaf = readonly [leaf: string, value: string];

/** A figure of a series, or all else that a record says. */
function leavesOfRecord(entity: string, id: string, record: Json): readonly Leaf[] {
  if (record === null || typeof record !== 'object' || !('figures' in record))
    return [[`${entity}/${id}`, canonicalJson(record)]];
  const { figures, ...others } = record;
  const slots = Object.entries(figures ?? {}) as [string, Json][];
  return [
    [`${entity}/${id}`, canonicalJson(others)],
    ...slots.map(([slot, figure]): Leaf => [`${entity}/${id}/${slot}`, canonicalJson(figure)]),
  ];
}

function leavesAfter({ key, after }: Change): readonly Leaf[] {
  if (key.kind === 'figure') return [[`series/${key.seriesId}/${figureSlot(key)}`, canonicalJson(after)]];
  if (key.kind === 'record') return leavesOfRecord(key.entity, key.id, after);
  throw new Error('the soak changes no fields');
}

function leavesOf({ records }: Stored): readonly Leaf[] {
  return Object.entries(records).flatMap(([entity, list]) =>
    list.flatMap((record) => leavesOfRecord(entity, record.id, record as unknown as Json)),
  );
}
