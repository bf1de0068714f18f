import { useMemo } from 'react';
import type { ReviewResult } from '../../shared/review/review';
import { noRevisions, revisionTable } from '../../shared/review/revision-table';
import { TablePlace } from './TablePlace';
import { useRevised, type RevisionSource } from './use-revised';

interface RevisionsPlaceProps {
  readonly result: ReviewResult;
  readonly source: RevisionSource;
  readonly tell: (text: string) => void;
}

/** 修订说明, with the changes that the history knows of. */
export function RevisionsPlace({ result, source, tell }: RevisionsPlaceProps) {
  const revised = useRevised(source, result);
  const model = useMemo(() => revisionTable(revised), [revised]);
  const empty = revised.revised === null ? '正在读取往年实际值的修改记录…' : noRevisions;
  return <TablePlace model={model} empty={empty} tell={tell} />;
}
