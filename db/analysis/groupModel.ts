// What the panels that sort customers into groups give: RFM, CPM, deciles, frequency.
import type { Cell } from './panelModel.ts'

export interface RfmOptions { method: 'thresholds' | 'quintiles'; /** Frequency and money of the last so many months; 'all' = ever. Quintiles are always over all time. */ window: 12 | 24 | 'all' }
export interface RfmCell { r: number; f: number; m: number; customers: number; /** Yen in the window, all of them together. */ sales: number }
export interface Rfm {
  method: RfmOptions['method']
  window: RfmOptions['window']
  /** Lower limits of the scores 2, 3, 4, 5 in yen; empty with quintiles, or where nobody bought in the window. */
  money: number[]
  /** From best to worst; cells without anybody left out. */
  cells: RfmCell[]
}

/** A score with what it stands for: the shop's limits where there are any. */
export function scoreCell({ method, money }: Pick<Rfm, 'method' | 'money'>, axis: 'r' | 'f' | 'm', score: number): Cell {
  if (method === 'quintiles' || (axis === 'm' && money.length === 0)) return { kind: 'word', key: 'score', params: { score } }
  return { kind: 'word', key: `${axis}${score}`, ...(axis === 'm' && { params: { ...(score > 1 && { from: money[score - 2] }), ...(score < 5 && { to: money[score - 1] }) } }) }
}

/** 初回 · よちよち · コツコツ · 流行 · 優良. */
export const cpmClasses = ['first', 'beginner', 'steady', 'trendy', 'loyal'] as const
export type CpmClass = (typeof cpmClasses)[number]
export interface CpmRow { class: CpmClass; /** 現役: the last purchase is less than 240 days ago. */ active: boolean; customers: number; /** Yen so far, all of them together. */ sales: number }

export interface DecileGroup {
  /** 1 = those who spent most. */
  group: number
  customers: number
  sales: number
  /** The lowest sales within the group, yen. */
  lowest: number
}

/** Customers, and their sales in yen. */
export interface Counted { customers: number; sales: number }

/** Twelve months to the day; `categories` null = no product stands in one. */
export interface FrequencyResult {
  from: string
  to: string
  year: (Counted & { times: number })[]
  months: { month: string; once: number; twice: number; more: number; occasions: number }[]
  categories: (Counted & { categories: number })[] | null
}
