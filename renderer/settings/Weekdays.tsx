// The days of the week on which the shop rests: seven toggles, Monday first.
import { useWords } from '../useWords.ts'
import { withWeekday } from './fields.ts'

interface Props { closed: string; disabled: boolean; label: string; choose: (closed: string) => void }

export function Weekdays({ closed, disabled, label, choose }: Props) {
  const { t } = useWords()
  return (
    <div className="chips weekdays" role="group" aria-label={label}>
      {([0, 1, 2, 3, 4, 5, 6] as const).map((day) => {
        const on = closed.includes(String(day))
        return <button key={day} type="button" disabled={disabled} aria-pressed={on} onClick={() => choose(withWeekday(closed, day, !on))}>{t(`settings.weekday.${day}`)}</button>
      })}
    </div>
  )
}
