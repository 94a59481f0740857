// 購入の間隔 as bars, the peak in vermilion, and the way to those who stand there today.
import type { Intervals as Answer } from '../../../../db/analysis/secondModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import './second.css'

export function Intervals({ answer, message, open }: PictureProps<Answer>) {
  const { t, number, people } = useWords()
  const { bins: all, peak } = answer.result
  const last = all.findLastIndex(({ intervals }) => intervals > 0)
  const bins = all.slice(0, last + 1)
  const range = ({ from, to }: Answer['bins'][number]): string => (to === null ? t('panels.intervals.words.more', { from }) : t('panels.intervals.words.range', { from, to }))
  // A bin belongs to the peak when more than half of it lies within the fourteen days.
  const width = answer.result.width
  const strong = peak ? bins.flatMap(({ from, to }, i) => (to !== null && Math.min(to, peak.to) - Math.max(from, peak.from) + 1 > width / 2 ? [i] : [])) : []
  return (
    <div className="stack">
      <Picture
        kind="bar" message={message} height={230} labels={bins.map((bin) => (bin.to === null ? range(bin) : t('units.days', { count: bin.from })))} full={bins.map(range)} axis={number}
        series={[{ name: '', tone: 'ai', values: bins.map(({ intervals }) => intervals), shown: bins.map(({ intervals, customers }) => t('common.aside', { text: t('units.times', { count: intervals }), more: people(customers) })), strong }]}
        onPick={(index) => open({ which: 'had', from: bins[index].from, to: bins[index].to ?? 'more' }, range(bins[index]))}
      />
      {peak && peak.now > 0 && (
        <p><button type="button" className="link" onClick={() => open({ which: 'now', from: peak.from, to: peak.to }, t('panels.intervals.words.peakNow', { from: peak.from, to: peak.to }))}>{t('panels.intervals.words.open', { people: people(peak.now) })}</button></p>
      )}
    </div>
  )
}
