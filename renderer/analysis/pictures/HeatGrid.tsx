// A table of shades with a number in each field, darker where more: its fields open their people.
import { Fragment } from 'react'
import { shadeOf } from '../../ui/heat.ts'
import './bars.css'

export interface Field { value: number; shown: string; /** What is read out, and the name of its people. */ name: string; pick?: () => void }
interface Props {
  message: string
  corner: string
  heads: readonly string[]
  rows: readonly { label: string; fields: readonly (Field | null)[] }[]
  /** Width of the names at the side, as CSS. */
  side: string
  /** What an empty field means. */
  none?: string
}

export function HeatGrid({ message, corner, heads, rows, side, none }: Props) {
  const most = Math.max(0, ...rows.flatMap(({ fields }) => fields.map((field) => field?.value ?? 0)))
  return (
    <div className="heatGrid" role="group" aria-label={message} style={{ gridTemplateColumns: `${side} repeat(${heads.length}, minmax(0, 1fr))` }}>
      <span className="heatHead heatSide small">{corner}</span>
      {heads.map((head, i) => <span key={i} className="heatHead">{head}</span>)}
      {rows.map(({ label, fields }, r) => (
        <Fragment key={r}>
          <span className="heatSide">{label}</span>
          {fields.map((field, i) => (field === null
            ? <span key={i} className="heatEmpty" aria-hidden="true" title={none}>{'\u00a0'}</span>
            : field.pick ? <button key={i} type="button" style={shadeOf(field.value, most)} aria-label={`${field.name} ${field.shown}`} onClick={field.pick}>{field.shown}</button>
            : <span key={i} style={shadeOf(field.value, most)}>{field.shown}</span>))}
        </Fragment>
      ))}
    </div>
  )
}
