// What came of a task: result buttons, an optional note, another day, or not this time.
import { Button, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { dayText } from '../../db/analysis/model.ts'
import type { TaskResult, TaskRow } from '../../db/tasks/model.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import { act } from './act.ts'
import type { Snooze } from './channels.ts'
import { dayAfter, resultsOf, snoozeDays } from './channels.ts'

interface Props {
  task: TaskRow
  /** Today, as the answer that held the task says it. */
  today: string
  /** The day looked at; null = today. */
  asOf: string | null
  /** The first result takes the focus. */
  focus?: boolean
  /** Before the task leaves the screen: the place to hand the focus on. */
  leaving?: () => void
}

export function TaskForm({ task, today, asOf, focus, leaving }: Props) {
  const words = useWords()
  const { t, dateShort, sama } = words
  const [note, setNote] = useState('')
  const [choosing, setChoosing] = useState(false)
  const [chosen, setChosen] = useState(dayAfter(today, 14))
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState(0)
  const name = sama(task)
  const when = asOf ? { asOf } : {}
  const run = (say: string, write: () => Promise<unknown>, undo: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    leaving?.()
    void act({ customer: task.customerId, say, undone: t('tasks.reopened', { name }) }, write, undo).then((worked) => { if (!worked) setBusy(false) })
  }
  const reopen = () => ask('tasks.reopen', { id: task.id })
  const finish = (result: TaskResult) => run(t('tasks.noted', { name, result: t(`tasks.result.${result}`) }), () => ask('tasks.finish', { id: task.id, result, text: note.trim(), ...when }), reopen)
  const snooze = (to: string) => run(t('tasks.snoozed', { name, day: dateShort(to) }), () => ask('tasks.snooze', { id: task.id, to, ...when }), () => ask('tasks.snooze', { id: task.id, to: task.due, ...when }))
  const skip = () => run(t('tasks.skipped', { name }), () => ask('tasks.skip', { id: task.id, ...when }), reopen)
  const badDay = !dayText.safeParse(chosen).success || chosen <= today

  /** ← → walk along the results. */
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
    event.preventDefault()
  }
  return (
    <div className="taskForm">
      <div className="row taskResults" role="group" aria-label={t('tasks.resultOf', { name })} onKeyDown={walk}>
        {resultsOf(task.channel).map((result, index) => (
          <Button key={result} size="xs" disabled={busy} variant={index === 0 ? 'filled' : 'default'} color={index === 0 ? undefined : 'gray'} autoFocus={focus && index === 0} onClick={() => finish(result)}>{t(`tasks.result.${result}`)}</Button>
        ))}
        {task.channel === 'phone' && task.phone && <span className="taskPhone num">{task.phone}</span>}
      </div>
      <TextInput size="xs" aria-label={t('tasks.note')} placeholder={t('tasks.notePlaceholder')} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <div className="row taskLater small">
        <span className="dim">{t('tasks.later')}</span>
        {(Object.keys(snoozeDays) as Snooze[]).map((key) => <button key={key} type="button" className="link" onClick={() => snooze(dayAfter(today, snoozeDays[key]))}>{t(`tasks.snooze.${key}`)}</button>)}
        {choosing ? (
          <form className="row" onSubmit={(event) => { event.preventDefault(); if (!badDay) snooze(chosen) }}>
            <TextInput size="xs" type="date" autoFocus aria-label={t('tasks.snooze.date')} min={dayAfter(today, 1)} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} />
            <Button type="submit" size="compact-xs" variant="default" disabled={badDay}>{t('tasks.snooze.go')}</Button>
          </form>
        ) : <button type="button" className="link" onClick={() => setChoosing(true)}>{t('tasks.snooze.date')}</button>}
        <span className="grow" />
        <button type="button" className="link" onClick={skip}>{t('tasks.skip')}</button>
        <button type="button" className="link" onClick={() => { ask('shell.copy', { text: task.words }).then(() => setCopied((n) => n + 1), () => undefined) }}>{t('tasks.copyWords')}</button>
        <span role="status" key={copied}>{copied > 0 && t('common.copied')}</span>
      </div>
    </div>
  )
}
