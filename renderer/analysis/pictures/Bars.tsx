// Lying bars with their words beside them, from zero: for names too long for an axis. A bar opens its people.
import './bars.css'

export interface Bar {
  key: string
  label: string
  value: number
  /** Written at the bar's end. */
  shown: string
  /** Written small beside it. */
  beside?: string
  pick?: () => void
}
interface Props {
  /** The picture's accessible name. */
  message: string
  bars: readonly Bar[]
  /** What is not drawn. */
  more?: string
}

export function Bars({ message, bars, more }: Props) {
  const most = Math.max(0, ...bars.map(({ value }) => value))
  return (
    <>
      <ul className="lyingBars" aria-label={message}>
        {bars.map(({ key, label, value, shown, beside, pick }) => {
          const inside = (
            <>
              <span className="barLabel">{label}</span>
              <span className="barTrack"><i style={{ flexBasis: `${most > 0 ? Math.max(0, (value / most) * 100) : 0}%` }} /><b className="num">{shown}</b></span>
              {beside && <span className="barBeside num">{beside}</span>}
            </>
          )
          return <li key={key}>{pick ? <button type="button" onClick={pick}>{inside}</button> : <div>{inside}</div>}</li>
        })}
      </ul>
      {more && <p className="small dim">{more}</p>}
    </>
  )
}
