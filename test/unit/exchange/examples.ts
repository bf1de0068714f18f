import { aCategory, anIndicator, aPlan, planView } from '../../builders/plan';
import { seedWithActuals } from '../../builders/seed-plan';

export const seedView = planView(seedWithActuals);

/** Texts that programs take for formulas, break, or cannot hold. */
export const awkwardView = aPlan({ source: '=1+1' })
  .with(
    aCategory('-类别').with(
      anIndicator('=HYPERLINK("x")', { unit: '亿元', unitKind: 'amount' })
        .from('-12.5')
        .actual(2016, {
          kind: 'number',
          value: '0.5',
          note: '@注',
          source: '两\n行,"引号"',
          derivation: '=1/2',
        })
        .actual(2017, { kind: 'symbol', symbol: '—' })
        .to({ kind: 'bound', comparator: '>=', value: '3000' }),
      anIndicator('控制\u0000符与残缺\uD800', { unit: '万户', unitKind: 'amount' })
        .actual(2016, { kind: 'range', low: '1.5', high: '2' })
        .to({ kind: 'words', text: '应保尽保' }),
    ),
  )
  .view();
