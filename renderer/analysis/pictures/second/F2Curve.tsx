// F2カーブ: the share that has bought a second time, day by day; its peak is a band, the days of F2 are points.
import type { F2Curve as Answer } from '../../../../db/analysis/secondModel.ts'
import { tenthsOfPercent } from '../../../ui/format.ts'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import './second.css'

const LAST = 365
/** Days with a word below the axis. */
const ticks = [0, 30, 60, 90, 180, 270, 365]
/** Where the share of each window is written: the early ones stand close together. */
const sides = [{ dx: -9, dy: 4, anchor: 'end' }, { dx: -9, dy: -3, anchor: 'end' }, { dx: 2, dy: -11, anchor: 'middle' }, { dx: 0, dy: -11, anchor: 'middle' }, { dx: 0, dy: -11, anchor: 'middle' }] as const
const x = (days: number): number => (days / LAST) * 95

export function F2Curve({ answer, message, open }: PictureProps<Answer>) {
  const { t, percent, people } = useWords()
  const { bought, customers, peak, windows } = answer.result
  const shares = bought.map((count) => (customers === 0 ? 0 : tenthsOfPercent(count, customers)))
  // The height is a round share a little above the end of the curve.
  const top = Math.min(100, Math.max(10, Math.ceil(((shares.at(-1) ?? 0) * 1.25) / 10) * 10))
  const y = (share: number): number => 100 - (share / top) * 100
  const within = (days: number): string => t('panels.f2Curve.words.within', { n: days })
  const peakWords = peak && t('panels.f2Curve.words.peak', { from: peak.from, to: peak.to })
  const lines = [0, 1, 2].map((part) => (top * part) / 2)
  return (
    <div className="stack">
      <div className="curve num" role="group" aria-label={message}>
        {lines.map((share) => <span key={share} className="curveLine" style={{ top: `${y(share)}%` }} />)}
        {peak && <span className="curvePeak" style={{ left: `${x(peak.from)}%`, width: `${x(peak.to + 1) - x(peak.from)}%` }} aria-hidden="true" />}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path d={`M${shares.map((share, days) => `${x(days).toFixed(2)} ${y(share).toFixed(2)}`).join('L')}`} fill="none" stroke="#23527c" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        </svg>
        <svg aria-hidden="true">
          {lines.map((share) => <text key={share} className="curveWord" x="0" dx="-7" y={`${y(share)}%`} dy="4" textAnchor="end">{share}%</text>)}
          {ticks.map((days) => <text key={days} className="curveWord" x={`${x(days)}%`} y="100%" dy="18" textAnchor="middle">{days === LAST ? t('units.days', { count: days }) : days}</text>)}
          {windows.map(({ days }, i) => <text key={days} className="curveShare" x={`${x(days)}%`} y={`${y(shares[days])}%`} dx={sides[i].dx} dy={sides[i].dy} textAnchor={sides[i].anchor}>{percent(bought[days], customers)}</text>)}
        </svg>
        {windows.map(({ days }) => (
          <button key={days} type="button" className="curvePoint" style={{ left: `${x(days)}%`, top: `${y(shares[days])}%` }} aria-label={`${within(days)} ${percent(bought[days], customers) ?? ''} ${people(bought[days])}`} title={`${within(days)} ${people(bought[days])}`}
            onClick={() => open({ from: 0, to: days }, within(days))} />
        ))}
      </div>
      {peak && <p className="small f2Peak"><i aria-hidden="true" /><button type="button" className="link" onClick={() => open({ from: peak.from, to: peak.to }, peakWords ?? '')}>{peakWords}</button> <span className="num">{people(peak.customers)}</span></p>}
      <dl className="f2Windows num">
        <dt className="small dim">{t('panels.f2Curve.words.own')}</dt>
        {windows.map((window) => (
          <dd key={window.days}>
            <span className="small dim">{within(window.days)}</span>
            {window.bought > 0 ? <button type="button" className="link" aria-label={`${t('panels.f2Curve.words.own')} ${within(window.days)} ${percent(window.bought, window.matured) ?? ''} ${people(window.bought)}`} onClick={() => open({ bought: window.days }, within(window.days))}>{percent(window.bought, window.matured)}</button> : <span>{percent(window.bought, window.matured) ?? t('common.none')}</span>}
          </dd>
        ))}
      </dl>
    </div>
  )
}
