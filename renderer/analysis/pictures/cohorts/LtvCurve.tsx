// LTVの伸びと回収: sales and gross profit per head month by month against the CPO, or the CPO of each month against what may be spent.
import { Button } from '@mantine/core'
import type { LtvCurve as Answer } from '../../../../db/analysis/cohortModel.ts'
import type { ChartSeries } from '../../../ui/chartModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import { useView } from '../../../view.ts'
import { useMoney } from '../../useCells.ts'
import type { PictureProps } from '../picture.ts'

export function LtvCurve(props: PictureProps<Answer>) {
  return props.answer.options.view === 'curve' ? <Curve {...props} /> : <Costs {...props} />
}

function Curve({ answer, message, open }: PictureProps<Answer>) {
  const { t } = useWords()
  const money = useMoney()
  const { sales, grossProfit, customers, cost } = answer.result.curve
  const stepName = (k: number) => (k === 0 ? t('panels.ltvCurve.words.same') : t('panels.ltvCurve.words.after', { k }))
  const [perSales, perProfit] = [sales.map((yen) => yen / customers), grossProfit.map((yen) => yen / customers)]
  return (
    <Picture
      kind="line" message={message} labels={sales.map((_, k) => (k === 0 ? stepName(0) : String(k)))} full={sales.map((_, k) => stepName(k))} height={270} axisName={t('panels.ltvCurve.words.axis')}
      series={[
        { name: t('panels.ltvCurve.columns.salesPerHead'), tone: 'ai', values: perSales.map(money.sales), shown: perSales.map(money.yen) },
        { name: t('panels.ltvCurve.columns.profitPerHead'), tone: 'matsu', values: perProfit, shown: perProfit.map(money.profit) },
      ]}
      marks={cost === null ? [] : [{ value: cost / customers, label: `${t('panels.ltvCurve.columns.cpo')} ${money.profit(cost / customers)}` }]}
      axis={money.profit} onPick={(k) => open({ set: 'curve' }, stepName(k))}
    />
  )
}

function Costs({ answer, message, open }: PictureProps<Answer>) {
  const { t, month: monthOf, monthTick } = useWords()
  const money = useMoney()
  const openSettings = useView((view) => view.openSettings)
  const { months, allowed } = answer.result
  // The same months as in the table.
  const inTable = new Set(answer.table.rows.flatMap(([head]) => (head.kind === 'month' ? [head.day.slice(0, 7)] : [])))
  const shown = months.filter(({ month }) => inTable.has(month))
  if (shown.every(({ cost }) => cost === null)) {
    return (
      <div className="panelNothing">
        <p className="dim small">{t('panels.ltvCurve.words.noCostsSay')}</p>
        <Button onClick={() => openSettings('adCosts')}>{t('panels.ltvCurve.words.enterCosts')}</Button>
      </div>
    )
  }
  const per = (yen: number | null, people: number) => (yen === null || people === 0 ? null : yen / people)
  const cpo = shown.map(({ cost, newBuyers }) => per(cost, newBuyers))
  const may = shown.map(({ yearProfit, newBuyers }) => { const year = per(yearProfit, newBuyers); return year === null ? null : year - allowed.wishedProfit })
  const write = (yen: number | null) => (yen === null ? t('common.none') : money.profit(yen))
  const series: ChartSeries[] = [
    { name: t('panels.ltvCurve.columns.cpo'), tone: 'aiMid', values: cpo, shown: cpo.map(write) },
    { name: t('panels.ltvCurve.columns.allowed'), tone: 'yamabuki', as: 'line', values: may, shown: may.map(write) },
  ]
  return (
    <>
      <Picture
        kind="bar" message={message} height={260} series={may.every((value) => value === null) ? series.slice(0, 1) : series} axis={money.profit}
        labels={shown.map(({ month }) => monthTick(month))} full={shown.map(({ month }) => monthOf(month))}
        onPick={(i) => { if (shown[i].newBuyers > 0) open({ month: shown[i].month }, monthOf(shown[i].month)) }}
      />
      <p className="small noPicture"><button type="button" className="link small" onClick={() => openSettings('adCosts')}>{t('panels.ltvCurve.words.enterCosts')}</button></p>
    </>
  )
}
