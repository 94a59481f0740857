// Two days to choose on a panel: the earlier and the later one. Sent only when they are in that order and not beyond the panel's day.
import { TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { PanelChoice } from '../../db/analysis/panelModel.ts'
import { dayText } from '../../db/analysis/model.ts'
import { useWords } from '../useWords.ts'
import type { Cells } from './useCells.ts'

interface Props { pair: readonly PanelChoice[]; /** The days in force. */ days: Record<string, unknown>; latest: string; cells: Cells; choose: (option: string, value: string) => void }

/** Why two days cannot be compared; null = they can, undefined = one of them is not typed to its end. */
export function refusedDays(earlier: string, later: string, latest: string): 'order' | 'late' | null | undefined {
  // While a year is typed it reads 0002, 0020 …
  if ([earlier, later].some((day) => !dayText.safeParse(day).success || day < '1990-01-01')) return undefined
  return earlier >= later ? 'order' : later > latest ? 'late' : null
}

export function DayChoices({ pair, days, latest, cells, choose }: Props) {
  const { t, date } = useWords()
  const id = useId()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const dayOf = (option: string): string => typed[option] ?? (typeof days[option] === 'string' ? days[option] : '')
  const [earlier, later] = pair.map(({ option }) => option)
  const refused = refusedDays(dayOf(earlier), dayOf(later), latest)
  const type = (option: string, day: string) => {
    const now = { [earlier]: dayOf(earlier), [later]: dayOf(later), [option]: day }
    setTyped(now)
    if (refusedDays(now[earlier], now[later], latest) === null) for (const one of [earlier, later]) choose(one, now[one])
  }
  return (
    <div className="dayChoices">
      {pair.map(({ option }) => (
        <label key={option}>
          <span className="small dim">{cells.option(option)}</span>
          <TextInput type="date" size="xs" max={latest} value={dayOf(option)} aria-invalid={!!refused} aria-describedby={refused ? id : undefined} onChange={(event) => type(option, event.currentTarget.value)} />
        </label>
      ))}
      {refused && <span id={id} className="small dayRefused" role="alert">{t(`analysis.days.${refused}`, { day: date(latest) })}</span>}
    </div>
  )
}
