// 新規とリピート, month by month: sales or people, one on the other.
import type { NewRepeatMonth } from '../../../../db/analysis/stagesModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import { useMoney } from '../../useCells.ts'
import type { PictureProps } from '../picture.ts'

export function NewRepeat({ answer, message, open }: PictureProps<{ months: NewRepeatMonth[] }>) {
  const { t, people, number, month: monthOf, monthTick } = useWords()
  const money = useMoney()
  const { months } = answer.result
  const bySales = answer.options.show !== 'people'
  const parts = ['repeat', 'first'] as const
  const value = (month: NewRepeatMonth, part: (typeof parts)[number]): number => month[`${part}${bySales ? 'Sales' : 'Buyers'}`]
  const name = (part: (typeof parts)[number]): string => t(`panels.newRepeat.words.${part}`)
  const full = months.map(({ month }) => monthOf(month))
  return (
    <Picture
      kind="bar" stacked message={message} height={240} labels={months.map(({ month }) => monthTick(month))} full={full}
      series={parts.map((part) => ({
        name: name(part), tone: part === 'repeat' ? 'ai' : 'matsu', values: months.map((month) => (bySales ? money.sales(value(month, part)) : value(month, part))),
        shown: months.map((month) => (bySales ? money.yen(value(month, part)) : people(value(month, part)))),
      }))}
      axis={(at) => (bySales ? money.profit(at) : number(at))}
      onPick={(index, series) => open({ month: months[index].month, part: parts[series] }, `${full[index]} ${name(parts[series])}`)}
    />
  )
}
