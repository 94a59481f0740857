// 地域: the 47 prefectures as tiles, about where they lie, each with its number of customers.
import type { Area } from '../../../../db/analysis/channelModel.ts'
import type { Say } from '../../../../db/formats/rules.ts'
import { prefectureName } from '../../../../db/panels/rules.ts'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import { tilePlaces } from './tiles.ts'
import './areas.css'

/** Shades from paper to 藍; the ink on each keeps 4.5 : 1. */
const shades = [['#ffffff', '#5c6470'], ['#e6eef5', '#23272e'], ['#c3d6e6', '#23272e'], ['#94b4d0', '#23272e'], ['#3f74a2', '#ffffff'], ['#23527c', '#ffffff']] as const

export function Areas({ answer, message, open }: PictureProps<Area[]>) {
  const { t, number, people, head, percent } = useWords()
  const nameOf = (code: number) => prefectureName(code, t as unknown as Say)
  const count = new Map(answer.result.map(({ prefecture, customers }) => [prefecture, customers]))
  const most = Math.max(1, ...answer.result.filter(({ prefecture }) => prefecture > 0).map(({ customers }) => customers))
  const all = answer.result.reduce((sum, { sales }) => sum + sales, 0)
  const first = answer.result.filter(({ prefecture, sales }) => prefecture > 0 && sales > 0).sort((a, b) => b.sales - a.sales).slice(0, 5)
  const unknown = count.get(0) ?? 0
  // Areas differ by orders of magnitude: the square root lets the small ones be seen.
  const shadeOf = (customers: number) => shades[customers === 0 ? 0 : 1 + Math.min(4, Math.floor(Math.sqrt(customers / most) * 4.999))]
  return (
    <div className="tileMap" role="group" aria-label={message}>
      {tilePlaces.map(([x, y], i) => {
        const name = nameOf(i + 1)
        const customers = count.get(i + 1) ?? 0
        const [background, color] = shadeOf(customers)
        const short = name === '北海道' ? name : name.replace(/[都府県]$/, '')
        return (
          <button key={i} type="button" disabled={customers === 0} style={{ gridColumn: x + 1, gridRow: y + 1, background, color }} onClick={() => open({ prefecture: i + 1, part: 'customers' }, name)}>
            <span>{short}</span><b className="num">{customers === 0 ? '' : number(customers)}</b>{customers > 0 && <span className="hidden">{t('analysis.personUnit')}</span>}
          </button>
        )
      })}
      <div className="tileList">
        {first.length > 0 && <table className="table">
          <thead><tr><th>{t('panels.areas.columns.prefecture')}</th><th className="right">{t('panels.areas.columns.customers')}</th><th className="right">{t('panels.areas.columns.share')}</th></tr></thead>
          <tbody>
            {first.map(({ prefecture, customers, sales }) => (
              <tr key={prefecture}>
                <td>{nameOf(prefecture)}</td>
                <td className="right"><button type="button" className="link" onClick={() => open({ prefecture, part: 'customers' }, nameOf(prefecture))}>{head(customers)}</button></td>
                <td className="right">{percent(sales, all) ?? t('common.none')}</td>
              </tr>
            ))}
          </tbody>
        </table>}
        {unknown > 0 && <p className="small dim">{t('analysis.noPrefecture')} <button type="button" className="link" onClick={() => open({ prefecture: 0, part: 'customers' }, t('analysis.noPrefecture'))}>{people(unknown)}</button></p>}
      </div>
    </div>
  )
}
