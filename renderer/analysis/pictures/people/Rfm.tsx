// RFM: how long ago down, how often across; each field with its people and what they spent, for all or for one score of M.
import { useState } from 'react'
import type { Rfm as Answer, RfmCell } from '../../../../db/analysis/groupModel.ts'
import { scoreCell } from '../../../../db/analysis/groupModel.ts'
import { shadeOf } from '../../../ui/heat.ts'
import { useWords } from '../../../useWords.ts'
import { useCells, useMoney } from '../../useCells.ts'
import type { PictureProps } from '../picture.ts'
import './rfm.css'

const scores = [5, 4, 3, 2, 1] as const

export function Rfm({ answer, message, open }: PictureProps<Answer>) {
  const { t, head } = useWords()
  const { write } = useCells('rfm')
  const money = useMoney()
  const [m, chooseM] = useState<number | null>(null)
  const { result } = answer
  const named = (axis: 'r' | 'f' | 'm', score: number) => write(scoreCell(result, axis, score))
  const cells = result.cells.filter((cell) => m === null || cell.m === m)
  const field = (r: number, f: number) => together(cells.filter((cell) => cell.r === r && cell.f === f))
  const most = Math.max(1, ...scores.flatMap((r) => scores.map((f) => field(r, f).customers)))
  return (
    <div className="rfm" role="group" aria-label={message}>
      <div className="chips noPicture" role="group" aria-label={t('panels.rfm.columns.m')}>
        <span className="small dim">{t('panels.rfm.columns.m')}</span>
        {[null, ...scores].map((score) => <button key={score ?? 0} type="button" aria-pressed={m === score} onClick={() => chooseM(score)}>{score === null ? t('panels.rfm.words.allM') : named('m', score)}</button>)}
      </div>
      <div className="scroll" data-scroll-x>
        <table className="rfmGrid">
          <thead>
            <tr><th scope="col" className="small dim">{t('panels.rfm.words.corner')}</th>{scores.map((f) => <th key={f} scope="col">{t('panels.rfm.words.f', { score: named('f', f) })}</th>)}</tr>
          </thead>
          <tbody>
            {scores.map((r) => (
              <tr key={r}>
                <th scope="row">{t('panels.rfm.words.r', { score: named('r', r) })}</th>
                {scores.map((f) => {
                  const { customers, sales } = field(r, f)
                  const name = `${t('panels.rfm.words.r', { score: named('r', r) })} ${t('panels.rfm.words.f', { score: named('f', f) })}${m === null ? '' : ` ${t('panels.rfm.words.m', { score: named('m', m) })}`}`
                  return (
                    <td key={f} style={shadeOf(customers, most)}>
                      {customers === 0 ? <span aria-hidden="true">·</span> : (
                        <button type="button" onClick={() => open({ r, f, ...(m !== null && { m }) }, name)}>
                          <span className="hidden">{name}</span> <b className="num">{head(customers)}</b> <small className="num">{money.yen(sales / customers)}</small>
                        </button>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small dim">{t('panels.rfm.words.reading')}</p>
    </div>
  )
}

function together(cells: readonly RfmCell[]): { customers: number; sales: number } {
  return cells.reduce((sum, { customers, sales }) => ({ customers: sum.customers + customers, sales: sum.sales + sales }), { customers: 0, sales: 0 })
}
