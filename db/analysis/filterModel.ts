// The filter that applies to every panel: which orders, and which customers.
import { z } from 'zod'

export const figureFilter = z.object({
  /** Codes of channels: orders of these only. Empty = all. */
  channels: z.array(z.string().max(40)).max(100).default([]),
  /** Product ids: orders that hold one of them. Empty = all. */
  products: z.array(z.number().int()).max(200).default([]),
  /** 都度 | 定期: orders that hold something of that kind. */
  orderKind: z.enum(['all', 'oneOff', 'subscription']).default('all'),
  /** JIS numbers of prefectures, 0 = not known: customers who live there. Empty = all. */
  prefectures: z.array(z.number().int().min(0).max(47)).max(48).default([]),
  /** A saved segment, as of the same day. */
  segment: z.number().int().nullable().default(null),
}).strict()
export type FigureFilter = z.output<typeof figureFilter>

/** Whether the filter leaves anything out. */
export function isFiltering(filter: FigureFilter | undefined): filter is FigureFilter {
  return filter !== undefined && (filter.channels.length > 0 || filter.products.length > 0 || filter.prefectures.length > 0 || filter.orderKind !== 'all' || filter.segment !== null)
}
