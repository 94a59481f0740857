// やりとりを記録: what kind, a few words, Enter. Can be taken back at once.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayText } from '../../db/analysis/model.ts'
import type { CustomerPage } from '../../db/customers/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import { contacts, usualContacts } from './contacts.ts'

export function AddContact({ customer }: { customer: CustomerPage }) {
  const { t } = useWords()
  const [key, setKey] = useState<(typeof contacts)[number]['key'] | null>(null)
  const [text, setText] = useState('')
  const [day, setDay] = useState(customer.asOf)
  const [all, setAll] = useState(false)
  const { saving, save } = useSaving()
  const chosen = contacts.find((one) => one.key === key)
  const good = dayText.safeParse(day).success && day <= customer.asOf
  const close = () => { setKey(null); setText(''); setDay(customer.asOf) }
  const add = () => {
    if (!chosen || !good) return
    let id = 0
    const { kind, inbound } = chosen
    close()
    save(async () => { id = (await ask('interactions.add', { customerId: customer.id, kind, inbound, day, text: text.trim() })).id }, () => ask('interactions.remove', { id }))
  }
  return (
    <div className="addContact">
      <div className="chips" role="group" aria-label={t('contact.add')}>
        {contacts.slice(0, all ? undefined : usualContacts).map((one) => <button key={one.key} type="button" aria-pressed={key === one.key} onClick={() => setKey(key === one.key ? null : one.key)}>{t(`contact.${one.key}`)}</button>)}
        {!all && <button type="button" onClick={() => setAll(true)}>{t('contact.more')}</button>}
      </div>
      {chosen && (
        <form className="row" onSubmit={(event) => { event.preventDefault(); add() }} onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); close() } }}>
          <TextInput key={chosen.key} className="grow" size="xs" autoFocus aria-label={t('contact.text')} placeholder={t(chosen.kind === 'complaint' ? 'contact.textComplaint' : chosen.kind === 'voice' ? 'contact.textVoice' : 'contact.text')} maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <TextInput size="xs" type="date" aria-label={t('contact.day')} max={customer.asOf} value={day} error={!good} onChange={(event) => setDay(event.currentTarget.value)} />
          <Button type="submit" size="compact-sm" disabled={!good}>{t('contact.save')}</Button>
        </form>
      )}
      <Saved saving={saving} />
    </div>
  )
}
