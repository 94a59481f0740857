// お客様カルテ: one customer with everything that is known, over all channels.
import { Button, Skeleton } from '@mantine/core'
import { useEffect } from 'react'
import type { CustomerPage as Customer } from '../../db/customers/model.ts'
import { TierMarks, TierTag } from '../tiers/TierTag.tsx'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { Sources } from './Sources.tsx'
import { Timeline } from './Timeline.tsx'

export function CustomerPage({ id }: { id: number }) {
  const { t } = useWords()
  const asOf = useView((view) => (view.people ? view.people.asOf : view.asOf))
  const openCustomer = useView((view) => view.openCustomer)
  const { value: customer, error, again } = useAsk('customers.get', { id, ...(asOf && { asOf }) })

  useEffect(() => {
    const back = (event: KeyboardEvent) => { if (event.key === 'Escape' && !event.defaultPrevented) openCustomer(null) }
    window.addEventListener('keydown', back)
    return () => window.removeEventListener('keydown', back)
  }, [openCustomer])

  const name = customer ? customer.name || customer.company : ''
  return (
    <Page
      title={customer ? (name ? t('customers.sama', { name }) : t('customers.noName')) : error ? t('rooms.customers') : t('common.loading')}
      beside={customer && <span className="row" style={{ gap: 6 }}><TierTag tier={customer.tier} occasions={customer.occasions} /><TierMarks drifting={customer.drifting} seasonal={customer.seasonal} /></span>}
      actions={<Button variant="default" onClick={() => openCustomer(null)}>{t('customers.back')}</Button>}
    >
      <Trouble error={error} again={again} />
      {!customer && !error && <Skeleton height={300} animate={false} />}
      {customer && (
        <div className="karte">
          <div className="stack"><Info customer={customer} /><Summary customer={customer} /></div>
          <Timeline customer={customer} />
        </div>
      )}
    </Page>
  )
}

function Info({ customer }: { customer: Customer }) {
  const { t, channel, dateWords } = useWords()
  const address = [customer.postalCode && t('customers.postal', { code: customer.postalCode }), customer.prefecture + customer.address1, customer.address2].filter(Boolean)
  return (
    <section className="card">
      <h2>{t('customers.info')}</h2>
      <dl className="facts">
        <Fact name={t('customers.kana')}>{customer.kana}</Fact>
        <Fact name={t('customers.company')}>{customer.name ? customer.company : ''}</Fact>
        <Fact name={t('customers.address')}>{address.length > 0 && address.map((line) => <div key={line}>{line}</div>)}</Fact>
        <Fact name={t('customers.phone')}>{customer.phone}</Fact>
        <Fact name={t('customers.email')}>{customer.email}</Fact>
        <Fact name={t('customers.birthday')}>{customer.birthday && dateWords(customer.birthday)}</Fact>
        <Fact name={t('customers.channels')}>{customer.channels.map(channel).join('・')}</Fact>
        <Fact name={t('customers.customerNo')}>{String(customer.id)}</Fact>
      </dl>
      <Sources sources={customer.sources} />
    </section>
  )
}

/** A line of the card; left out where nothing is known. */
function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return children ? <><dt>{name}</dt><dd className="break">{children}</dd></> : null
}

function Summary({ customer }: { customer: Customer }) {
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
        <dt>{t('customers.stageLabel')}</dt><dd>{t(`tiers.${customer.tier}`)}</dd>
      </dl>
    </section>
  )
}
