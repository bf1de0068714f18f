import fc from 'fast-check';
import type { Figure, FigureSlot } from '../../shared/model/figure';
import { entities, type Entity, type Id } from '../../shared/model/plan';
import { emptyRecordTable, type RecordTable } from '../../shared/model/record-table';

const plans = ['plan-1', 'plan-2', 'plan-3'];

const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  fc.constantFrom('12', '0', '-3.50', '0.0000001', '999999999999999'),
  fc.record({
    kind: fc.constant('bound' as const),
    comparator: fc.constant('>' as const),
    value: fc.constant('95'),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    value: fc.constant('12'),
    note: fc.constantFrom('初步', '核定'),
  }),
);

const anySlot: fc.Arbitrary<FigureSlot> = fc.constantFrom(
  'baseline:2015@1',
  'target:2020@1',
  'target:2020@2',
  'actual:2016',
  'actual:2017',
  // What no address makes must come back as well.
  'other:2016',
);

/** A record with fields that come and go, as records of several schemas do. Its plan follows from its id. */
function anyRecord(entity: Entity): fc.Arbitrary<Record<string, unknown> & { id: Id }> {
  return fc
    .record(
      {
        plan: fc.constantFrom(...plans),
        number: fc.nat(2),
        name: fc.constantFrom('甲', '乙'),
        order: fc.nat(3),
        parentId: fc.constantFrom(null, 'indicator-plan-1-0'),
        figures: fc.dictionary(anySlot, anyFigure),
        earlier: fc.constantFrom(null, 'x'),
        later: fc.constantFrom(null, 'x', 'y'),
      },
      { requiredKeys: ['plan', 'number', 'name', 'order', 'parentId', 'figures'] },
    )
    .map(({ plan, number, figures, ...fields }) => {
      if (entity === 'plan') return { ...fields, id: plan };
      const record = { ...fields, id: `${entity}-${plan}-${number}`, planId: plan };
      return entity === 'series' ? { ...record, figures } : record;
    });
}

/** A ledger of up to three plans with a few records of each kind. */
export const anyLedger: fc.Arbitrary<RecordTable> = fc
  .tuple(...entities.map((entity) => fc.array(anyRecord(entity), { maxLength: 6 })))
  .map((groups) => {
    const table = emptyRecordTable();
    groups.forEach((records, index) => {
      const target = table[entities[index] ?? 'plan'] as unknown as Map<Id, unknown>;
      for (const record of records) target.set(record.id, record);
    });
    return table;
  });

/** A copy that changes to the one do not reach. */
export function copyOf(table: RecordTable): RecordTable {
  const copy = emptyRecordTable();
  for (const entity of entities)
    for (const [id, record] of table[entity]) (copy[entity] as Map<Id, unknown>).set(id, record);
  return copy;
}

/** All records by entity and id, in an order of their own, for comparing ledgers. */
export function contentOf(table: RecordTable): Record<string, unknown> {
  const records = entities.flatMap((entity) =>
    [...table[entity]].map(([id, record]): [string, unknown] => [`${entity}/${id}`, record]),
  );
  return Object.fromEntries(records.sort(([a], [b]) => (a < b ? -1 : 1)));
}
