// The fields of a customer, for a correction and for a new one. Enter saves, Esc leaves.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayText } from '../../db/analysis/model.ts'
import type { CustomerField } from '../../db/orders/model.ts'
import { customerFields } from '../../db/orders/model.ts'
import { Trouble } from '../Trouble.tsx'
import type { AskError } from '../shop.ts'
import { askErrorOf } from '../shop.ts'
import { useWords } from '../useWords.ts'

export type Draft = Record<CustomerField, string>
export const emptyDraft = Object.fromEntries(customerFields.map((field) => [field, ''])) as Draft

/** The fields that cannot be stored as typed, from the person's point of view. */
export function badFields(draft: Draft): CustomerField[] {
  const postal = draft.postalCode.normalize('NFKC').replace(/[^0-9]/g, '')
  return customerFields.filter((field) => {
    const typed = draft[field].trim()
    if (field === 'name') return typed === '' && draft.company.trim() === ''
    if (typed === '') return false
    if (field === 'postalCode') return postal.length !== 7
    if (field === 'email') return !/^\S+@\S+$/.test(typed)
    if (field === 'birthday') return !dayText.safeParse(typed).success
    if (field === 'phone') return typed.normalize('NFKC').replace(/[^0-9]/g, '').length < 9
    return false
  })
}

interface Props { start: Draft; submitWord: string; submit: (draft: Draft) => Promise<void>; cancel: () => void }

export function CustomerForm({ start, submitWord, submit, cancel }: Props) {
  const { t } = useWords()
  const [draft, setDraft] = useState(start)
  const [bad, setBad] = useState<CustomerField[]>([])
  const [error, setError] = useState<AskError | null>(null)
  const [busy, setBusy] = useState(false)
  const send = () => {
    const trimmed = Object.fromEntries(customerFields.map((field) => [field, draft[field].trim()])) as Draft
    // What stood there before may stay, however it was written.
    const refused = badFields(trimmed).filter((field) => field === 'name' || trimmed[field] !== start[field])
    setBad(refused)
    if (refused.length > 0 || busy) return
    setBusy(true)
    setError(null)
    submit(trimmed).catch((failure: unknown) => { setError(askErrorOf(failure)); setBusy(false) })
  }
  return (
    <form className="customerForm" noValidate onSubmit={(event) => { event.preventDefault(); send() }}
      onKeyDown={(event) => { if (event.key === 'Escape' && !event.nativeEvent.isComposing) { event.preventDefault(); cancel() } }}>
      <Trouble error={error} />
      {customerFields.map((field, index) => (
        <div key={field} className={`formField ${field}`}>
          <TextInput size="xs" label={t(`customers.field.${field}`)} type={field === 'birthday' ? 'date' : field === 'email' ? 'email' : 'text'} inputMode={field === 'phone' || field === 'postalCode' ? 'tel' : undefined}
            maxLength={300} value={draft[field]} autoFocus={index === 0} error={bad.includes(field) && t(`customers.bad.${field as 'name'}`)} onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })} />
        </div>
      ))}
      <div className="row formButtons"><Button type="submit" size="xs" disabled={busy}>{submitWord}</Button><Button size="xs" variant="default" onClick={cancel}>{t('common.cancel')}</Button></div>
    </form>
  )
}
