// A line over time with its table twin.
import { useState } from 'react'
import { Picture } from './Picture.tsx'

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
      ) : (
        <Picture kind="line" message={message} labels={points.map(({ label }) => label)} full={points.map(({ full }) => full)} axis={axis} height={200}
          series={[{ name: '', tone: 'ai', values: points.map(({ value }) => value), shown: points.map(({ shown }) => shown) }]}
          marks={mark ? [mark] : []} onPick={onPick} />
      )}
    </div>
  )
}
