// The shop's settings: one flat list of keys, used by the window, the command line and the figures.
import { z } from 'zod'
import { boardKpis, boardUnits } from '../kpis/model.ts'
import type { BoardKpi } from '../kpis/model.ts'

const yen = z.number().int().min(0).max(2_000_000_000)
const days = z.number().int().min(1).max(3650)
const percent = z.number().min(0).max(100)
const amount = z.number().min(0).max(1000)

/** What a target may be: percent for rates, whole yen, else any number. */
const rules = { rate: percent.nullable(), yen: yen.nullable(), profit: yen.nullable(), times: amount.nullable(), multiple: amount.nullable(), plain: amount.nullable() } as const
type TargetRules = { [K in BoardKpi as `target.${K}`]: (typeof rules)[(typeof boardUnits)[K]] }
const targetRules = Object.fromEntries(boardKpis.map((kpi) => [`target.${kpi}`, rules[boardUnits[kpi]]])) as TargetRules
const noTargets = Object.fromEntries(boardKpis.map((kpi) => [`target.${kpi}`, null])) as { [K in keyof TargetRules]: null }

/** Keys as they stand in the file and in `settings --json`. */
export const settingsSchema = z.object({
  name: z.string().max(100),
  owner: z.string().max(100),
  postalCode: z.string().max(10),
  address: z.string().max(200),
  phone: z.string().max(30),
  email: z.string().max(200),
  timeZone: z.string().refine((zone) => { try { new Intl.DateTimeFormat('en', { timeZone: zone }); return true } catch { return false } }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  sameDayOrders: z.enum(['one', 'separate']),
  addOnDays: z.number().int().min(0).max(3),
  unpaidGraceDays: z.number().int().min(0).max(365).nullable(),
  salesIncludeShipping: z.boolean(),
  dormantDays: days,
  oneYearDays: days,
  f2Days: z.union([z.literal(30), z.literal(60), z.literal(90), z.literal(180), z.literal(365)]),
  repeatRateBasis: z.enum(['repeatBuyers', 'retention']),
  /** How many tasks a day, and on which days the shop rests: weekdays as digits, Monday 0 … Sunday 6. */
  dailyTasks: z.number().int().min(1).max(500),
  closedWeekdays: z.string().regex(/^[0-6]*$/),
  closedHolidays: z.boolean(),
  /** 年末年始, 'MM-DD'; empty = open. */
  newYearFrom: z.string().regex(/^(\d\d-\d\d)?$/),
  newYearTo: z.string().regex(/^(\d\d-\d\d)?$/),
  staff: z.string().max(50),
  acquisitionCost: yen,
  retentionCost: yen,
  /** 粗利 to be kept of each new customer's first year: 許容CPO is what is left. */
  wishedProfit: yen,
  grossMargin: percent,
  taxPercent: z.union([z.literal(0), z.literal(8), z.literal(10)]),
  /** Targets of the board's figures, in the unit they are shown in; null = none set. */
  ...targetRules,
})
export type Settings = z.infer<typeof settingsSchema>
export const settingsPatch = settingsSchema.partial().strict()
export type SettingsPatch = z.infer<typeof settingsPatch>

export const defaultSettings: Settings = {
  name: '', owner: '', postalCode: '', address: '', phone: '', email: '',
  timeZone: 'Asia/Tokyo', currency: 'JPY',
  sameDayOrders: 'one', addOnDays: 0, unpaidGraceDays: null, salesIncludeShipping: false,
  dormantDays: 365, oneYearDays: 365, f2Days: 90, repeatRateBasis: 'repeatBuyers',
  dailyTasks: 20, closedWeekdays: '6', closedHolidays: true, newYearFrom: '12-29', newYearTo: '01-04', staff: '',
  acquisitionCost: 0, retentionCost: 0, wishedProfit: 0, grossMargin: 40, taxPercent: 8,
  ...noTargets,
}

/** A channel as the settings show it. */
export interface ChannelRow { id: number; code: string; marketplace: boolean; contactAllowed: boolean; orders: number; lastDay: string | null }
/** A product with the marks the figures use. */
export interface ProductRow {
  id: number; code: string; name: string; trial: boolean; subscription: boolean; gift: boolean
  /** How one says it, and the group it stands in; '' = none. */
  shortName: string; category: string
  /** The short name is another product's name too: figures and tables use the full name. */
  shortNameTaken: boolean
  /** Days that one piece lasts; null = learned from the purchases. */
  daysPerUnit: number | null
  orders: number
}
const productWord = z.string().trim().max(60)
/** What is absent stays as it is. */
export const productPatch = z.object({
  id: z.number().int(), trial: z.boolean().optional(), subscription: z.boolean().optional(), gift: z.boolean().optional(),
  shortName: productWord.optional(), category: productWord.optional(), daysPerUnit: z.number().int().min(1).max(3650).nullable().optional(),
})
export type ProductPatch = z.infer<typeof productPatch>
export const channelPatch = z.object({ id: z.number().int(), contactAllowed: z.boolean() })
