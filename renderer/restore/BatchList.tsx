import { useEffect, useRef, useState, useSyncExternalStore, type FormEvent } from 'react';
import { placeAfter, placeBefore, type PastPlace } from '../../shared/saving/restore-source';
import type { Ledger } from '../ledger/ledger';
import type { LogRecord } from '../storage/database';
import type { LedgerRepository } from '../storage/ledger-repository';
import { timeText } from '../ui/time-text';
import { placeAtTime } from './find-place';

interface BatchListProps {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
  readonly chosen: PastPlace | null;
  readonly onChoose: (place: PastPlace) => void;
}

const batchesAtATime = 100;

/** Points in time: the place before or after each batch, newest first, or the last one up to a given time. */
export function BatchList({ ledger, repository, chosen, onChoose }: BatchListProps) {
  const { batches, complete, more } = useBatches(ledger, repository);
  return (
    <>
      <TimeForm repository={repository} onChoose={onChoose} />
      <ul className="past-places" aria-label="录入记录">
        {batches.map((record) => (
          <BatchItem key={record.position} record={record} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
      {!complete && (
        <button type="button" className="button" onClick={more}>
          列出更早的录入
        </button>
      )}
    </>
  );
}

interface BatchItemProps extends Pick<BatchListProps, 'chosen' | 'onChoose'> {
  readonly record: LogRecord;
}

/** The place after a batch is also that before the next: what was chosen is told by its name. */
function BatchItem({ record: { position, hash, batch }, chosen, onChoose }: BatchItemProps) {
  const time = timeText(batch.at);
  const places = [
    { word: '之前', place: placeBefore(position, time, batch.parentHash) },
    { word: '之后', place: placeAfter(position, time, hash) },
  ];
  return (
    <li className="past-batch">
      <p>
        <strong>第 {position} 次</strong> {time} {batch.by}
        <span title={batch.reason}>{batch.reason}</span>
      </p>
      {places.map(({ word, place }) => (
        <button
          key={word}
          type="button"
          className="button"
          aria-label={`第 ${position} 次录入${word}`}
          aria-pressed={chosen?.name === place.name}
          onClick={() => onChoose(place)}
        >
          {word}
        </button>
      ))}
    </li>
  );
}

interface ListedBatches {
  readonly batches: readonly LogRecord[];
  readonly complete: boolean;
}

/** The saved batches, newest first, as far as they were asked for. */
function useBatches(ledger: Ledger, repository: LedgerRepository) {
  const version = useSyncExternalStore(ledger.saver.subscribe, () =>
    ledger.saver.state().kind === 'saved' ? ledger.version() : -1,
  );
  const [wanted, setWanted] = useState(batchesAtATime);
  const [listed, setListed] = useState<ListedBatches>({ batches: [], complete: true });
  useEffect(() => {
    let current = true;
    void repository.batchesBefore(Number.MAX_SAFE_INTEGER, wanted).then((batches) => {
      if (current) setListed({ batches, complete: batches.length < wanted });
    });
    return () => {
      current = false;
    };
  }, [repository, wanted, version]);
  return { ...listed, more: () => setWanted(wanted + batchesAtATime) };
}

interface TimeFormProps {
  readonly repository: LedgerRepository;
  readonly onChoose: (place: PastPlace) => void;
}

/** A date and a time on this computer's clock; the last batch up to then is looked for. */
function TimeForm({ repository, onChoose }: TimeFormProps) {
  const [time, setTime] = useState('');
  const [searching, setSearching] = useState<AbortController | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const abort = new AbortController();
    running.current?.abort();
    running.current = abort;
    setSearching(abort);
    placeAtTime(repository, new Date(time).toISOString(), abort.signal)
      .then((place) => {
        if (place) onChoose(place);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) throw error;
      })
      .finally(() => setSearching(null));
  };
  return (
    <form className="past-time" onSubmit={submit}>
      <label>
        时间
        <input
          type="datetime-local"
          step={1}
          value={time}
          onChange={(event) => setTime(event.target.value)}
          required
        />
      </label>
      <button type="submit" className="button" disabled={searching !== null}>
        找到这一刻
      </button>
      {searching && (
        <button type="button" className="button" onClick={() => searching.abort()}>
          取消
        </button>
      )}
    </form>
  );
}
