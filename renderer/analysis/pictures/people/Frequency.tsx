// 購入の回数: how many bought how often in the year, in each month, or over how many categories.
import type { FrequencyResult } from '../../../../db/analysis/groupModel.ts'
import type { CellKey } from '../../../../db/analysis/panelModel.ts'
import type { ChartSeries } from '../../../ui/chartModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'

export function Frequency(props: PictureProps<FrequencyResult>) {
  return props.answer.options.view === 'month' ? <ByMonth {...props} /> : <Groups {...props} />
}

function Groups({ answer, message, open }: PictureProps<FrequencyResult>) {
  const { t, number, people } = useWords()
  const { year, categories } = answer.result
  const last = year.length
  const groups: { customers: number; name: string; key: CellKey }[] = answer.options.view === 'year'
    ? year.map(({ times, customers }) => ({ customers, name: times < last ? t('units.times', { count: times }) : t('panels.frequency.words.most', { n: times }), key: { times } }))
    : (categories ?? []).map(({ categories: n, customers }) => ({ customers, name: n === 0 ? t('panels.frequency.words.noCategory') : t('panels.frequency.words.categories', { n }), key: { categories: n } }))
  return (
    <Picture
      kind="bar" labelled message={message} labels={groups.map(({ name }) => name)} height={230}
      series={[{ name: t('panels.frequency.columns.customers'), tone: 'ai', values: groups.map(({ customers }) => customers), shown: groups.map(({ customers }) => people(customers)) }]}
      axis={number} onPick={(i) => { if (groups[i].customers > 0) open(groups[i].key, groups[i].name) }}
    />
  )
}

function ByMonth({ answer, message, open }: PictureProps<FrequencyResult>) {
  const { t, number, people, month: monthOf, monthTick } = useWords()
  const { months } = answer.result
  const parts = [['once', 'aiSoft'], ['twice', 'aiMid'], ['more', 'ai']] as const
  const series = parts.map(([part, tone]): ChartSeries => ({ name: t(`panels.frequency.columns.${part}`), tone, values: months.map((month) => month[part]), shown: months.map((month) => people(month[part])) }))
  return (
    <Picture
      kind="bar" stacked message={message} series={series} height={230} axis={number}
      labels={months.map(({ month }) => monthTick(month))} full={months.map(({ month }) => monthOf(month))}
      onPick={(i, s) => { if (months[i][parts[s][0]] > 0) open({ month: months[i].month, times: s + 1 }, `${monthOf(months[i].month)} ${series[s].name}`) }}
    />
  )
}
