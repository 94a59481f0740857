// Which settings are shown where, how each is typed in, and how typed text becomes a value.
import type { Settings } from '../../db/settings/model.ts'
import { settingsSchema } from '../../db/settings/model.ts'

/** The settings of this room, by tab. Time zone and currency are set on the command line only. */
export const groups = {
  shop: ['name', 'owner', 'postalCode', 'address', 'phone', 'email'],
  counting: ['sameDayOrders', 'addOnDays', 'unpaidGraceDays', 'salesIncludeShipping', 'dormantDays', 'oneYearDays', 'f2Days', 'repeatRateBasis', 'grossMargin', 'taxPercent', 'acquisitionCost', 'retentionCost'],
  targets: ['target.oneYearLtv', 'target.f2', 'target.repeatBuyers', 'target.retention', 'target.salesPerCustomer'],
} as const satisfies Record<string, readonly (keyof Settings)[]>

export type FieldKey = (typeof groups)[keyof typeof groups][number]

export type FieldKind = 'text' | 'choice' | 'number' | 'optionalNumber' | 'switch'

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
  if (key === 'salesIncludeShipping') return 'switch'
  if (key.startsWith('target.') || key === 'unpaidGraceDays') return 'optionalNumber'
  return ['dormantDays', 'oneYearDays', 'grossMargin', 'acquisitionCost', 'retentionCost'].includes(key) ? 'number' : 'text'
}

/** Which sentence explains a refused value (settings.bad.…). */
export function refusalOf(key: FieldKey): 'any' | 'number' | 'days' | 'percent' | 'grace' {
  if (key === 'dormantDays' || key === 'oneYearDays') return 'days'
  if (key === 'unpaidGraceDays') return 'grace'
  if (['grossMargin', 'target.f2', 'target.repeatBuyers', 'target.retention'].includes(key)) return 'percent'
  return kindOf(key) === 'text' ? 'any' : 'number'
}

/** Typed text → value; full-width digits and thousands marks are understood. `undefined` = cannot be used. */
export function readField<K extends FieldKey>(key: K, typed: string): Settings[K] | undefined {
  const kind = kindOf(key)
  const plain = typed.normalize('NFKC').replace(/[,円%¥\s]/g, '')
  let value: unknown = typed.trim()
  if (kind === 'number' || kind === 'optionalNumber') value = plain === '' ? (kind === 'optionalNumber' ? null : undefined) : Number(plain)
  if (kind === 'choice') value = choices[key]?.find((choice) => String(choice) === typed)
  const parsed = settingsSchema.shape[key].safeParse(value)
  return parsed.success ? (parsed.data as Settings[K]) : undefined
}
