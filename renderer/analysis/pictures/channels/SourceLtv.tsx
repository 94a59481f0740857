// 入口ごとの1年LTV: one bar an origin, with the number of people it is taken over.
import type { SourceRow } from '../../../../db/analysis/channelModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import { useMoney } from '../../useCells.ts'
import type { PictureProps } from '../picture.ts'

export function SourceLtv({ answer, message, open }: PictureProps<SourceRow[]>) {
  const { t, yen, people, channel } = useWords()
  const { sales } = useMoney()
  const rows = answer.result.filter(({ ltv }) => ltv.customers > 0)
  const nameOf = (source: string) => (source === '' ? t('panels.sourceLtv.words.unknown') : answer.options.by === 'channel' ? channel(source) : source)
  // All came too lately, or too long ago, for the first years that are looked at.
  if (rows.length === 0) return <p className="dim">{t('panels.sourceLtv.words.nobody')}</p>
  const values = rows.map(({ ltv }) => Math.round(sales(ltv.sales / ltv.customers)))
  return (
    <Picture
      kind="bar" horizontal labelled message={message} labels={rows.map(({ source }) => nameOf(source))} height={Math.max(120, rows.length * 34 + 40)}
      series={[{ name: t('panels.sourceLtv.columns.ltv'), tone: 'ai', values, shown: rows.map(({ ltv }, i) => t('common.aside', { text: yen(values[i]), more: people(ltv.customers) })) }]}
      axis={yen} onPick={(i) => open({ source: rows[i].source, part: 'ltv' }, nameOf(rows[i].source))}
    />
  )
}
