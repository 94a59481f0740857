// この方々に声をかける: one task each for the people of a list, after a look at who is left out and why; taken back at once.
import { Button, Popover, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayText } from '../../db/analysis/model.ts'
import type { PeopleRef } from '../../db/analysis/model.ts'
import { LIST_DAYS, listReasons, MOST_LIST } from '../../db/tasks/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import './tasks.css'

const ways = ['phone', 'postcard', 'letter', 'email'] as const
interface Props {
  count: number
  /** The list's own words: the reason, until another is written. */
  name: string
  today: string
  /** Names the people as of today. */
  people: () => Promise<PeopleRef>
}

export function ForList({ count, name, today, people }: Props) {
  const { t, people: peopleOf } = useWords()
  const [ref, setRef] = useState<PeopleRef | null>(null)
  const [error, setError] = useState<AskError | null>(null)
  const toggle = () => {
    setError(null)
    if (ref) setRef(null)
    else people().then(setRef, (failure: unknown) => setError(askErrorOf(failure)))
  }
  // While the list is being read again nothing new is begun; what is open stays.
  if (count === 0 && ref === null && error === null) return null
  return (
    <Popover opened={ref !== null || error !== null} onChange={(open) => { if (!open) { setRef(null); setError(null) } }} position="bottom-end" width={400} trapFocus returnFocus withArrow={false}>
      <Popover.Target><Button size="compact-sm" variant="default" aria-expanded={ref !== null} onClick={toggle}>{t('tasks.forList.open')}</Button></Popover.Target>
      <Popover.Dropdown aria-label={t('tasks.forList.title', { people: peopleOf(count) })}>
        <Trouble error={error} again={toggle} />
        {ref && <Form key={JSON.stringify(ref).slice(0, 200)} people={ref} count={count} name={name} today={today} close={() => setRef(null)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Form({ people, count, name, today, close }: Pick<Props, 'count' | 'name' | 'today'> & { people: PeopleRef; close: () => void }) {
  const { t, number, people: peopleOf, dateLong } = useWords()
  const [channel, setChannel] = useState<(typeof ways)[number]>('phone')
  const [due, setDue] = useState(today)
  const [reason, setReason] = useState(name.slice(0, 200))
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ batch: string; can: number } | 'undone' | null>(null)
  const [error, setError] = useState<AskError | null>(null)
  const plan = useAsk('tasks.planList', made === null ? { people, channel } : null)
  const run = <T,>(work: () => Promise<T>, done: (value: T) => void) => {
    setBusy(true)
    setError(null)
    work().then((value) => { setBusy(false); done(value) }, (failure: unknown) => { setBusy(false); setError(askErrorOf(failure)) })
  }
  if (made === 'undone') return <div className="stack" role="status"><p className="savedWord">{t('common.undone')}</p><div><Button size="xs" variant="default" onClick={close}>{t('common.close')}</Button></div></div>
  if (made) {
    return (
      <div className="stack" role="status">
        <p className="savedWord">{t('tasks.forList.made', { count: made.can, day: dateLong(due) })}</p>
        <Trouble error={error} />
        <div className="row"><Button size="xs" variant="default" disabled={busy} onClick={() => run(() => ask('tasks.removeForList', { batch: made.batch }), () => setMade('undone'))}>{t('common.undo')}</Button><Button size="xs" data-autofocus onClick={close}>{t('common.close')}</Button></div>
      </div>
    )
  }
  const can = plan.value?.can ?? 0
  const left = listReasons.flatMap((why) => { const n = plan.value?.left[why] ?? 0; return n > 0 ? [t('tasks.forList.leftOne', { why: t(`tasks.forList.reason.${why}`), people: peopleOf(n) })] : [] })
  const good = dayText.safeParse(due).success && due >= today && reason.trim() !== '' && can > 0 && can <= MOST_LIST && !plan.loading
  return (
    <form className="stack forList" onSubmit={(event) => { event.preventDefault(); if (good && !busy) run(() => ask('tasks.createForList', { people, channel, due, reason: reason.trim(), words: words.trim() }), setMade) }}>
      <b>{t('tasks.forList.title', { people: peopleOf(count) })}</b>
      <div className="chips" role="group" aria-label={t('tasks.byChannel')}>{ways.map((way) => <button key={way} type="button" aria-pressed={channel === way} onClick={() => setChannel(way)}>{t(`tasks.channel.${way}`)}</button>)}</div>
      <p className="small" role="status">
        {plan.value && t('tasks.forList.can', { people: peopleOf(can) })}
        {left.length > 0 && <span className="dim">{t('tasks.forList.left', { list: left.join(t('tasks.forList.join')) })}</span>}
        {can > MOST_LIST && <span className="savedBad">{t('tasks.forList.tooMany', { most: number(MOST_LIST) })}</span>}
      </p>
      <TextInput size="xs" type="date" label={t('tasks.forList.due')} min={today} value={due} onChange={(event) => setDue(event.currentTarget.value)} description={t('tasks.forList.dueSay', { days: LIST_DAYS })} />
      <TextInput size="xs" label={t('tasks.forList.why')} maxLength={200} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Textarea size="xs" label={t('tasks.forList.words')} rows={3} maxLength={1000} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Trouble error={error ?? plan.error} />
      <div className="row"><Button type="submit" size="xs" loading={busy} disabled={!good}>{t('tasks.forList.make', { count: can })}</Button><Button size="xs" variant="default" onClick={close}>{t('common.cancel')}</Button></div>
    </form>
  )
}
