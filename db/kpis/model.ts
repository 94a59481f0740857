// The figures of the board, their targets, and the shop's own figures: one count over another.
import { z } from 'zod'
import { tierParts } from '../analysis/model.ts'
import { interactionKinds } from '../interactions/model.ts'

/** How a figure of the board is written; its target is in the same unit: percent, yen, times, a plain number. */
export type BoardUnit = 'rate' | 'yen' | 'profit' | 'times' | 'multiple' | 'plain'

/** F2 for these days; the shop's own choice among them is 'f2', the others 'f2d<days>'. */
export const f2Windows = [30, 60, 90, 180, 365] as const

/** Every figure of the board in its order, with its unit. `upgradeDirect`: of first buyers of a trial product, those who took another one along at once. */
export const boardUnits = {
  oneYearLtv: 'yen', oneYearProfit: 'profit',
  f2: 'rate', f2d30: 'rate', f2d60: 'rate', f2d90: 'rate', f2d180: 'rate', f2d365: 'rate',
  upgrade: 'rate', upgradeDirect: 'rate', toSubscription: 'rate',
  repeatBuyers: 'rate', repeatEver: 'rate', retention: 'rate', repeatSales: 'rate',
  salesPerCustomer: 'yen', salesPerOccasion: 'yen', frequency: 'times', averageOrderValue: 'yen',
  formulaLtv: 'yen', formulaMultiple: 'multiple',
} as const satisfies Record<string, BoardUnit>
export type BoardKpi = keyof typeof boardUnits
export const boardKpis = Object.keys(boardUnits) as [BoardKpi, ...BoardKpi[]]
/** The days of F2 behind a code of the board. */
export const daysOf = (kpi: BoardKpi, f2Days: number): number => (kpi.startsWith('f2d') ? Number(kpi.slice(3)) : f2Days)
/** The figures in their order; F2 of the shop's own days stands once, as 'f2'. */
export const shownKpis = (f2Days: number): BoardKpi[] => boardKpis.filter((kpi) => kpi === 'f2' || daysOf(kpi, -1) !== f2Days)

/** What a figure of one's own is made of: people by stage, what happened in the 12 months to the day, contacts of a kind in them; 'one' = not divided. */
export const ownFigures = [
  'buyers', 'repeaters', 'firstPurchases', 'orders', 'occasions', 'sales', 'namedSales', 'repeatSales', 'customers', 'everBought',
  ...tierParts.map((tier) => `tier.${tier}` as const), ...interactionKinds.map((kind) => `interactions.${kind}` as const), 'one',
] as const
export type OwnFigure = (typeof ownFigures)[number]
export const ownUnits = ['rate', 'yen', 'times'] as const

export interface OwnKpi { id: number; name: string; unit: (typeof ownUnits)[number]; numerator: OwnFigure; denominator: OwnFigure }
/** The code under which the targets of an own figure are kept. */
export const ownCode = (id: number): `own:${number}` => `own:${id}`

export const saveOwnKpi = z.object({
  /** Absent = a new one. A removed one comes back when it is saved again. */
  id: z.number().int().optional(),
  name: z.string().trim().min(1).max(60), unit: z.enum(ownUnits), numerator: z.enum(ownFigures), denominator: z.enum(ownFigures),
})
export const removeOwnKpi = z.object({ id: z.number().int() })
export const setTarget = z.object({
  kpi: z.union([z.enum(boardKpis), z.string().regex(/^own:\d+$/)]),
  /** null = given up. */
  value: z.number().min(0).max(2_000_000_000).nullable(),
  note: z.string().trim().max(200).default(''),
})
/** A target as it was set. */
export interface TargetRow { kpi: string; value: number | null; setOn: string; note: string }

/** How often customers were in contact, for own figures: kind, day, customer id. */
export interface ContactRow { kind: string; day: number; customerId: number; result: string; text: string }
