// Panels asked of described shops: the table's cells by row and column, and the customer ids behind a cell.
import { answerPanel, checked, nothingGiven } from '../../../db/analysis/panel.ts'
import type { Panel, PanelGiven } from '../../../db/analysis/panel.ts'
import type { Cell, CellKey, PanelCode } from '../../../db/analysis/panelModel.ts'
import { panelOf } from '../../../db/analysis/panels/index.ts'
import { parseDay } from '../../../db/facts/day.ts'
import type { Shop } from '../../../db/facts/facts.ts'
import { toFacts } from './build.ts'
import type { PlainShop } from './build.ts'

const facts = new WeakMap<PlainShop, Shop['facts']>()
/** The shop as of a day; its columns are made once. */
export function at(plain: PlainShop, asOf: string): Shop {
  if (!facts.has(plain)) facts.set(plain, toFacts(plain))
  return { facts: facts.get(plain)!, settings: plain.settings, asOf: parseDay(asOf) }
}

export interface Asked<R> { result: R; cells: Record<string, Cell>[]; idsOf: (key: CellKey | undefined) => number[] }

/** Asks a panel; `cells`: each row by column key. Checks on the way that every key of people opens as many as the cell says. */
export function asked<R>(code: PanelCode, shop: Shop, options: Record<string, unknown> = {}, given: Partial<PanelGiven> = {}): Asked<R> {
  const one: Panel = panelOf(code)
  const known = { ...nothingGiven, ...given }
  const { result, table } = answerPanel(code, one, shop, options, known)
  const chosen = checked(one, options)
  const indexes = (key: CellKey): Int32Array => one.people(shop, chosen, key, known)
  // Plain comparisons: thousands of them in each random shop.
  const must = (holds: boolean, cell: Cell | Cell[]): void => { if (!holds) throw new Error(`${code}: ${JSON.stringify(cell)}`) }
  for (const row of table.rows) {
    must(row.length === table.columns.length, row)
    for (const cell of row) {
      if ('people' in cell && cell.people) must(indexes(cell.people).length === (cell.kind === 'rate' ? cell.numerator : 'count' in cell ? cell.count : -1), cell)
      if (cell.kind === 'each') for (const { count, people } of cell.items) must(indexes(people).length === count, cell)
      if (cell.kind === 'rate' && cell.base) must(indexes(cell.base).length === cell.denominator, cell)
      must(!/NaN|Infinity/.test(Object.values(cell).join()), cell)
    }
  }
  must(!/NaN|Infinity/.test(Object.values(result as object).join()), [])
  return {
    result: result as R,
    cells: table.rows.map((row) => Object.fromEntries(row.map((cell, i) => [table.columns[i].key, cell]))),
    idsOf: (key) => (key === undefined ? [] : Array.from(indexes(key), (c) => shop.facts.customerId[c])),
  }
}

/** The key of people of a cell. */
export const peopleOf = (cell: Cell): CellKey | undefined => ('people' in cell ? cell.people : undefined)
