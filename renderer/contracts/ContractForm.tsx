// What was agreed: 解約 with its reason, 休止 from–to, a new cycle, 再開; the day is today unless another is given.
import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ContractEventKind } from '../../db/contracts/model.ts'
import { useWords } from '../useWords.ts'

export type Action = ContractEventKind
export interface Agreed { day: string; untilDay?: string; cycleDays?: number; reason: string }
interface Props { action: Action; today: string; cycle: number; close: () => void; submit: (agreed: Agreed) => void }

/** Whether it can be written down as it stands: a pause does not end before it begins, a cycle is 1 to 366 days. */
export function usable(action: Action, { day, untilDay, cycleDays }: Omit<Agreed, 'reason'>): boolean {
  if (day === '' || (action === 'paused' && untilDay !== undefined && untilDay < day)) return false
  return action !== 'cycleChanged' || (cycleDays !== undefined && Number.isInteger(cycleDays) && cycleDays >= 1 && cycleDays <= 366)
}

export function ContractForm({ action, today, cycle, close, submit }: Props) {
  const { t } = useWords()
  const [day, setDay] = useState(today)
  const [until, setUntil] = useState('')
  const [days, setDays] = useState<number | string>(cycle)
  const [reason, setReason] = useState('')
  const agreed: Agreed = { day, reason: reason.trim(), ...(action === 'paused' && until !== '' && { untilDay: until }), ...(action === 'cycleChanged' && { cycleDays: Number(days) }) }
  const ready = usable(action, agreed)
  return (
    <form className="contractForm" aria-label={t(`contracts.do.${action}`)} onSubmit={(event) => { event.preventDefault(); if (ready) submit(agreed) }} onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); close() } }}>
      <div className="row">
        <TextInput size="xs" type="date" max="9999-12-31" autoFocus label={t(action === 'paused' ? 'contracts.from' : 'contracts.day')} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        {action === 'paused' && <TextInput size="xs" type="date" max="9999-12-31" label={t('contracts.until')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />}
        {action === 'cycleChanged' && <NumberInput size="xs" className="cycleInput" label={t('contracts.newCycle')} min={1} max={366} allowDecimal={false} hideControls value={days} onChange={setDays} />}
      </div>
      {(action === 'cancelled' || action === 'paused') && <TextInput size="xs" label={t('contracts.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
      <div className="row"><Button type="submit" size="compact-sm" disabled={!ready}>{t(`contracts.submit.${action}`)}</Button><button type="button" className="link small" onClick={close}>{t('common.cancel')}</button></div>
    </form>
  )
}
