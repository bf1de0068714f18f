import { describe, expect, it } from 'vitest';
import { stageProblemText, takeText } from '../../../renderer/backup/backup-texts';
import { passphraseProblem } from '../../../renderer/backup/passphrase';
import type { Incoming, IncomingSide } from '../../../shared/host';

function side(position: number): IncomingSide {
  return {
    best: {
      workspaceId: 'w',
      epoch: 1,
      schemaVersion: 1,
      position,
      headHash: `${position}`,
      headBatchId: null,
      headAt: null,
      records: { plan: 0, category: 0, indicator: 0, area: 0, series: 0, statement: 0 },
      snapshot: null,
      batches: 0,
    },
    plans: [],
    readableBatches: position,
  };
}

function incoming(there: number, here: number | null, common: number | null): Incoming {
  return {
    source: { kind: 'file', path: '/备份.iwb' },
    written: null,
    there: side(there),
    here: here === null ? null : side(here),
    common,
    doubts: [],
    nextEpoch: 2,
  };
}

describe('what taking over a copy would replace', () => {
  it.each<[string, Incoming, boolean, boolean, string]>([
    ['nothing here', incoming(5, null, null), true, true, '不会替换任何内容'],
    ['only a beginning here', incoming(5, 0, null), true, true, '不会替换任何内容'],
    ['another ledger', incoming(5, 3, null), true, false, '本机现有的 3 次录入整个换成备份里的 5 次'],
    ['the same', incoming(5, 5, 5), false, true, '完全相同'],
    ['the copy is ahead', incoming(5, 3, 3), true, true, '备份比本机多 2 次录入'],
    ['the copy is behind', incoming(3, 5, 3), true, false, '不再有这 2 次录入'],
    ['two ways', incoming(5, 6, 4), true, false, '备份另有 1 次，本机另有 2 次'],
  ])('%s', (_name, given, needed, harmless, part) => {
    const found = takeText(given);
    expect(found).toMatchObject({ needed, harmless });
    expect(found.text).toContain(part);
    if (!harmless) expect(found.text).toContain('不会删除');
  });
});

it('every reason not to open a copy has a sentence of its own', () => {
  const failed = { state: 'failed', fault: 'noFolder', detail: '' } as const;
  const texts = [
    stageProblemText({ state: 'passphraseWrong' }),
    stageProblemText({ state: 'truncated', missingBytes: 3000 }),
    stageProblemText({ state: 'altered', detail: '校验值不符' }),
    stageProblemText({ state: 'newer', version: 2 }),
    stageProblemText({ state: 'notBackup' }),
    stageProblemText({ state: 'empty' }),
    stageProblemText({ ...failed, place: 'source' }),
    stageProblemText({ ...failed, place: 'dataFolder' }),
  ];
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts[1]).toContain('少了 3 KB');
});

it('a new passphrase is long enough and typed twice the same', () => {
  expect(passphraseProblem('一二三四五六七', '一二三四五六七')).toContain('现在是 7 个');
  expect(passphraseProblem('一二三四五六七八', '一二三四五六七九')).toContain('不一样');
  expect(passphraseProblem('𠮷野家𠮷野家一二', '𠮷野家𠮷野家一二')).toBeNull();
});
