// Reports: their kinds, what a request says, and the figures that each one leaves for the next to compare itself with.
import { z } from 'zod'
import { dayText } from '../analysis/dayText.ts'

/** full: the diagnosis. The others are one page for one reader. */
export const reportKinds = ['full', 'owner', 'staff', 'consultant'] as const
export type ReportKind = (typeof reportKinds)[number]

export const reportRequest = z.object({
  kind: z.enum(reportKinds).default('full'),
  /** No name of a customer stands anywhere. Otherwise names stand on the page for the staff only. */
  hideNames: z.boolean().default(true),
  asOf: dayText.optional(),
})
export type ReportRequest = z.output<typeof reportRequest>

const ratio = z.object({ numerator: z.number(), denominator: z.number() })
export type ReportRatio = z.output<typeof ratio>

/** The figures compared, in the order in which they stand: rates, yen per head and so on as two counts. */
export const comparedKpis = [
  'oneYearLtv', 'f2', 'repeatBuyers', 'retention', 'salesPerCustomer', 'salesPerOccasion', 'frequency', 'averageOrderValue', 'repeatSales', 'repeatEver', 'upgrade', 'toSubscription',
] as const
export type ComparedKpi = (typeof comparedKpis)[number]
export const comparedTiers = ['firstTime', 'repeat', 'oneYear', 'dormant', 'prospect', 'total'] as const

/** What a report leaves in the shop file. Yen whole, with tax. */
export const reportFigures = z.object({
  version: z.literal(1),
  asOf: dayText,
  /** First and last day of the data; null in an empty shop. */
  firstDay: dayText.nullable(),
  lastDay: dayText.nullable(),
  /** The 12 months of the figures, and what they brought in: sales and valid orders, those of nobody known included. */
  from: dayText,
  sales: z.number(),
  orders: z.number(),
  buyers: z.number(),
  f2Days: z.number(),
  tiers: z.record(z.enum(comparedTiers), z.number()),
  kpis: z.record(z.enum(comparedKpis), ratio),
})
export type ReportFigures = z.output<typeof reportFigures>

/** A report that was made. `madeAt`: an instant, UTC. */
export interface ReportRow { id: number; kind: ReportKind; asOf: string; madeAt: string }
export interface EarlierReport extends ReportRow { figures: ReportFigures }

/** A finished report, and the figures to be noted when it has been saved. */
export interface ReportPaper { html: string; pages: number; widthMm: number; heightMm: number; name: string; figures: ReportFigures }

export const bundleFormats = ['xlsx', 'csv'] as const
export type BundleFormat = (typeof bundleFormats)[number]
export const bundleRequest = z.object({ format: z.enum(bundleFormats).default('xlsx'), asOf: dayText.optional() })
