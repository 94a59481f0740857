// 購入予測: how many of those who came back stand in each band of likelihood.
import type { ForecastBands } from '../../../../db/analysis/forecastModel.ts'
import type { Tone } from '../../../ui/chartModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'

const ink: Tone = 'ai'

export function Forecast({ answer, message, open }: PictureProps<ForecastBands>) {
  const { t, number, people } = useWords()
  const rows = answer.result.bands.filter(({ band, customers }) => band !== 'once' && customers > 0)
  const nameOf = (band: ForecastBands['bands'][number]['band']) => t(`panels.forecast.words.band.${band}`)
  return (
    <Picture
      kind="bar" horizontal labelled message={message} labels={rows.map(({ band }) => nameOf(band))} height={Math.max(140, rows.length * 36 + 40)}
      series={[{ name: t('panels.forecast.columns.customers'), tone: ink, values: rows.map(({ customers }) => customers), shown: rows.map(({ customers }) => people(customers)) }]}
      axis={number} onPick={(i) => open({ band: rows[i].band }, nameOf(rows[i].band))}
    />
  )
}
