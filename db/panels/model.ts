// What the room 分析 asks for besides panels: what can be chosen, and a panel as a file.
import { z } from 'zod'
import { dayText } from '../analysis/dayText.ts'
import { panelQuery } from '../analysis/panelModel.ts'
import type { PanelCode } from '../analysis/panelModel.ts'

/** What the room can offer in this shop: panels that are built, and what its orders and customers hold. */
export interface AnalysisChoices {
  built: PanelCode[]
  /** Channels with orders, those with most first. */
  channels: { code: string; orders: number }[]
  /** JIS numbers of prefectures with customers (0 = not known), in their order; empty where no address is known. */
  prefectures: { code: number; customers: number }[]
  hasSubscriptions: boolean
  /** Saved segments, by name. */
  segments: { id: number; name: string }[]
  /** First and last day with an order; null = no orders yet. */
  firstDay: string | null
  lastDay: string | null
  /** The shop's main tax rate, percent: what 税抜 divides by. */
  taxPercent: number
}
export const choicesQuery = z.object({ asOf: dayText.optional() })

/** Products by sales of all time, those with most first. */
export interface ProductChoice { id: number; name: string; yen: number }
export const productChoicesQuery = z.object({ find: z.string().max(100).default(''), limit: z.number().int().min(1).max(200).default(60) })

const panelFormats = ['tsv', 'csv', 'csvCp932', 'xlsx'] as const
export type PanelFormat = (typeof panelFormats)[number]
/** Whether sales are shown with tax. */
export const taxChoices = ['with', 'without'] as const
export type TaxChoice = (typeof taxChoices)[number]

/** A panel as a file: the same question, and how its money is written. */
export const panelFileQuery = panelQuery.extend({ format: z.enum(panelFormats), tax: z.enum(taxChoices).default('with') })
export type PanelFileQuery = z.output<typeof panelFileQuery>
/** `unwritable`: characters that the encoding lacks, each once (〓 stands for them). */
export interface PanelFile { name: string; bytes: Uint8Array; rows: number; unwritable: string }
