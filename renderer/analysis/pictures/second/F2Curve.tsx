// F2カーブ: the share that has bought a second time, day by day, its steepest fourteen days marked.
import type { F2Curve as Answer } from '../../../../db/analysis/secondModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { tenthsOfPercent } from '../../../ui/format.ts'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import './second.css'

export function F2Curve({ answer, message, open }: PictureProps<Answer>) {
  const { t, percent, people, number } = useWords()
  const { bought, customers, peak, windows } = answer.result
  const within = bought.map((_, days) => t('panels.f2Curve.words.within', { n: days }))
  return (
    <div className="stack">
      <Picture
        kind="line" message={message} height={230} labels={bought.map((_, days) => t('units.days', { count: days }))} full={within}
        series={[{
          name: '', tone: 'ai', values: bought.map((count) => (customers === 0 ? null : tenthsOfPercent(count, customers))), shown: bought.map((count) => `${percent(count, customers) ?? t('common.none')}（${people(count)}）`),
          strong: peak ? bought.flatMap((_, days) => (days >= peak.from && days <= peak.to ? [days] : [])) : [],
        }]}
        axis={(value) => `${number(value)}%`} onPick={(days) => open({ from: 0, to: days }, within[days])}
      />
      {peak && <p className="small f2Peak"><i aria-hidden="true" /><button type="button" className="link" onClick={() => open({ from: peak.from, to: peak.to }, t('panels.f2Curve.words.peak', { from: peak.from, to: peak.to }))}>{t('panels.f2Curve.words.peak', { from: peak.from, to: peak.to })}</button> <span className="num">{people(peak.customers)}</span></p>}
      <dl className="f2Windows num">
        <dt className="small dim">{t('panels.f2Curve.words.own')}</dt>
        {windows.map((window) => {
          const name = t('panels.f2Curve.words.within', { n: window.days })
          return (
            <dd key={window.days}>
              <span className="small dim">{name}</span>
              {window.bought > 0 ? <button type="button" className="link" aria-label={`${name} ${people(window.bought)}`} onClick={() => open({ bought: window.days }, name)}>{percent(window.bought, window.matured)}</button> : <span>{percent(window.bought, window.matured) ?? t('common.none')}</span>}
            </dd>
          )
        })}
      </dl>
    </div>
  )
}
