// 曜日・時間帯: the week as shades, a number in every hour.
import { useWords } from '../../../useWords.ts'
import { useCells } from '../../useCells.ts'
import { HeatGrid } from '../HeatGrid.tsx'
import type { PictureProps } from '../picture.ts'

export function Calendar({ answer, message, open }: PictureProps<{ hours: number[][] }>) {
  const { write } = useCells(answer.panel)
  const { number } = useWords()
  const day = (weekday: number) => write({ kind: 'weekday', code: weekday })
  const { hours } = answer.result
  return <HeatGrid message={message} corner={write({ kind: 'word', key: 'corner' })} side="68px" heads={hours[0].map((_, hour) => String(hour))}
    rows={hours.map((row, weekday) => ({
      label: day(weekday),
      fields: row.map((orders, hour) => {
        const name = write({ kind: 'word', key: 'cell', params: { weekday: day(weekday), hour } })
        return orders === 0 ? { value: 0, shown: '', name } : { value: orders, shown: number(orders), name, pick: () => open({ weekday, hour }, name) }
      }),
    }))} />
}
