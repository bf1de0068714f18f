import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openHost } from '../../builders/data-folder';
import { temporaryFolder } from '../../builders/temporary-folder';
import { ledgerRecords } from './ledger-history';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/backup/${name}`, import.meta.url));

it.each(['plain', 'protected'])('a %s backup of format version 1 is read for ever', async (kind) => {
  const { passphrase, batches } = JSON.parse(await readFile(fixture('version-1.json'), 'utf8'));
  const { host } = await openHost(await temporaryFolder());
  const staged = await host['incoming.stage']({
    source: { kind: 'file', path: fixture(`version-1-${kind}.iwb`) },
    passphrase: kind === 'protected' ? passphrase : null,
  });
  expect(staged).toMatchObject({
    state: 'staged',
    incoming: {
      written: { at: '2020-01-01T00:00:00.000Z', by: '统计员', program: '0.0.0' },
      there: { best: { position: 6 }, readableBatches: 6 },
      doubts: [],
    },
  });
  const source = { kind: 'incoming' } as const;
  expect((await host['recovery.records']({ source, after: 0, limit: 9 }))?.records).toEqual(ledgerRecords(6));
  const found = await host['recovery.batches']({ after: 0, limit: 9, of: 'incoming' });
  expect(found.batches.map(({ sealed }) => sealed)).toEqual(batches);
});
