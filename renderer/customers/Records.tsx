// まとめた記録・分け直す: every record behind a customer field by field, with the value in use marked; records of somebody else can be taken out.
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { CustomerPage, PinField, SourceRow } from '../../db/customers/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { decide } from './decided.ts'
import { knownFields, standingOf, valueOf } from './records.ts'
import { SplitPreview } from './SplitPreview.tsx'

interface Props { customer: CustomerPage; readOnly: boolean; close: () => void }

export function Records({ customer, readOnly, close }: Props) {
  const { t, channel, date, number } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const { saving, save } = useSaving()
  const [marked, setOut] = useState<ReadonlySet<number>>(new Set())
  const { sources, origins } = customer
  const fields = knownFields(sources)
  // A record that has gone to somebody else meanwhile is not to be taken out again.
  const out = new Set([...marked].filter((id) => sources.some((source) => source.id === id)))
  const splittable = sources.length > 1
  const byHand = fields.filter((field) => origins[field].edited)

  const pin = (field: PinField, source: number | null) => {
    const before = origins[field].pinned ? origins[field].source : null
    save(() => ask('customers.pin', { id: customer.id, field, source }), () => ask('customers.pin', { id: customer.id, field, source: before }))
  }
  const take = (id: number, on: boolean) => setOut(() => { const next = new Set(out); if (on) next.add(id); else next.delete(id); return next })
  const split = async () => {
    const done = await decide('splitDone', () => ask('customers.split', { id: customer.id, sources: [...out] }), customer.id)
    if (done === null) return
    setOut(new Set())
    if (done.id !== customer.id) openCustomer(done.id)
  }
  const row = (source: SourceRow) => (
    <tr key={source.id} className={out.has(source.id) ? 'out' : undefined}>
      {splittable && <td className="takeOut"><Checkbox aria-label={t('identity.takeOutOf', { channel: channel(source.channel), name: source.name || source.company })} disabled={readOnly} checked={out.has(source.id)} onChange={(event) => take(source.id, event.currentTarget.checked)} /></td>}
      <th scope="row"><b>{channel(source.channel)}</b>{source.channelCustomerId && <div className="small dim break">{source.channelCustomerId}</div>}</th>
      <td className="right">{number(source.orders)}</td>
      <td className="num nowrap">{source.lastDay ? date(source.lastDay) : t('common.none')}</td>
      {fields.map((field) => {
        const value = valueOf(source, field, (code) => t('customers.postal', { code }))
        const standing = standingOf(customer, source, field)
        const name = t(`identity.field.${field}`)
        return (
          <td key={field} className={standing === 'used' || standing === 'pinned' ? 'used break' : 'break'}>
            {value || <span className="dim">{t('common.none')}</span>}
            {(standing === 'used' || standing === 'pinned') && <span className="usedMark">{t('identity.usedMark')}{standing === 'pinned' && `${t('common.list')}${t('identity.pinned')}`}</span>}
            {standing === 'pinned' && !readOnly && <button type="button" className="link small" aria-label={t('identity.automaticOf', { field: name })} onClick={() => pin(field, null)}>{t('identity.automatic')}</button>}
            {standing === 'other' && !readOnly && <div><button type="button" className="link small" aria-label={t('identity.useOf', { channel: channel(source.channel), field: name, value })} onClick={() => pin(field, source.id)}>{t('identity.use')}</button></div>}
          </td>
        )
      })}
    </tr>
  )
  return (
    <section className="card records">
      <div className="cardHead">
        <h2 tabIndex={-1} ref={(heading) => { if (heading && !document.activeElement?.closest('.records')) heading.focus({ preventScroll: true }) }}>{t('identity.records')}<small>{t('identity.recordsOpen', { count: sources.length })}</small></h2>
        <button type="button" className="link small" onClick={close}>{t('identity.hide')}</button>
      </div>
      <p className="small dim">{t('identity.recordsSay')}{byHand.length > 0 && ` ${t('identity.byHand', { fields: byHand.map((field) => t(`identity.field.${field}`)).join(t('common.list')) })}`}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('identity.records')} data-scroll-x>
        <table className="table recordsTable">
          <thead><tr>{splittable && <th scope="col">{t('identity.takeOut')}</th>}<th scope="col">{t('identity.record')}</th><th scope="col" className="right">{t('identity.recordOrders')}</th><th scope="col">{t('identity.recordLast')}</th>{fields.map((field) => <th key={field} scope="col">{t(`identity.field.${field}`)}</th>)}</tr></thead>
          <tbody>{sources.map(row)}</tbody>
        </table>
      </div>
      <Saved saving={saving} />
      {splittable && !readOnly && (out.size === 0 ? <p className="small dim">{t('identity.splitSay')}</p> : (
        <>
          <SplitPreview customer={customer} out={out} />
          {out.size === sources.length ? <p className="small">{t('identity.splitAll')}</p> : <p className="row"><Button onClick={() => void split()}>{t('identity.splitDo', { count: out.size })}</Button><span className="small dim">{t('identity.splitNote')}</span></p>}
        </>
      ))}
    </section>
  )
}
