// お客様の情報: what is known of the person, corrected in place; files that come later do not undo a correction.
import { useState } from 'react'
import type { CustomerPage } from '../../db/customers/model.ts'
import type { CustomerField } from '../../db/orders/model.ts'
import { customerFields } from '../../db/orders/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import type { Draft } from './CustomerForm.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { Former, Household } from './Around.tsx'

interface Props { customer: CustomerPage; readOnly: boolean; /** The records behind the customer, shown or not. */ records: boolean; showRecords: (show: boolean) => void }

export function InfoCard({ customer, readOnly, records, showRecords }: Props) {
  const { t } = useWords()
  const [editing, setEditing] = useState(false)
  const { saving, save } = useSaving()
  const openCustomer = useView((view) => view.openCustomer)
  const draft = Object.fromEntries(customerFields.map((field) => [field, customer[field]])) as Draft

  const commit = async (next: Draft) => {
    const changed = customerFields.filter((field) => next[field] !== draft[field])
    setEditing(false)
    if (changed.length === 0) return
    const put = (from: Draft) => async () => {
      const page = await ask('customers.edit', { id: customer.id, fields: Object.fromEntries(changed.map((field) => [field, from[field]])) })
      if (page.id !== customer.id) openCustomer(page.id)
    }
    save(put(next), put(draft))
  }
  return (
    <section className="card">
      <div className="cardHead">
        <h2>{t('customers.info')}</h2>
        {!editing && !readOnly && <button type="button" className="link small" onClick={() => setEditing(true)}>{t('customers.edit')}</button>}
      </div>
      {editing ? <CustomerForm start={draft} submitWord={t('customers.save')} submit={commit} cancel={() => setEditing(false)} /> : <Known customer={customer} />}
      <Saved saving={saving} />
      <Edits customer={customer} />
      <Household customer={customer} />
      <Former customer={customer} />
      {customer.sources.length > 0 && (
        <p className="known"><button type="button" className="link" aria-expanded={records} onClick={() => showRecords(!records)}>{customer.sources.length === 1 ? t('customers.sourcesOne') : t('customers.sourcesCount', { count: customer.sources.length })}{'\u3000'}{t('identity.records')}</button></p>
      )}
    </section>
  )
}

function Known({ customer }: { customer: CustomerPage }) {
  const { t, channel, dateWords } = useWords()
  const address = [customer.postalCode && t('customers.postal', { code: customer.postalCode }), customer.prefecture + customer.address1, customer.address2].filter(Boolean)
  return (
    <dl className="facts">
      <Fact name={t('customers.kana')}>{customer.kana}</Fact>
      <Fact name={t('customers.company')}>{customer.name ? customer.company : ''}</Fact>
      <Fact name={t('customers.address')}>{address.length > 0 && address.map((line) => <div key={line}>{line}</div>)}</Fact>
      <Fact name={t('customers.phone')}>{customer.phone}</Fact>
      <Fact name={t('customers.email')}>{customer.email}</Fact>
      <Fact name={t('customers.birthday')}>{customer.birthday && dateWords(customer.birthday)}</Fact>
      <Fact name={t('customers.channels')}>{customer.channels.map(channel).join(t('common.list'))}</Fact>
      <Fact name={t('customers.customerNo')}>{String(customer.id)}</Fact>
    </dl>
  )
}

/** A line of the card; left out where nothing is known. */
function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return children ? <><dt>{name}</dt><dd className="break">{children}</dd></> : null
}

/** What was corrected by hand, small. */
function Edits({ customer }: { customer: CustomerPage }) {
  const { t, date } = useWords()
  const edits = customer.timeline.filter((row) => row.kind === 'edit')
  if (edits.length === 0) return null
  return (
    <details className="edits small">
      <summary className="dim">{t('customers.edits', { count: edits.length })}</summary>
      <ul>{edits.map((row) => <li key={row.id} className="dim break"><span className="num">{date(row.day)}</span> {t('common.named', { name: t(`customers.field.${row.detail as CustomerField}`), value: row.text })}</li>)}</ul>
    </details>
  )
}
