// 販路の移り変わり: each month one bar, the channels one upon the other.
import type { ChannelMix as Mix } from '../../../../db/analysis/channelModel.ts'
import type { ChartSeries, Tone } from '../../../ui/chartModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import { useMoney } from '../../useCells.ts'
import type { PictureProps } from '../picture.ts'

const inks: Tone[] = ['ai', 'aiMid', 'matsu', 'yamabuki', 'aiSoft']
type Measure = 'sales' | 'orders' | 'customers'

export function ChannelMix({ answer, message, open }: PictureProps<Mix>) {
  const { t, number, yen, people, channel, month: monthOf, monthTick } = useWords()
  const { sales } = useMoney()
  const { months, channels } = answer.result
  const measure = answer.options.measure as Measure
  const drawn = (values: number[]) => (measure === 'sales' ? values.map(sales) : values)
  const shown = (value: number) => (measure === 'sales' ? yen(value) : measure === 'customers' ? people(value) : t('units.orders', { count: value }))
  // Five inks can be told apart; what comes after is drawn together.
  const own = channels.length > inks.length ? channels.slice(0, inks.length - 1) : channels
  const rest = channels.slice(own.length)
  const series = own.map((row, i): ChartSeries => ({ name: channel(row.channel), tone: inks[i], values: drawn(row[measure]), shown: drawn(row[measure]).map(shown) }))
  if (rest.length > 0) {
    const values = drawn(months.map((_, m) => rest.reduce((sum, row) => sum + row[measure][m], 0)))
    series.push({ name: t('analysis.others'), tone: 'nezuSoft', values, shown: values.map(shown) })
  }
  return (
    <Picture
      kind="bar" stacked message={message} series={series}
      labels={months.map(monthTick)} full={months.map(monthOf)}
      axis={(value) => (measure === 'sales' ? yen(value) : number(value))}
      onPick={(m, s) => { const row = own[s]; if (row && row.customers[m] > 0) open({ channel: row.channel, month: months[m] }, `${channel(row.channel)} ${monthOf(months[m])}`) }}
    />
  )
}
