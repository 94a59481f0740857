// KPI: every figure with its target, which is set right here, a year ago, and its thirteen months as a line.
import { useState } from 'react'
import type { BoardRow } from '../../../../db/analysis/boardModel.ts'
import type { Cell } from '../../../../db/analysis/panelModel.ts'
import { isFew, shownValue } from '../../../../db/analysis/rules.ts'
import type { OwnKpi } from '../../../../db/kpis/model.ts'
import { Saved } from '../../../saving/Saved.tsx'
import { useSaving } from '../../../saving/useSaving.ts'
import { ask } from '../../../shop.ts'
import { Sparkline } from '../../../ui/Sparkline.tsx'
import { useWords } from '../../../useWords.ts'
import { useCells } from '../../useCells.ts'
import type { PictureProps } from '../picture.ts'
import { useBoardWords } from './boardWords.ts'
import { OwnFigureButton } from './OwnFigure.tsx'
import { TargetButton } from './Target.tsx'
import './kpi.css'

/** Each column, and what stands below its figures. */
const heads = [['kpi', null], ['value', null], ['target', 'gap'], ['yearAgo', 'change']] as const

export function KpiBoard({ answer, message, open }: PictureProps<BoardRow[]>) {
  const { t } = useWords()
  const { saving, save } = useSaving()
  const [removed, setRemoved] = useState('')
  const remove = (own: OwnKpi) => {
    setRemoved(own.name)
    save(() => ask('kpis.own.remove', { id: own.id }), () => ask('kpis.own.save', own))
  }
  return (
    <div className="stack">
      <div className="scroll" data-scroll-x role="region" aria-label={message} tabIndex={0}>
        <table className="table boardTable num">
          <thead><tr>{heads.map(([head, below]) => <th key={head} scope="col" className={head === 'kpi' ? '' : 'right'}>{t(`panels.kpiBoard.columns.${head}`)}{below && <span className="small boardBelow">{t(`panels.kpiBoard.columns.${below}`)}</span>}</th>)}<th scope="col">{t('panels.kpiBoard.words.months')}</th></tr></thead>
          <tbody>{answer.result.map((row, i) => <Row key={row.kpi} row={row} cells={answer.table.rows[i]} open={open} remove={remove} />)}</tbody>
        </table>
      </div>
      <p className="row noPicture"><OwnFigureButton own={null} />{saving.state === 'saved' && <span className="small">{t('panels.kpiBoard.words.own.removed', { name: removed })}</span>}<Saved saving={saving} /></p>
    </div>
  )
}

/** `cells`: the same row of the table, which knows the people behind its parts. */
function Row({ row, cells: [name, , part, of, waiting], open, remove }: { row: BoardRow; cells: Cell[]; open: PictureProps['open']; remove: (own: OwnKpi) => void }) {
  const { t, people, head, number } = useWords()
  const { write, inSentence } = useCells('kpiBoard')
  const words = useBoardWords()
  const title = write(name)
  const value = words.value(row.unit, row.now)
  const key = (cell: Cell) => (cell.kind === 'people' && cell.count > 0 ? cell.people : undefined)
  const behind = key(part) ?? key(of)
  const few = of.kind === 'people' && isFew(of.count)
  return (
    <tr>
      <th scope="row">
        {title}{row.parts && <> <span className="noPicture"><OwnFigureButton remove={remove} own={{ id: Number(row.kpi.slice(4)), name: row.name ?? '', unit: row.unit === 'rate' || row.unit === 'yen' ? row.unit : 'times', ...row.parts }} /></span></>}
        <span className="small dim boardCounts">
          {part.kind !== 'none' && of.kind !== 'none' && t(`panels.kpiBoard.words.${row.unit === 'rate' ? 'ofCounts' : 'perCounts'}`, { of: of.kind === 'count' && of.unit === 'orders' ? t('panels.kpiBoard.words.ordersOf', { n: number(of.count) }) : inSentence(of), part: part.kind === 'people' ? head(part.count) : inSentence(part) })}
          {waiting.kind === 'people' && waiting.count > 0 && <> <button type="button" className="link small" onClick={() => waiting.people && open(waiting.people, `${title} ${t('panels.kpiBoard.columns.waiting')}`)}>{t('panels.kpiBoard.columns.waiting')} {people(waiting.count)}</button></>}
        </span>
      </th>
      <td className="right boardValue">{behind && row.now.denominator > 0 ? <button type="button" className="link" aria-label={`${title} ${value}`} onClick={() => open(behind, title)}>{value}</button> : value}{few && <span className="small dim" title={t('common.referenceWhy')}> {t('common.reference')}</span>}</td>
      <td className="right"><TargetButton row={row} name={title} />{row.target !== null && <span className="boardBelow">{words.gap(row.unit, row.now, row.target)}</span>}</td>
      <td className="right">{words.value(row.unit, row.yearAgo)}<span className="boardBelow">{words.gap(row.unit, row.now, row.yearAgo)}</span></td>
      <td title={row.series.map((point) => `${point.day} ${words.value(row.unit, point)}`).join('\n')}><Sparkline values={row.series.map((point) => shownValue(row.unit, point))} /></td>
    </tr>
  )
}
