// One contract: state, how many deliveries, when the next is due, and the four things that can be agreed about it.
import type { ContractRow } from '../../db/contracts/model.ts'
import { useState } from 'react'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import type { Action } from './ContractForm.tsx'
import { ContractForm } from './ContractForm.tsx'
import type { Save } from './save.ts'
import { noting } from './save.ts'

interface Props { customer: number; today: string; row: ContractRow; asOf: string | null; readOnly: boolean; save: Save }

const tagOf = { running: 'tag repeat', paused: 'tag oneYear', stalled: 'tag care', cancelled: 'tag', completed: 'tag firstTime' } as const

/** What can be agreed, by state. */
export function actionsOf(state: ContractRow['state']): Action[] {
  switch (state) {
    case 'running': case 'stalled': return ['paused', 'cycleChanged', 'cancelled']
    case 'paused': return ['resumed', 'cancelled']
    case 'cancelled': return ['resumed']
    case 'completed': return []
  }
}

export function ContractItem({ customer, today, row, asOf, readOnly, save }: Props) {
  const { t, date } = useWords()
  const [asking, setAsking] = useState<Action | null>(null)
  const open = row.state === 'running' || row.state === 'paused' || row.state === 'stalled'
  const remove = (id: number) => {
    const { productId } = row
    if (productId === null) return
    // Taken back it is a new row with the same terms.
    save(() => ask('contracts.remove', { id }), () => ask('contracts.add', { customerId: customer, productId, startedOn: row.startedOn, cycleDays: row.cycleFrom === 'contract' ? row.cycleDays : null, plannedCount: row.planned }))
  }
  return (
    <li>
      <p className="contractHead"><b className="break">{row.product || t('contracts.noProductName')}</b><span className={tagOf[row.state]}>{t(`contracts.state.${row.state}`)}</span></p>
      <dl className="facts num">
        <dt>{t('contracts.deliveries')}</dt><dd>{row.planned === null ? t('contracts.kth', { k: row.deliveries }) : t('contracts.kthOf', { k: row.deliveries, planned: row.planned })}{row.last && <span className="dim small">{'\u3000'}{t('contracts.last', { day: date(row.last) })}</span>}</dd>
        {open && <><dt>{t('contracts.nextDue')}</dt><dd>{date(row.nextDue)}</dd></>}
        <dt>{t('contracts.cycle')}</dt><dd>{t('units.days', { count: row.cycleDays })}<span className="dim small">{t('common.aside', { text: '', more: t(`contracts.cycleFrom.${row.cycleFrom}`) })}</span></dd>
        <dt>{t('contracts.started')}</dt><dd>{date(row.startedOn)}<span className="dim small">{'\u3000'}{t(`contracts.source.${row.source}`)}</span></dd>
      </dl>
      {row.events.length > 0 && (
        <ul className="contractEvents small">
          {row.events.map((event) => (
            <li key={event.id} className="break"><span className="num">{date(event.day)}{event.untilDay && `${t('common.upTo')}${date(event.untilDay)}`}</span> {t(`contracts.event.${event.kind}`)}{event.cycleDays !== null && ` ${t('units.days', { count: event.cycleDays })}`}{event.reason && `${t('common.list')}${event.reason}`}
              {!readOnly && <> <button type="button" className="link small" aria-label={t('contracts.removeEventOf', { day: date(event.day), event: t(`contracts.event.${event.kind}`) })} onClick={() => noteRemoval(event.id)}>{t('contracts.removeEvent')}</button></>}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && asking === null && (
        <p className="row contractActions">
          {actionsOf(row.state).map((action) => <button key={action} type="button" className="link small" aria-label={t('contracts.doOf', { product: row.product, action: t(`contracts.do.${action}`) })} onClick={() => setAsking(action)}>{t(`contracts.do.${action}`)}</button>)}
          {row.id !== null && row.deliveries === 0 && row.events.length === 0 && <button type="button" className="link small quiet" aria-label={t('contracts.doOf', { product: row.product, action: t('contracts.remove') })} onClick={() => { if (row.id !== null) remove(row.id) }}>{t('contracts.remove')}</button>}
        </p>
      )}
      {asking && <ContractForm action={asking} today={today} cycle={row.cycleDays} close={() => setAsking(null)} submit={(event) => { setAsking(null); noting(save, row, { customerId: customer, kind: asking, ...event, ...(asOf && { asOf }) }) }} />}
    </li>
  )

  function noteRemoval(id: number): void {
    const event = row.events.find((one) => one.id === id)
    if (!event) return
    save(() => ask('contracts.removeEvent', { id }), () => ask('contracts.event', { customerId: customer, contract: row.id ?? row.key, kind: event.kind, day: event.day, untilDay: event.untilDay, reason: event.reason, ...(event.cycleDays !== null && { cycleDays: event.cycleDays }) }))
  }
}
