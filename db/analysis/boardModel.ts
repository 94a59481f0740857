// What the panels of the tab KPI give.
import type { BoardUnit, OwnFigure, TargetRow } from '../kpis/model.ts'
import type { Ratio } from './model.ts'
import type { Factors, Lever } from './rules.ts'

/** One figure. Its value is numerator ÷ denominator (percent for rates); denominator 0 = nothing to say. */
export interface BoardRow {
  /** A code of the board, or own:<id>. */
  kpi: string
  /** Of an own figure: as the shop calls it, and what it is made of. */
  name: string | null
  parts: { numerator: OwnFigure; denominator: OwnFigure } | null
  unit: BoardUnit
  /** F2: within so many days. */
  days: number | null
  now: Ratio
  yearAgo: Ratio
  /** The last days of the twelve months before, then the day itself; oldest first. */
  series: (Ratio & { day: string })[]
  /** F2: whose days are not over. */
  waiting: number | null
  /** The days the figure looks at. */
  from: string
  to: string
  /** The one of the day: the last set by then, else the first ever set. Same unit as the value as it is shown. */
  target: number | null
  targetSetOn: string | null
  /** All targets there ever were, oldest first. */
  targets: Omit<TargetRow, 'kpi'>[]
}

export interface LtvTree {
  from: string
  to: string
  salesPerOccasion: { sales: number; occasions: number }
  frequency: { occasions: number; customers: number }
  retention: Ratio
  years: number | null
  yearsCapped: boolean
  yen: number | null
  multiple: number | null
  acquisitionCost: number
  retentionCost: number
  /** null where a factor has no denominator. */
  factors: Factors | null
  /** Targets of the board, null = none set; and what each lever alone would have to be. */
  target: { yen: number | null; multiple: number | null }
  toYen: Record<Lever, number | null> | null
  toMultiple: Record<Lever, number | null> | null
}
