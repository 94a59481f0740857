// デシル: each tenth's share of sales, and the shares from the top added up.
import type { DecileGroup } from '../../../../db/analysis/groupModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'

export function Decile({ answer, message, open }: PictureProps<DecileGroup[]>) {
  const { t, percent } = useWords()
  const groups = answer.result
  const all = groups.reduce((sum, { sales }) => sum + sales, 0)
  const upTo = groups.map((_, i) => groups.slice(0, i + 1).reduce((sum, { sales }) => sum + sales, 0))
  const share = (sales: number) => (all > 0 ? Math.round((sales * 1000) / all) / 10 : null)
  const shown = (sales: number) => percent(sales, all) ?? t('common.none')
  const name = (i: number) => t('panels.decile.words.nth', { group: groups[i].group })
  return (
    <Picture
      kind="bar" labelled message={message} labels={groups.map(({ group }) => String(group))} full={groups.map((_, i) => name(i))} height={250} axisName={t('panels.decile.words.axis')}
      series={[
        { name: t('panels.decile.columns.share'), tone: 'aiMid', values: groups.map(({ sales }) => share(sales)), shown: groups.map(({ sales }) => shown(sales)) },
        { name: t('panels.decile.columns.cumulative'), tone: 'yamabuki', as: 'line', values: upTo.map(share), shown: upTo.map(shown) },
      ]}
      axis={(value) => `${value}%`} onPick={(i) => open({ group: groups[i].group }, name(i))}
    />
  )
}
