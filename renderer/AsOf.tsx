// The day the figures are of: today, the last day of the data, or any other.
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayText } from '../db/analysis/model.ts'
import { useWords } from './useWords.ts'
import { useView } from './view.ts'

export function AsOf({ lastDay }: { lastDay: string | null }) {
  const { t, date } = useWords()
  const asOf = useView((view) => view.asOf)
  const setAsOf = useView((view) => view.setAsOf)
  const [choosing, setChoosing] = useState(asOf !== null && asOf !== lastDay)
  const mode = choosing ? 'date' : asOf === null ? 'today' : asOf === lastDay ? 'last' : 'date'
  const choose = (next: string) => {
    setChoosing(next === 'date')
    if (next !== 'date') setAsOf(next === 'last' ? lastDay : null)
  }
  return (
    <div className="row asOf" role="group" aria-label={t('today.asOf')}>
      <NativeSelect
        aria-label={t('today.asOf')}
        value={mode}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: 'today', label: t('today.asOfTodayChoice') },
          ...(lastDay ? [{ value: 'last', label: t('today.asOfLast', { day: date(lastDay) }) }] : []),
          { value: 'date', label: t('today.asOfDate') },
        ]}
      />
      {mode === 'date' && <TextInput type="date" aria-label={t('today.date')} defaultValue={asOf ?? lastDay ?? ''} onChange={(event) => { const day = event.currentTarget.value; if (dayText.safeParse(day).success && day >= '1990-01-01') setAsOf(day) }} />}
    </div>
  )
}
