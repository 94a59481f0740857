// A line over time with its table twin. The only user of chart.js.
import { CategoryScale, Chart as ChartJs, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js'
import { useEffect, useRef, useState } from 'react'
import { sans } from './theme.ts'

ChartJs.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

export interface ChartPoint {
  /** Short label of the axis, and the full one of the table. */
  label: string
  full: string
  value: number | null
  /** The value as it is written. */
  shown: string
}
interface Props {
  title: string
  /** The message of the picture in one sentence: its accessible name. */
  message: string
  points: ChartPoint[]
  /** A horizontal line with its words. */
  mark: { value: number; label: string } | null
  axis: (value: number) => string
  heads: { point: string; value: string; asTable: string; asPicture: string }
  onPick: (index: number) => void
}

/** Draws the line; a click on a point (or its row in the table) picks it. */
export function Chart({ title, message, points, mark, axis, heads, onPick }: Props) {
  const [asTable, setAsTable] = useState(false)
  return (
    <div className="chart">
      <div className="cardHead">
        <h3 className="small dim" style={{ fontWeight: 500 }}>{title}</h3>
        <button type="button" className="link small" onClick={() => setAsTable(!asTable)}>{asTable ? heads.asPicture : heads.asTable}</button>
      </div>
      {asTable ? (
        <div className="scroll chartBox" tabIndex={0} role="region" aria-label={title}>
          <table className="table">
            <thead><tr><th>{heads.point}</th><th className="right">{heads.value}</th></tr></thead>
            <tbody>
              {points.map((point, index) => (
                <tr key={point.full}>
                  <td>{point.full}</td>
                  <td className="right">{point.value === null ? point.shown : <button type="button" className="link" onClick={() => onPick(index)}>{point.shown}</button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : <Picture points={points} message={message} mark={mark} axis={axis} onPick={onPick} />}
    </div>
  )
}

function Picture({ points, message, mark, axis, onPick }: Pick<Props, 'points' | 'message' | 'mark' | 'axis' | 'onPick'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const picture = JSON.stringify([points, mark])
  const latest = useRef({ axis, onPick })
  useEffect(() => { latest.current = { axis, onPick } })

  useEffect(() => {
    if (!canvas.current) return
    const [shown, line] = JSON.parse(picture) as [ChartPoint[], Props['mark']]
    const highest = Math.max(0, ...shown.map((point) => point.value ?? 0), line?.value ?? 0)
    const chart = new ChartJs(canvas.current, {
      type: 'line',
      data: {
        labels: shown.map((point) => point.label),
        datasets: [
          { data: shown.map((point) => point.value), borderColor: '#23527c', backgroundColor: '#23527c', borderWidth: 2, pointRadius: 3, pointHoverRadius: 5, spanGaps: false },
          ...(line ? [{ data: shown.map(() => line.value), borderColor: '#5c6470', borderWidth: 1, borderDash: [4, 3], pointRadius: 0, pointHitRadius: 0 }] : []),
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        font: { family: sans },
        layout: { padding: { top: 14, right: 4 } },
        onClick: (_event, hits) => { if (hits[0]?.datasetIndex === 0) latest.current.onPick(hits[0].index) },
        interaction: { mode: 'nearest', intersect: false, axis: 'x' },
        plugins: { tooltip: { displayColors: false, filter: (item) => item.datasetIndex === 0, callbacks: { title: (items) => shown[items[0]?.dataIndex ?? 0]?.full ?? '', label: (item) => shown[item.dataIndex]?.shown ?? '' } } },
        scales: {
          x: { grid: { display: false }, border: { color: '#cfc8b8' }, ticks: { color: '#5c6470', font: { family: sans, size: 11 }, maxRotation: 0, autoSkipPadding: 14 } },
          y: { beginAtZero: true, suggestedMax: highest * 1.12 || 1, border: { display: false }, grid: { color: '#eee8dc' }, ticks: { color: '#5c6470', font: { family: sans, size: 11 }, maxTicksLimit: 4, callback: (value) => latest.current.axis(Number(value)) } },
        },
      },
      plugins: [{
        // Direct labels instead of a legend: the target's words on its line.
        id: 'markLabel',
        afterDraw: ({ ctx, chartArea, scales }) => {
          if (!line) return
          ctx.save()
          ctx.font = `11px ${sans}`
          ctx.fillStyle = '#5c6470'
          ctx.textAlign = 'left'
          ctx.fillText(line.label, chartArea.left + 4, scales.y.getPixelForValue(line.value) - 5)
          ctx.restore()
        },
      }],
    })
    return () => chart.destroy()
  }, [picture])

  return <div className="chartBox"><canvas ref={canvas} role="img" aria-label={message} /></div>
}
