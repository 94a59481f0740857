// Which settings are shown where, how each is typed in, and how typed text becomes a value.
import { dayOf } from '../../db/facts/day.ts'
import type { BoardKpi, BoardUnit } from '../../db/kpis/model.ts'
import { boardKpis, boardUnits, shownKpis } from '../../db/kpis/model.ts'
import type { Settings } from '../../db/settings/model.ts'
import { settingsSchema } from '../../db/settings/model.ts'

/** The settings of this room, by tab. Time zone and currency are set on the command line only. */
export const groups = {
  shop: ['name', 'owner', 'postalCode', 'address', 'phone', 'email'],
  counting: ['sameDayOrders', 'addOnDays', 'unpaidGraceDays', 'salesIncludeShipping', 'dormantDays', 'oneYearDays', 'f2Days', 'repeatRateBasis', 'grossMargin', 'taxPercent', 'acquisitionCost', 'retentionCost', 'wishedProfit'],
  contacts: ['dailyTasks', 'closedWeekdays', 'closedHolidays', 'newYearFrom', 'newYearTo', 'staff'],
  targets: boardKpis.map((kpi) => `target.${kpi}` as const),
} as const satisfies Record<string, readonly (keyof Settings)[]>

export type FieldKey = (typeof groups)[keyof typeof groups][number]

/** The targets that the board of 分析 shows, in its order. */
export const shownTargets = (f2Days: number): FieldKey[] => shownKpis(f2Days).map((kpi) => `target.${kpi}` as const)
/** The figure of the board that a field is the target of; null = none. */
export const targetOf = (key: FieldKey): { kpi: BoardKpi; unit: BoardUnit } | null => {
  const kpi = boardKpis.find((one) => key === `target.${one}`)
  return kpi === undefined ? null : { kpi, unit: boardUnits[kpi] }
}

export type FieldKind = 'text' | 'choice' | 'number' | 'optionalNumber' | 'switch' | 'weekdays' | 'monthDay'

/** Choices as values; their words stand in texts. */
export const choices: Partial<Record<FieldKey, readonly (string | number)[]>> = {
  sameDayOrders: ['one', 'separate'],
  addOnDays: [0, 1, 2, 3],
  f2Days: [30, 60, 90, 180, 365],
  repeatRateBasis: ['repeatBuyers', 'retention'],
  taxPercent: [0, 8, 10],
}

export function kindOf(key: FieldKey): FieldKind {
  if (choices[key]) return 'choice'
  if (key === 'salesIncludeShipping' || key === 'closedHolidays') return 'switch'
  if (key === 'closedWeekdays') return 'weekdays'
  if (key === 'newYearFrom' || key === 'newYearTo') return 'monthDay'
  if (key.startsWith('target.') || key === 'unpaidGraceDays') return 'optionalNumber'
  return ['dormantDays', 'oneYearDays', 'dailyTasks', 'grossMargin', 'acquisitionCost', 'retentionCost', 'wishedProfit'].includes(key) ? 'number' : 'text'
}

/** Which sentence explains a refused value (settings.bad.…). */
export function refusalOf(key: FieldKey): 'any' | 'number' | 'amount' | 'days' | 'percent' | 'grace' | 'daily' | 'monthDay' {
  if (key === 'dailyTasks') return 'daily'
  if (kindOf(key) === 'monthDay') return 'monthDay'
  if (key === 'dormantDays' || key === 'oneYearDays') return 'days'
  if (key === 'unpaidGraceDays') return 'grace'
  const unit = targetOf(key)?.unit
  if (key === 'grossMargin' || unit === 'rate') return 'percent'
  if (unit === 'times' || unit === 'multiple') return 'amount'
  return kindOf(key) === 'text' ? 'any' : 'number'
}

/** A value as it stands in its field: '12/29' for a day of the year. */
export function typedOf(key: FieldKey, value: Settings[FieldKey]): string {
  if (value === null) return ''
  return kindOf(key) === 'monthDay' ? String(value).replace(/^0?(\d+)-0?(\d+)$/, '$1/$2') : String(value)
}

/** Typed text → value; full-width digits and thousands marks are understood. `undefined` = cannot be used. */
export function readField<K extends FieldKey>(key: K, typed: string): Settings[K] | undefined {
  const kind = kindOf(key)
  const plain = typed.normalize('NFKC').replace(/[,円%¥回倍\s]/g, '')
  let value: unknown = typed.trim()
  if (kind === 'number' || kind === 'optionalNumber') value = plain === '' ? (kind === 'optionalNumber' ? null : undefined) : Number(plain)
  if (kind === 'monthDay') value = plain === '' ? '' : monthDay(plain)
  if (kind === 'choice') value = choices[key]?.find((choice) => String(choice) === typed)
  const parsed = settingsSchema.shape[key].safeParse(value)
  return parsed.success ? (parsed.data as Settings[K]) : undefined
}

/** '12/29', '12-29' or '12月29日' → '12-29'; undefined for a day no year has. */
function monthDay(typed: string): string | undefined {
  const [, month, date] = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed) ?? []
  // 2024 has a 29 February.
  return month !== undefined && dayOf(2024, Number(month), Number(date)) !== null ? `${month.padStart(2, '0')}-${date.padStart(2, '0')}` : undefined
}

/** The weekdays of the setting with one of them switched, in their order. */
export function withWeekday(closed: string, weekday: number, on: boolean): string {
  return [0, 1, 2, 3, 4, 5, 6].filter((day) => (day === weekday ? on : closed.includes(String(day)))).join('')
}
