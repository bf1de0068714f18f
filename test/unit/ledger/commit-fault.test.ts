import { expect, it } from 'vitest';
import { databaseFault } from '../../../renderer/storage/commit-fault';

const named = (name: string, inside: object = {}) => Object.assign(new Error(name), { name }, inside);

it('a database without room is told from one that fails otherwise, however deep the reason lies', () => {
  const quota = named('QuotaExceededError');
  expect(databaseFault(quota)).toBe('databaseFull');
  expect(databaseFault(named('AbortError', { inner: quota }))).toBe('databaseFull');
  expect(
    databaseFault(named('TransactionInactiveError', { cause: named('AbortError', { inner: quota }) })),
  ).toBe('databaseFull');
  expect(databaseFault(named('AbortError'))).toBe('database');
  expect(databaseFault('QuotaExceededError')).toBe('database');
  expect(databaseFault(null)).toBe('database');
});
