// ご購入のまとめ: the figures of one customer.
import type { CustomerPage } from '../../db/customers/model.ts'
import { useWords } from '../useWords.ts'

export function Summary({ customer }: { customer: CustomerPage }) {
  const { t, yen, yenParts, dateLong } = useWords()
  const sales = yenParts(customer.sales)
  const { salesPerOccasion: each } = customer
  return (
    <section className="card">
      <h2>{t('customers.summary')}</h2>
      <dl className="facts figures num">
        <dt>{t('customers.sales')}</dt><dd className="big">{sales.before}{sales.number}<small>{sales.after}</small></dd>
        <dt>{t('customers.times')}</dt><dd>{t('units.times', { count: customer.occasions })}</dd>
        <dt>{t('customers.perOccasion')}</dt><dd>{each.occasions ? yen(Math.round(each.sales / each.occasions)) : t('common.none')}</dd>
        <dt>{t('customers.interval')}</dt><dd>{customer.medianInterval === null ? t('common.none') : t('customers.intervalAbout', { days: t('units.days', { count: Math.round(customer.medianInterval) }) })}</dd>
        <dt>{t('customers.last')}</dt><dd>{customer.daysSinceLast === null ? t('common.none') : customer.daysSinceLast === 0 ? t('today.asOfToday') : t('units.daysAgo', { count: customer.daysSinceLast })}{customer.lastDay && <div className="small dim">{dateLong(customer.lastDay)}</div>}</dd>
        <dt>{t('customers.first')}</dt><dd>{customer.firstDay ? dateLong(customer.firstDay) : t('common.none')}</dd>
        <dt>{t('customers.stageLabel')}</dt><dd>{t(customer.excluded ? 'care.marks.excluded' : `tiers.${customer.tier}`)}</dd>
      </dl>
    </section>
  )
}
