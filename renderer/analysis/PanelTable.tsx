// The table twin of a panel: every figure as it is, those of people open them; walked with the arrow keys.
import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import type { Cell, CellKey, PanelAnswer } from '../../db/analysis/panelModel.ts'
import { eachText, isReference, peopleKey, rowName } from '../../db/panels/rules.ts'
import { shadeOf } from '../ui/heat.ts'
import { useWords } from '../useWords.ts'
import { useCells } from './useCells.ts'

/** Rows shown at first; a list of all products can be long. */
const FIRST = 50

export function PanelTable({ answer, open }: { answer: PanelAnswer; open: (cell: CellKey, name: string) => void }) {
  const { t, number } = useWords()
  const { write, head, name } = useCells(answer.panel)
  const [all, setAll] = useState(false)
  const body = useRef<HTMLTableElement>(null)
  const { table } = answer
  const { columns } = table
  const rows = all ? table.rows : table.rows.slice(0, FIRST)
  const totals = new Set(table.totals)
  const highest = columns.map((column, i) => (column.shade ? Math.max(0, ...table.rows.map((row) => weightOf(row[i]))) : 0))
  const top = Math.max(0, ...highest)
  const shaded = columns.some(({ shade }) => shade)
  const few = rows.some((row) => row.some(isReference))

  const walk = (event: KeyboardEvent) => {
    const at = (event.target as HTMLElement).closest('td')
    if (!at || !body.current) return
    const line = at.parentElement as HTMLTableRowElement
    const lines = [...body.current.tBodies[0].rows]
    const [row, column] = [lines.indexOf(line), at.cellIndex]
    const to: Partial<Record<string, [number, number]>> = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? lines.length - 1 : row, columns.length - 1], PageUp: [Math.max(0, row - 8), column], PageDown: [Math.min(lines.length - 1, row + 8), column],
    }
    const next = to[event.key]
    if (!next) return
    event.preventDefault()
    // Several names in one cell: from one to the next before leaving it.
    const beside = event.key === 'ArrowRight' ? document.activeElement?.nextElementSibling : event.key === 'ArrowLeft' ? document.activeElement?.previousElementSibling : null
    if (beside instanceof HTMLButtonElement && at.contains(beside)) { beside.focus(); return }
    const cell = lines[next[0]]?.cells[next[1]]
    if (!cell) return
    for (const one of body.current.querySelectorAll('[tabindex="0"]')) one.setAttribute('tabindex', '-1')
    const target = cell.querySelector<HTMLElement>('button') ?? cell
    target.setAttribute('tabindex', '0')
    target.focus()
  }

  return (
    <>
      <div className="scroll panelScroll" data-scroll-x>
        <table className={`table panelTable${shaded ? ' heat' : ''}`} role="grid" aria-label={name} ref={body} onKeyDown={walk}>
          <thead><tr>{columns.map((column, i) => <th key={column.key + i} scope="col" className={column.right ? 'right' : undefined}>{head(column)}</th>)}</tr></thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={r} className={totals.has(r) ? 'total' : undefined}>
                {row.map((cell, c) => {
                  const key = peopleKey(cell)
                  // A triangle of months that have not come yet stays blank.
                  const shown = columns[c].shade && cell.kind === 'none' ? '' : (isReference(cell) ? t('analysis.fewMark') : '') + write(cell)
                  const style = columns[c].shade && cell.kind !== 'none' && !totals.has(r) ? shadeOf(weightOf(cell), top) : undefined
                  const first = r === 0 && c === 0
                  const openAs = (people: CellKey, column: string) => open(people, t('analysis.peopleOf', { panel: name, row: rowName(table, r, write), column }))
                  if (cell.kind === 'each' && cell.items.length > 0) {
                    return (
                      <td key={c} className="eachCell">
                        {cell.items.map((item) => <button key={item.name} type="button" className="link" tabIndex={-1} onClick={() => openAs(item.people, `${head(columns[c])} ${item.name}`)}>{eachText(item)}</button>)}
                      </td>
                    )
                  }
                  return (
                    <td key={c} className={columns[c].right ? 'right' : undefined} style={style} tabIndex={key ? undefined : first ? 0 : -1}>
                      {key ? <button type="button" className="link" tabIndex={first ? 0 : -1} onClick={() => openAs(key, head(columns[c]))}>{shown}</button> : shown}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < table.rows.length && <p className="small noPicture"><button type="button" className="link small" onClick={() => setAll(true)}>{t('analysis.allRows', { rows: number(table.rows.length) })}</button></p>}
      {few && <p className="small dim">{t('analysis.fewSay')}</p>}
    </>
  )
}

/** What a heat map compares; a whole (100 %) is no more than the highest part, so that the parts can be told apart. */
function weightOf(cell: Cell | undefined): number {
  if (!cell) return 0
  switch (cell.kind) {
    case 'rate': return cell.denominator === 0 || cell.numerator >= cell.denominator ? 0.0001 : cell.numerator / cell.denominator
    case 'people':
    case 'count': return cell.count
    case 'yen':
    case 'profit': return cell.yen
    case 'mean': return cell.count === 0 ? 0 : cell.sum / cell.count
    case 'number': return cell.value ?? 0
    default: return 0
  }
}
