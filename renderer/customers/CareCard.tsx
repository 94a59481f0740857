// ご連絡の可否: what may be sent and said, since when and from whom we know; and the marks that keep a person off every list.
import { Button, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { CustomerPage } from '../../db/customers/model.ts'
import type { MarkKind, Medium } from '../../db/interactions/model.ts'
import { markKinds, media } from '../../db/interactions/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'

interface Props { customer: CustomerPage; readOnly: boolean }

export function CareCard({ customer, readOnly }: Props) {
  const { t } = useWords()
  return (
    <section className="card careCard">
      <h2>{t('care.title')}</h2>
      <ul className="careList">
        {media.map((medium) => <Stop key={medium} customer={customer} medium={medium} readOnly={readOnly} />)}
        <Consent customer={customer} readOnly={readOnly} />
      </ul>
      <h3 className="careMarks">{t('care.marksTitle')}</h3>
      <ul className="careList">{markKinds.map((kind) => <Mark key={kind} customer={customer} kind={kind} readOnly={readOnly} />)}</ul>
    </section>
  )
}

function Stop({ customer, medium, readOnly }: Props & { medium: Medium }) {
  const { t, date } = useWords()
  const stop = customer.care.stops.find((row) => row.medium === medium)
  const put = (stopped: boolean, source: string) => () => ask('customers.stop', { customerId: customer.id, medium, stopped, source })
  const source = stop && (stop.source.startsWith('task:') ? t('care.fromTask') : stop.source)
  return (
    <Line name={t(`care.medium.${medium}`)} bad={stop !== undefined} state={stop ? t('care.stopped') : t('care.allowed')} since={stop && [date(stop.since), source].filter(Boolean).join(t('common.list'))}
      word={t(stop ? 'care.allow' : 'care.stop')} label={t(stop ? 'care.allowOf' : 'care.stopOf', { medium: t(`care.medium.${medium}`) })} readOnly={readOnly}
      note={stop ? null : { label: t('care.source'), start: t('care.sourceSelf') }} act={(text) => [put(!stop, text), put(stop !== undefined, stop?.source ?? '')]} />
  )
}

function Consent({ customer, readOnly }: Props) {
  const { t, date } = useWords()
  const { consent } = customer.care
  const put = (given: boolean, how: string) => () => ask('customers.consent', { customerId: customer.id, given, how })
  return (
    <Line name={t('care.consent')} bad={false} state={t(consent ? 'care.given' : 'care.notGiven')} since={consent ? [date(consent.givenOn), consent.how].filter(Boolean).join(t('common.list')) : undefined}
      word={t(consent ? 'care.withdraw' : 'care.give')} label={t(consent ? 'care.withdrawOf' : 'care.giveOf')} readOnly={readOnly}
      note={consent ? null : { label: t('care.how'), start: '' }} act={(text) => [put(!consent, text), put(consent !== null, consent?.how ?? '')]} />
  )
}

function Mark({ customer, kind, readOnly }: Props & { kind: MarkKind }) {
  const { t, date } = useWords()
  const value = customer.care[kind]
  const since = typeof value === 'string' ? value : value?.since
  const text = value !== null && typeof value === 'object' ? value.note : ''
  const put = (on: boolean, note: string) => () => ask('customers.mark', { customerId: customer.id, kind, on, note })
  return (
    <Line name={t(`care.marks.${kind}`)} say={since ? undefined : t(`care.marksSay.${kind}`)} bad={since !== undefined} state={since ? t('care.marked') : ''} since={since && [date(since), text].filter(Boolean).join(t('common.list'))}
      word={t(since ? 'care.unmark' : 'care.mark')} label={t(since ? 'care.unmarkOf' : 'care.markOf', { mark: t(`care.marks.${kind}`) })} readOnly={readOnly}
      note={null} act={() => [put(since === undefined, ''), put(since !== undefined, text)]} />
  )
}

interface LineProps {
  name: string
  state: string
  say?: string
  since: string | undefined
  bad: boolean
  word: string
  label: string
  readOnly: boolean
  /** A text asked for before it is done; Enter does it. */
  note: { label: string; start: string } | null
  /** The write and its undo. */
  act: (text: string) => [() => Promise<unknown>, () => Promise<unknown>]
}

/** One line: how it stands, since when, and the one thing to press. */
function Line({ name, state, say, since, bad, word, label, readOnly, note, act }: LineProps): ReactNode {
  const { t } = useWords()
  const { saving, save } = useSaving()
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState(note?.start ?? '')
  const go = () => { setAsking(false); save(...act(text.trim())) }
  return (
    <li>
      <div className="careLine">
        <span className="careName">{name}</span>
        {state && <span className={bad ? 'tag care' : 'dim small'}>{state}</span>}
        <span className="grow" />
        {!readOnly && !asking && <button type="button" className="link small" aria-label={label} onClick={() => { if (note) { setText(note.start); setAsking(true) } else go() }}>{word}</button>}
      </div>
      {since && <p className="small dim break num">{since}</p>}
      {say && <p className="small dim">{say}</p>}
      {asking && note && (
        <form className="row careAsk" onSubmit={(event) => { event.preventDefault(); go() }} onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); setAsking(false) } }}>
          <TextInput className="grow" size="xs" autoFocus aria-label={note.label} placeholder={note.label} maxLength={200} value={text} onFocus={(event) => event.currentTarget.select()} onChange={(event) => setText(event.currentTarget.value)} />
          <Button type="submit" size="compact-sm">{word}</Button>
          <button type="button" className="link small" onClick={() => setAsking(false)}>{t('common.cancel')}</button>
        </form>
      )}
      <Saved saving={saving} />
    </li>
  )
}
