// One thing of the timeline that is no order: said, sent, done or decided.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { TimelineRow } from '../../db/interactions/model.ts'
import { interactionKinds } from '../../db/interactions/model.ts'
import type { OutputKind } from '../../db/letters/model.ts'
import type { TaskResult } from '../../db/tasks/model.ts'
import { taskResults } from '../../db/tasks/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'

const isResult = (code: string): code is TaskResult => (taskResults as readonly string[]).includes(code)
const isSaid = (row: TimelineRow) => (interactionKinds as readonly string[]).includes(row.kind)

export function Event({ row, readOnly }: { row: TimelineRow; readOnly: boolean }) {
  const { date } = useWords()
  const { title, beside, text } = useEventWords(row)
  return (
    <li className={`event ${row.kind} ${row.open ? 'openComplaint' : ''} ${isSaid(row) ? '' : 'minor'}`}>
      <p className="orderHead"><time dateTime={row.day} className="num">{date(row.day)}</time><b>{title}</b>{beside && <span className="dim small">{beside}</span>}</p>
      {text && <p className="break eventText">{text}</p>}
      {row.open && !readOnly && <CloseComplaint id={row.id} />}
    </li>
  )
}

/** Heading, small words beside it, and what was written down. */
function useEventWords(row: TimelineRow): { title: string; beside: string; text: string } {
  const { t, scenario } = useWords()
  const staff = row.staff
  switch (row.kind) {
    case 'output': return { title: t('event.output'), beside: t(`letters.kind.${row.detail as OutputKind}`, { defaultValue: row.detail }), text: row.text }
    case 'task': return { title: t(row.ended ? 'event.taskSkipped' : 'event.taskDone'), beside: [scenario(row.detail), row.ended && row.text !== 'byHand' && t(`tasksCli.closedWhy.${row.text as 'expired'}`, { defaultValue: '' })].filter(Boolean).join(t('common.list')), text: '' }
    case 'stop': return { title: t(row.ended ? 'event.stopEnded' : 'event.stop', { medium: t(`care.medium.${row.detail as 'post'}`) }), beside: '', text: row.text.startsWith('task:') ? t('care.fromTask') : row.text }
    case 'consent': return { title: t(row.ended ? 'event.consentEnded' : 'event.consent'), beside: '', text: row.text }
    case 'mark': return { title: t(row.ended ? 'event.markEnded' : 'event.mark', { mark: t(`care.marks.${row.detail as 'returned'}`) }), beside: '', text: row.text }
    case 'trait': return { title: t(row.ended ? 'event.traitEnded' : 'event.trait', { trait: t(`segments.trait.${row.detail as 'taste'}`) }), beside: '', text: row.text }
    case 'edit': return { title: t('event.edit', { field: t(`customers.field.${row.detail as 'name'}`) }), beside: row.text, text: '' }
    default: {
      const result = row.kind === 'complaint' || row.kind === 'voice' ? '' : isResult(row.detail) ? t(`tasks.result.${row.detail}`) : row.detail === 'complaintClosed' ? t('event.complaintClosed') : ''
      const inboundCall = row.kind === 'call' && row.inbound
      return { title: inboundCall ? t('event.callIn') : t(`event.${row.kind}`), beside: [result, staff].filter(Boolean).join(t('common.list')), text: row.text }
    }
  }
}

/** An open complaint comes before everything else: what was done about it, and it is closed. */
function CloseComplaint({ id }: { id: number }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const { saving, save } = useSaving()
  if (!asking) return <p><Button size="compact-sm" color="shu" variant="outline" onClick={() => setAsking(true)}>{t('care.closeComplaint')}</Button></p>
  return (
    <form className="row" onSubmit={(event) => { event.preventDefault(); save(() => ask('interactions.closeComplaint', { id, text: text.trim() }), () => Promise.resolve()) }} onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); setAsking(false) } }}>
      <TextInput className="grow" size="xs" autoFocus aria-label={t('care.closeText')} placeholder={t('care.closeText')} maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit" size="compact-sm" color="shu">{t('care.closeComplaint')}</Button>
      {saving.state === 'failed' && <Saved saving={saving} />}
    </form>
  )
}
