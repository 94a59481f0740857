// The panel LTVの伸びと回収: what a customer brings after the first purchase, and whether that pays for winning them.
import { z } from 'zod'
import type { Shop } from '../../../facts/facts.ts'
import { cohortPeople } from '../../cohort.ts'
import { costsByMonth, curveMonths, ltvCurve as computed, yearIsOver } from '../../ltvCurve.ts'
import type { LtvCurve, WonMonth } from '../../cohortModel.ts'
import { formatMonth, lastMonthOver, parseMonth } from '../../months.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, PanelSay, PanelTable } from '../../panelModel.ts'

const options = z.object({ view: z.enum(['curve', 'costs']).default('curve'), reach: z.union([z.literal(6), z.literal(12), z.literal(24)]).default(12) }).strict()
/** Months of costs that are shown. */
const SHOWN = 24

/** Yen per head without tax, before and after what the owner wishes to keep. */
const perHead = (sum: number, count: number, people?: Record<string, string>): Cell => ({ kind: 'mean', sum, count, of: 'profit', ...(people && { people }) })
const none: Cell = { kind: 'none' }
const monthCell = (month: string): Cell => ({ kind: 'month', day: `${month}-01` })

function curveTable({ curve: { customers, sales, grossProfit, cost } }: LtvCurve): PanelTable {
  const people = { set: 'curve' }
  return {
    columns: [{ key: 'k', right: false }, { key: 'customers', right: true }, { key: 'salesPerHead', right: true }, { key: 'profitPerHead', right: true }, { key: 'leftPerHead', right: true }],
    rows: sales.map((sum, k): Cell[] => [
      { kind: 'word', key: k === 0 ? 'same' : 'after', params: { k } }, { kind: 'people', count: customers, people }, { kind: 'mean', sum, count: customers, of: 'yen', people },
      perHead(grossProfit[k], customers, people), cost === null ? none : perHead(grossProfit[k] - cost, customers, people),
    ]),
  }
}

/** The months shown, up to the latest that is over. */
function recent({ months }: LtvCurve, shop: Shop): WonMonth[] {
  const from = formatMonth(lastMonthOver(shop.asOf) - SHOWN + 1)
  return months.filter(({ month }) => month >= from)
}

function costTable(result: LtvCurve, shop: Shop): PanelTable {
  const list = recent(result, shop)
  const { wishedProfit } = result.allowed
  const row = (head: Cell, { cost, newBuyers, yearProfit, year, net, back }: { cost: number | null; newBuyers: number; yearProfit: number | null; year: number; net: number | null; back: Cell }, people: Record<string, string>, yearPeople: Record<string, string>): Cell[] => [
    head, cost === null ? none : { kind: 'profit', yen: cost }, { kind: 'people', count: newBuyers, people }, cost === null ? none : perHead(cost, newBuyers, people),
    yearProfit === null ? none : perHead(yearProfit, year, yearPeople), yearProfit === null ? none : perHead(yearProfit - wishedProfit * year, year, yearPeople),
    back, net === null ? none : { kind: 'profit', yen: net },
  ]
  const rows = list.map((one) => row(monthCell(one.month), { ...one, year: one.newBuyers, back: backOf(one) }, { month: one.month }, { month: one.month }))
  const [paid, whole] = [list.filter(({ cost }) => cost !== null), list.filter(({ net }) => net !== null)]
  const sum = (months: readonly WonMonth[], of: (one: WonMonth) => number): number => months.reduce((total, one) => total + of(one), 0)
  const total = row({ kind: 'word', key: 'all' }, {
    cost: sum(paid, ({ cost }) => cost ?? 0), newBuyers: sum(paid, ({ newBuyers }) => newBuyers), yearProfit: whole.length === 0 ? null : sum(whole, ({ yearProfit }) => yearProfit ?? 0),
    year: sum(whole, ({ newBuyers }) => newBuyers), net: whole.length === 0 ? null : sum(whole, ({ net }) => net ?? 0), back: none,
  }, { set: 'costs' }, { set: 'costYear' })
  return {
    columns: [
      { key: 'month', right: false }, { key: 'cost', right: true }, { key: 'newBuyers', right: true }, { key: 'cpo', right: true }, { key: 'yearProfit', right: true },
      { key: 'allowed', right: true }, { key: 'paidBack', right: false }, { key: 'net', right: true },
    ],
    rows: paid.length === 0 ? rows : [...rows, total], ...(paid.length > 0 && { totals: [rows.length] }),
  }
}

/** When the month had earned its advertising. */
function backOf({ cost, newBuyers, paidBack }: WonMonth): Cell {
  if (cost === null || cost === 0 || newBuyers === 0) return none
  return paidBack === null ? { kind: 'word', key: 'notYet' } : { kind: 'word', key: paidBack === 0 ? 'same' : 'after', params: { k: paidBack } }
}

export const ltvCurve = panel({
  command: { name: 'ltv-curve' },
  choices: [{ option: 'view', values: ['curve', 'costs'] }, { option: 'reach', values: [6, 12, 24], when: { view: 'curve' } }],
  options,
  compute: (shop, { reach }, given) => computed(shop, reach, given),
  base: ({ curve, months }) => curve.customers || months.reduce((sum, { newBuyers }) => sum + newBuyers, 0),
  table: (result, shop, { view }) => (view === 'curve' ? curveTable(result) : costTable(result, shop)),
  say: ({ curve, allowed, months }, shop, { view, reach }): PanelSay | null => {
    if (view === 'curve') {
      const k: Cell = { kind: 'count', count: reach, unit: 'plain' }
      if (curve.customers > 0) return { key: 'curve', values: { k, sales: { kind: 'mean', sum: curve.sales[reach], count: curve.customers, of: 'yen' }, profit: perHead(curve.grossProfit[reach], curve.customers) } }
      return months.length > 0 ? { key: 'tooYoung', values: { k } } : null
    }
    const latest = recent({ curve, allowed, months }, shop).filter(({ cost, newBuyers }) => cost !== null && newBuyers > 0).at(-1)
    if (!latest) return months.some(({ cost }) => cost !== null) ? null : { key: 'noCosts', values: {} }
    const values = { month: monthCell(latest.month), cpo: perHead(latest.cost!, latest.newBuyers) }
    return allowed.customers === 0 ? { key: 'cost', values } : { key: 'costs', values: { ...values, allowed: perHead(allowed.grossProfit - allowed.wishedProfit * allowed.customers, allowed.customers) } }
  },
  people: (shop, { reach }, cell, { adCosts }) => {
    const over = lastMonthOver(shop.asOf)
    if (cell.set === 'curve') {
      const { from, to } = curveMonths(shop, reach)
      return cohortPeople(shop, (month) => month >= from && month <= to)
    }
    if (cell.set === 'costs' || cell.set === 'costYear') {
      const costs = costsByMonth(shop, adCosts)
      return cohortPeople(shop, (month) => month > over - SHOWN && costs.has(month) && (cell.set === 'costs' || yearIsOver(month, shop)))
    }
    const month = parseMonth(String(cell.month))
    return month === null || month > over ? noSuchCell(cell) : cohortPeople(shop, (m) => m === month)
  },
})
