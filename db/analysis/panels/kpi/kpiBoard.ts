// The panel KPI: every figure of the shop and its own ones, with target, gap, a year ago and the months.
import { boardPeople, countsPeople, ownCountsPeople, ownPeople } from '../../boardPeople.ts'
import type { BoardPart } from '../../boardPeople.ts'
import { kpiBoard as board } from '../../kpiBoard.ts'
import type { BoardRow } from '../../boardModel.ts'
import type { Ratio } from '../../model.ts'
import { noOptions, noSuchCell, panel } from '../../panel.ts'
import type { PanelGiven } from '../../panel.ts'
import type { Cell, CellKey, PanelSay } from '../../panelModel.ts'
import { difference, shownValue } from '../../rules.ts'
import { ownCode, shownKpis } from '../../../kpis/model.ts'
import type { BoardKpi, BoardUnit, OwnFigure } from '../../../kpis/model.ts'

const none: Cell = { kind: 'none' }

/** The figures whose parts are not whole counts but the result itself. */
const whole = (kpi: string): boolean => kpi === 'formulaLtv' || kpi === 'formulaMultiple'
const opens = ({ kpi, parts }: BoardRow, part: BoardPart): boolean => (parts === null ? countsPeople(kpi as BoardKpi, part) : part !== 'waiting' && ownCountsPeople(parts[part]))
const keyOf = (row: BoardRow, part: BoardPart): { people?: CellKey } => (opens(row, part) ? { people: { kpi: row.kpi, part } } : {})

/** A value in its unit, with the people it is taken over. */
function valueCell(row: BoardRow, { numerator, denominator }: Ratio, open: boolean): Cell {
  if (denominator <= 0) return none
  const key = (part: BoardPart): CellKey | undefined => (open && opens(row, part) ? { kpi: row.kpi, part } : undefined)
  const [people, base] = [key('numerator'), key('denominator')]
  if (row.kpi === 'formulaLtv') return { kind: 'yen', yen: numerator }
  switch (row.unit) {
    case 'rate': return { kind: 'rate', numerator, denominator, ...(people && { people }), ...(base && { base }) }
    case 'yen': return { kind: 'mean', sum: numerator, count: denominator, of: 'yen', ...(base && { people: base }) }
    case 'profit': return { kind: 'mean', sum: numerator, count: denominator, of: 'profit', ...(base && { people: base }) }
    case 'times': return { kind: 'mean', sum: numerator, count: denominator, of: 'times', ...(base && { people: base }) }
    case 'multiple':
    case 'plain': return { kind: 'number', value: numerator / denominator, digits: row.unit === 'plain' ? 0 : 2 }
  }
}

/** A target or a difference: percent and points are plain numbers here, as their column says. */
function amountCell(unit: BoardUnit, value: number | null): Cell {
  if (value === null) return none
  return unit === 'yen' ? { kind: 'yen', yen: value } : unit === 'profit' ? { kind: 'profit', yen: value } : { kind: 'number', value, digits: unit === 'rate' ? 1 : unit === 'plain' ? 0 : 2 }
}

const money: ReadonlySet<OwnFigure> = new Set(['sales', 'namedSales', 'repeatSales'])
/** A numerator or denominator as the count it is. */
function partCell(row: BoardRow, part: 'numerator' | 'denominator'): Cell {
  const count = row.now[part]
  if (whole(row.kpi)) return none
  if (opens(row, part)) return { kind: 'people', count, ...keyOf(row, part) }
  if (row.parts) return row.parts[part] === 'one' ? none : money.has(row.parts[part]) ? { kind: 'yen', yen: count } : { kind: 'count', count, unit: row.parts[part] === 'orders' ? 'orders' : 'times' }
  if (row.kpi === 'oneYearProfit') return { kind: 'profit', yen: count }
  if (part === 'numerator') return row.kpi === 'frequency' ? { kind: 'count', count, unit: 'times' } : { kind: 'yen', yen: count }
  return row.kpi === 'repeatSales' ? { kind: 'yen', yen: count } : { kind: 'count', count, unit: row.kpi === 'averageOrderValue' ? 'orders' : 'times' }
}

export const kpiBoard = panel({
  command: { name: 'kpi-board' },
  options: noOptions,
  compute: (shop, _, given) => board(shop, given),
  base: (rows) => rows.find(({ kpi }) => kpi === 'repeatBuyers')?.now.denominator ?? 0,
  table: (rows) => ({
    columns: [
      { key: 'kpi', right: false }, { key: 'value', right: true }, { key: 'part', right: true }, { key: 'of', right: true }, { key: 'waiting', right: true }, { key: 'target', right: true }, { key: 'targetSetOn', right: false },
      { key: 'gap', right: true }, { key: 'yearAgo', right: true }, { key: 'change', right: true }, { key: 'from', right: false }, { key: 'to', right: false },
      ...rows[0].series.map(({ day }, i) => ({ key: `month${i}`, right: true, label: { kind: 'day' as const, day } })),
    ],
    rows: rows.map((row): Cell[] => {
      const now = shownValue(row.unit, row.now)
      return [
        row.name === null ? { kind: 'word', key: row.kpi, ...(row.days !== null && { params: { days: row.days } }) } : { kind: 'text', text: row.name },
        valueCell(row, row.now, true), partCell(row, 'numerator'), partCell(row, 'denominator'),
        row.waiting === null ? none : { kind: 'people', count: row.waiting, ...keyOf(row, 'waiting') },
        amountCell(row.unit, row.target), row.targetSetOn === null ? none : { kind: 'day', day: row.targetSetOn },
        amountCell(row.unit, difference(now, row.target)), valueCell(row, row.yearAgo, false), amountCell(row.unit, difference(now, shownValue(row.unit, row.yearAgo))),
        { kind: 'day', day: row.from }, { kind: 'day', day: row.to },
        ...row.series.map((point) => valueCell(row, point, false)),
      ]
    }),
  }),
  say: (rows): PanelSay | null => {
    const aimed = rows.filter(({ target, unit, now }) => target !== null && shownValue(unit, now) !== null)
    const reached = aimed.filter(({ target, unit, now }) => shownValue(unit, now)! >= target!)
    const count = (n: number): Cell => ({ kind: 'number', value: n, digits: 0 })
    if (aimed.length > 0) return { key: 'targets', values: { all: count(aimed.length), reached: count(reached.length) } }
    return rows.some(({ now }) => now.denominator > 0) ? { key: 'noTargets', values: {} } : null
  },
  people: (shop, _, cell, given) => behind(cell, given, (kpi, part) => boardPeople(shop, kpi, part, given.f2Days), (figure) => ownPeople(shop, figure)),
})

/** Finds what a cell names. Throws badInput. */
function behind(cell: CellKey, given: PanelGiven, ofBoard: (kpi: BoardKpi, part: BoardPart) => Int32Array, ofOwn: (figure: OwnFigure) => Int32Array): Int32Array {
  const part = cell.part as BoardPart
  const kpi = shownKpis(given.f2Days).find((code) => code === cell.kpi)
  if (kpi) return (['numerator', 'denominator', 'waiting'].includes(part) && countsPeople(kpi, part) ? ofBoard(kpi, part) : noSuchCell(cell))
  const own = given.ownKpis.find(({ id }) => ownCode(id) === cell.kpi)
  return own && (part === 'numerator' || part === 'denominator') && ownCountsPeople(own[part]) ? ofOwn(own[part]) : noSuchCell(cell)
}
