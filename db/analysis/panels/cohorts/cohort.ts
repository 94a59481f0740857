// The panel コホート: for each month's first buyers, how many bought again month by month, or what they brought.
import { z } from 'zod'
import type { FigureSettings, Shop } from '../../../facts/facts.ts'
import { formatDay } from '../../../facts/day.ts'
import { cohortPeople, cohorts } from '../../cohort.ts'
import type { Cohort } from '../../cohort.ts'
import type { CohortResult } from '../../cohortModel.ts'
import { grossProfit } from '../../ltv.ts'
import { firstDayOf, formatMonth, lastMonthOver, monthOf, parseMonth } from '../../months.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, CellKey, PanelSay } from '../../panelModel.ts'

const options = z.object({ view: z.enum(['retention', 'sales', 'profit']).default('retention'), reach: z.union([z.literal(12), z.literal(24)]).default(12) }).strict()
type Options = z.output<typeof options>

/** Every calendar month shown, oldest first: up to the as-of day's own, one with nobody too, none before the first buyer. */
function shown(shop: Shop, reach: number): Cohort[] {
  const all = cohorts(shop)
  if (all.length === 0) return []
  const newest = monthOf(shop.asOf)
  const from = Math.max(all[0].month, newest - reach)
  return Array.from({ length: newest - from + 1 }, (_, i) => all.find(({ month }) => month === from + i) ?? { month: from + i, size: 0, retained: [], sales: [] })
}

/** What stands in a cell: of `size` people, those who bought in the month, or what they brought per head by its end. */
function cellOf(view: Options['view'], settings: FigureSettings, size: number, retained: number | null | undefined, sales: number | null | undefined, people?: CellKey, base?: CellKey): Cell {
  if (size === 0 || retained == null || sales == null) return { kind: 'none' }
  if (view === 'retention') return { kind: 'rate', numerator: retained, denominator: size, ...(people && { people, base }) }
  return { kind: 'mean', sum: view === 'sales' ? sales : grossProfit(sales, settings), count: size, of: view === 'sales' ? 'yen' : 'profit', ...(base && { people: base }) }
}

/** All cohorts shown whose month +k is over, together. */
function together(list: readonly Cohort[], k: number): { size: number; retained: number; sales: number } {
  const sum = { size: 0, retained: 0, sales: 0 }
  for (const { size, retained, sales } of list) {
    if (retained[k] == null) continue
    sum.size += size
    sum.retained += retained[k]
    sum.sales += sales[k]!
  }
  return sum
}

export const cohort = panel({
  command: { name: 'cohort' },
  choices: [{ option: 'view', values: ['retention', 'sales', 'profit'] }, { option: 'reach', values: [12, 24] }],
  options,
  compute: (shop): CohortResult => {
    const all = cohorts(shop)
    return { months: all.map(({ month }) => formatMonth(month)), size: all.map(({ size }) => size), retained: all.map(({ retained }) => retained), sales: all.map(({ sales }) => sales) }
  },
  base: ({ size }) => size.reduce((sum, n) => sum + n, 0),
  table: (_, shop, { view, reach }) => {
    const list = shown(shop, reach)
    const steps = Array.from({ length: reach + 1 }, (_, k) => k)
    const rows = list.map(({ month, size, retained, sales }): Cell[] => {
      const key = formatMonth(month)
      return [
        { kind: 'month', day: formatDay(firstDayOf(month)) }, { kind: 'people', count: size, people: { month: key } },
        ...steps.map((k) => cellOf(view, shop.settings, size, retained[k], sales[k], { month: key, k }, { month: key })),
      ]
    })
    const all = steps.map((k) => ({ k, ...together(list, k) }))
    const total: Cell[] = [
      { kind: 'word', key: 'all' }, { kind: 'people', count: list.reduce((sum, { size }) => sum + size, 0), people: { month: 'all' } },
      ...all.map(({ k, size, retained, sales }) => cellOf(view, shop.settings, size, retained, sales, { month: 'all', k }, { month: 'all', until: k })),
    ]
    return {
      columns: [{ key: 'month', right: false }, { key: 'size', right: true }, ...steps.map((k) => ({ key: `k${k}`, right: true, shade: true, label: { kind: 'word' as const, key: k === 0 ? 'same' : 'after', params: { k } } }))],
      rows: list.length === 0 ? [] : [total, ...rows], ...(list.length > 0 && { totals: [0] }),
    }
  },
  say: (_, shop, { view, reach }): PanelSay | null => {
    // How the latest whole year of first buyers fared: in the month after, and by the end of the chosen stretch.
    const list = shown(shop, reach)
    const [one, far] = [together(list, 1), together(list, reach)]
    if (view === 'retention') return one.size === 0 ? null : { key: 'retention', values: { rate: { kind: 'rate', numerator: one.retained, denominator: one.size } } }
    const key = far.size > 0 ? reach : 1
    const sum = far.size > 0 ? far : one
    return sum.size === 0 ? null : { key: view, values: { k: { kind: 'count', count: key, unit: 'plain' }, yen: cellOf(view, shop.settings, sum.size, sum.retained, sum.sales) } }
  },
  people: (shop, { reach }, cell) => {
    const k = cell.k === undefined ? undefined : Number(cell.k)
    const newest = monthOf(shop.asOf)
    const over = lastMonthOver(shop.asOf)
    if (k !== undefined && (!Number.isInteger(k) || k < 0)) return noSuchCell(cell)
    if (cell.month !== 'all') {
      const month = parseMonth(String(cell.month))
      return month === null || (k !== undefined && month + k > over) ? noSuchCell(cell) : cohortPeople(shop, (m) => m === month, k)
    }
    // Everybody shown; in a step: those whose month is over.
    const until = k ?? (cell.until === undefined ? undefined : Number(cell.until))
    return cohortPeople(shop, (m) => m >= newest - reach && (until === undefined || m + until <= over), k)
  },
})
