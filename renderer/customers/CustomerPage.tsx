// お客様カルテ: one customer with everything that is known, said and sent, over all channels.
import { Button, Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { openLetters } from '../letters/desk.ts'
import { ContractsCard } from '../contracts/ContractsCard.tsx'
import { TraitsCard } from '../segments/TraitsCard.tsx'
import { SegmentsCard } from '../segments/Why.tsx'
import { ActedLine } from '../tasks/ActedLine.tsx'
import { TierMarks, TierTag } from '../tiers/TierTag.tsx'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { AddContact } from './AddContact.tsx'
import { CareCard } from './CareCard.tsx'
import { DecidedLine } from './DecidedLine.tsx'
import { InfoCard } from './InfoCard.tsx'
import { NowCard } from './NowCard.tsx'
import { OrderForm } from './OrderForm.tsx'
import { Records } from './Records.tsx'
import { Summary } from './Summary.tsx'
import { Timeline } from './Timeline.tsx'

export function CustomerPage({ id, readOnly }: { id: number; readOnly: boolean }) {
  const { t, sama } = useWords()
  const { people, openCustomer, cameFrom } = useView()
  const listAsOf = useView((view) => view.asOf)
  const asOf = cameFrom === 'customers' && people ? people.asOf : listAsOf
  const { value: customer, error, again } = useAsk('customers.get', { id, ...(asOf && { asOf }) })
  const contracts = useAsk('contracts.ofCustomer', { id, ...(asOf && { asOf }) })
  const [ordering, setOrdering] = useState(false)
  const [records, setRecords] = useState(false)
  const running = contracts.value?.some(({ state }) => state === 'running' || state === 'paused') ?? false

  useEffect(() => {
    const back = (event: KeyboardEvent) => { if (event.key === 'Escape' && !event.defaultPrevented && !(event.target as HTMLElement).closest('form, input, textarea, select')) openCustomer(null) }
    window.addEventListener('keydown', back)
    return () => window.removeEventListener('keydown', back)
  }, [openCustomer])

  return (
    <Page
      title={customer ? sama(customer) : error ? t('rooms.customers') : t('common.loading')}
      beside={customer && (
        <span className="row" style={{ gap: 6 }}>
          {customer.excluded ? <span className="tag plain">{t('care.marks.excluded')}</span> : <><TierTag tier={customer.tier} occasions={customer.occasions} /><TierMarks drifting={customer.drifting} seasonal={customer.seasonal} /></>}
          {running && <span className="tag repeat">{t('contracts.runningMark')}</span>}
          {customer.organisation && <span className="tag plain">{t('identity.organisation')}</span>}
          {customer.care.openComplaints > 0 && <span className="tag care">{t('care.openComplaint')}</span>}
          {customer.care.deceased && <span className="tag">{t('care.marks.deceased')}</span>}
        </span>
      )}
      actions={<>
        <Button variant="default" onClick={() => openCustomer(null)}>{cameFrom === 'customers' ? t('customers.back') : t('customers.backTo', { room: t(`rooms.${cameFrom}`) })}</Button>
        <Button variant="default" disabled={!customer} onClick={() => { if (customer) openLetters({ ref: { kind: 'ids', ids: [customer.id] }, name: sama(customer), asOf: null }) }}>{t('customers.toLetters')}</Button>
        <Button disabled={!customer || readOnly || ordering} onClick={() => setOrdering(true)}>{t('order.enter')}</Button>
      </>}
    >
      <Trouble error={error} again={again} />
      {!customer && !error && <Skeleton height={300} animate={false} />}
      <DecidedLine splitOnly />
      {customer && (
        <div className="karte">
          {records && <Records customer={customer} readOnly={readOnly} close={() => setRecords(false)} />}
          <div className="stack karteInfo"><InfoCard customer={customer} readOnly={readOnly} records={records} showRecords={setRecords} /><Summary customer={customer} /><TraitsCard customer={customer} readOnly={readOnly} /></div>
          <div className="stack">
            {ordering && <OrderForm customer={customer} close={() => setOrdering(false)} />}
            <section className="card">
              <h2>{t('customers.timeline')}<small>{t('customers.timelineSay', { valid: customer.orderRows.filter((order) => order.valid).length, all: customer.orderRows.length })}</small></h2>
              {!readOnly && <AddContact customer={customer} />}
              <Timeline customer={customer} readOnly={readOnly} />
            </section>
          </div>
          <div className="stack karteSide"><NowCard customer={customer} asOf={asOf} /><ActedLine customer={customer.id} /><ContractsCard customer={customer} asked={contracts} asOf={asOf} readOnly={readOnly} /><CareCard customer={customer} readOnly={readOnly} /><SegmentsCard customer={customer.id} asOf={asOf ?? undefined} /></div>
        </div>
      )}
    </Page>
  )
}
