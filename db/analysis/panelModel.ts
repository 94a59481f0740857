// What every panel of 分析 gives: its figures, the same as a table with the people behind each number, and one sentence.
import { z } from 'zod'
import { figureFilter } from './filterModel.ts'
import { dayText } from './dayText.ts'

/** Every panel, by the tab it stands on. A panel = one file in db/analysis/panels/, one line in its index, one picture. */
export const panelTabs = {
  stages: ['tiers', 'moves', 'newRepeat', 'lastYearNow'],
  kpi: ['kpiBoard', 'ltvTree'],
  second: ['f2Curve', 'dropoff', 'intervals'],
  cohorts: ['cohort', 'ltvCurve'],
  people: ['rfm', 'cpm', 'decile', 'frequency', 'classes'],
  products: ['entryProducts', 'nextProduct', 'crossSell', 'together', 'productSales'],
  calendar: ['calendar', 'priceBands'],
  channels: ['channelMix', 'sourceLtv', 'areas'],
  subscription: ['plans'],
  forecast: ['forecast', 'forecastCheck'],
} as const
export type PanelTab = keyof typeof panelTabs
const panelCodes = Object.values(panelTabs).flat() as unknown as readonly [PanelCode, ...PanelCode[]]
export type PanelCode = (typeof panelTabs)[PanelTab][number]

/** Names one figure of a panel, to ask for the people behind it: e.g. { r: 5, f: 3, m: 1 }. */
export type CellKey = Record<string, string | number>

/**
 * One cell of a table, without words: whoever shows it writes it in its language. `people` names those counted, `base` those divided by;
 * both only where opening them gives exactly as many people as the cell says.
 * yen: sales with tax (the switch 税抜 divides when it is shown); profit: yen without tax already.
 */
export type Cell =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'word'; key: string; params?: Record<string, string | number> }
  | { kind: 'channel' | 'prefecture' | 'weekday' | 'hour'; code: string | number }
  | { kind: 'day' | 'month'; day: string }
  | { kind: 'people'; count: number; people?: CellKey }
  | { kind: 'count'; count: number; unit: 'orders' | 'times' | 'days' | 'months' | 'products' | 'plain'; people?: CellKey }
  /** Several names in one cell, each with its number of people. */
  | { kind: 'each'; items: { name: string; count: number; people: CellKey }[] }
  | { kind: 'yen' | 'profit'; yen: number; people?: CellKey }
  | { kind: 'yenRange'; from: number; to: number | null }
  | { kind: 'rate'; numerator: number; denominator: number; people?: CellKey; base?: CellKey }
  /** A sum over a count; `of` says what the sum is. */
  | { kind: 'mean'; sum: number; count: number; of: 'yen' | 'profit' | 'times' | 'days'; people?: CellKey }
  /** A plain number (a lift, a multiple), with so many decimals; null = nothing to say. */
  | { kind: 'number'; value: number | null; digits: number }

/** Columns by key (worded panels.<code>.columns.<key>), numbers set right. `shade`: draw the column's rates as a heat map. */
export interface PanelColumn { key: string; right: boolean; label?: Cell; shade?: boolean }
export interface PanelTable { columns: PanelColumn[]; rows: Cell[][]; /** Rows that sum up others: set apart. */ totals?: number[] }
/** A sentence, worded panels.<code>.say.<key>, its values written like cells. */
export interface PanelSay { key: string; values: Record<string, Cell> }

/** A choice on the panel, worded panels.<code>.options.<option>.name and .values.<value>. */
export interface PanelChoice { option: string; values: readonly (string | number)[]; /** A day instead of one of the values; two of them, the earlier one first. The result names the days in force by the same name. */ day?: true; /** Offered only where other options have these values. */ when?: Record<string, string | number> }

export interface PanelAnswer<R = unknown> {
  panel: PanelCode
  asOf: string
  /** As the command line gives it. */
  result: R
  /** The options it was made with, and what can be chosen instead. */
  options: Record<string, unknown>
  choices: readonly PanelChoice[]
  table: PanelTable
  /** What the panel shows, in one sentence; null = there is nothing to say yet. */
  say: PanelSay | null
  /** Customers the panel looks at: below 30 it is 参考値. */
  base: number
}

export const panelQuery = z.object({
  panel: z.enum(panelCodes),
  /** Each panel checks its own. */
  options: z.record(z.string(), z.unknown()).default({}),
  filter: figureFilter.optional(),
  asOf: dayText.optional(),
})
export type PanelQuery = z.input<typeof panelQuery>

/** The people behind one figure of a panel. */
export const panelPeople = z.object({
  kind: z.literal('panel'), panel: z.enum(panelCodes), options: z.record(z.string(), z.unknown()).default({}),
  cell: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])), filter: figureFilter.optional(),
})
