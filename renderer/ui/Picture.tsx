// A picture of figures: bars, lines or both, with words in it instead of a legend. The only user of chart.js. Its table twin serves the keyboard.
import { BarController, BarElement, CategoryScale, Chart as ChartJs, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js'
import type { ChartConfiguration, ChartDataset } from 'chart.js'
import { useEffect, useRef } from 'react'
import type { ChartProps } from './chartModel.ts'
import { tones } from './chartModel.ts'
import { barPlaces, drawnAs, fillOf, ink2 } from './pictureInk.ts'
import { fittingLabels, roomAround, writing } from './pictureWords.ts'
import { sans } from './theme.ts'

ChartJs.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** Draws the picture in the width of its place; redrawn when its figures change. */
export function Picture(props: ChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // The functions are new at each showing; what is drawn changes only with the figures.
  const { axis: _axis, onPick: _onPick, ...drawn } = props
  const picture = JSON.stringify(drawn)
  const latest = useRef(props)
  useEffect(() => { latest.current = props })

  useEffect(() => {
    const ctx = canvas.current?.getContext('2d')
    if (!ctx) return
    const chart = new ChartJs(ctx, configuration(ctx, () => latest.current))
    // Words are set in the page's own type: once it is there, they are measured again.
    void document.fonts?.ready.then(() => { if (chart.ctx) chart.update() })
    return () => chart.destroy()
  }, [picture])

  return <div className="picture" style={{ height: props.height ?? 220 }}><canvas ref={canvas} role="img" aria-label={props.message} /></div>
}

function configuration(ctx: CanvasRenderingContext2D, latest: () => ChartProps): ChartConfiguration<'bar' | 'line'> {
  const props = latest()
  const { labels, full, series, stacked = false, horizontal = false, marks = [] } = props
  const places = barPlaces(props)
  const datasets = series.map((one, at): ChartDataset<'bar' | 'line', (number | null)[]> => {
    const strong = new Set(one.strong)
    const each = (usual: string | CanvasPattern) => (strong.size === 0 ? usual : one.values.map((_, i) => (strong.has(i) ? tones.shu : usual)))
    return drawnAs(props, one) === 'bar'
      ? { type: 'bar', data: one.values, backgroundColor: each(fillOf(ctx, one.tone, places[at])), borderRadius: stacked ? 0 : 2, borderSkipped: 'start', maxBarThickness: horizontal ? 24 : 56, categoryPercentage: 0.82, barPercentage: stacked || series.length === 1 ? 0.94 : 0.9, order: 1, ...(stacked && { stack: 'all', borderColor: '#fff', borderWidth: horizontal ? { right: 1 } : { top: 1 } }) }
      : { type: 'line', data: one.values, borderColor: tones[one.tone], backgroundColor: each(tones[one.tone]), pointBackgroundColor: each(tones[one.tone]), pointBorderColor: '#fff', pointBorderWidth: 1, borderWidth: 2, ...(one.dashed && { borderDash: [5, 4] }), pointRadius: one.values.map((_, i) => (strong.has(i) ? 5 : one.values.length > 30 ? 0 : 3.5)), pointHoverRadius: 5, spanGaps: false, order: 0 }
  })
  const totals = labels.map((_, i) => series.reduce((sum, one) => sum + Math.max(0, one.values[i] ?? 0), 0))
  const highest = Math.max(0, ...marks.map(({ value }) => value), ...(stacked ? totals : series.flatMap((one) => one.values.map((value) => value ?? 0))))
  const category = { stacked, grid: { display: false }, border: { color: '#cfc8b8' }, ticks: { color: ink2, font: { family: sans, size: 11 }, maxRotation: 0, autoSkip: false, ...(!horizontal && { callback(this: { width: number }, _at: string | number, index: number) { return fittingLabels(labels, this.width, drawnAs(props, series[0]) === 'bar')[index] } }) }, title: { display: props.axisName !== undefined, text: props.axisName, color: ink2, font: { family: sans, size: 11 }, padding: 2 } }
  const value = {
    stacked, beginAtZero: true, suggestedMax: highest || 1, border: { display: false }, grid: { color: '#eee8dc' },
    ticks: { color: ink2, font: { family: sans, size: 11 }, maxTicksLimit: 5, maxRotation: 0, callback: (at: string | number) => latest().axis(Number(at)) },
  }
  return {
    type: props.kind,
    data: { labels, datasets },
    options: {
      animation: false,
      // Sharp in a saved picture too, whatever the screen.
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
      maintainAspectRatio: false,
      indexAxis: horizontal ? 'y' : 'x',
      layout: { padding: (context) => roomAround(latest(), context.chart.width) },
      interaction: series.some((one) => drawnAs(props, one) === 'line') ? { mode: 'nearest', intersect: false } : { mode: 'nearest', intersect: true },
      onClick: (_event, hits) => { if (hits[0]) latest().onPick?.(hits[0].index, hits[0].datasetIndex) },
      onHover: (event, hits) => { const on = event.native?.target; if (on instanceof HTMLElement) on.style.cursor = hits.length > 0 && latest().onPick ? 'pointer' : '' },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: false, backgroundColor: '#20303f', titleFont: { family: sans, size: 12 }, bodyFont: { family: sans, size: 12 },
          callbacks: { title: (items) => { const at = items[0]?.dataIndex ?? 0; return (full ?? labels)[at] ?? '' }, label: ({ datasetIndex, dataIndex }) => [series.length > 1 ? series[datasetIndex].name : '', series[datasetIndex]?.shown[dataIndex] ?? ''].filter(Boolean).join('\u3000') },
        },
      },
      scales: horizontal ? { x: value, y: category } : { x: category, y: value },
    },
    plugins: [writing(latest)],
  }
}
