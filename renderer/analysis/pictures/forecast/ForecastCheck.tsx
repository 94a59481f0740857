// 去年の答え合わせ: expected and actual purchases of ten groups, side by side.
import type { ForecastCheckTold as Check } from '../../../../db/analysis/forecastModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'

export function ForecastCheck({ answer, message, open }: PictureProps<Check>) {
  const { t, number } = useWords()
  const { groups } = answer.result
  const nameOf = (i: number) => t('analysis.peopleOf', { panel: t('panels.forecastCheck.name'), row: t('panels.forecastCheck.words.group', { group: groups[i].group }), column: t('panels.forecastCheck.columns.customers') })
  return (
    <Picture
      kind="bar" message={message} labels={groups.map(({ group }) => String(group))} full={groups.map(({ group }) => t('panels.forecastCheck.words.group', { group }))} height={240} axisName={t('panels.forecastCheck.columns.group')}
      series={[
        { name: t('panels.forecastCheck.columns.expected'), tone: 'aiSoft', values: groups.map(({ expected }) => Math.round(expected * 10) / 10), shown: groups.map(({ expected }) => expected.toFixed(1)) },
        { name: t('panels.forecastCheck.columns.actual'), tone: 'ai', values: groups.map(({ actual }) => actual), shown: groups.map(({ actual }) => number(actual)) },
      ]}
      axis={number} onPick={(i) => open({ group: groups[i].group }, nameOf(i))}
    />
  )
}
