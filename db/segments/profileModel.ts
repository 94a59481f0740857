// A segment beside all customers: figures as whole counts, divided only when shown.
import type { Condition } from './model.ts'

export type ProfileFigure =
  | { kind: 'rate'; numerator: number; denominator: number }
  | { kind: 'mean'; sum: number; count: number; of: 'yen' | 'times' }
  /** Days; null without anybody. */
  | { kind: 'median'; days: number | null; count: number }

export const profileGroups = ['stage', 'value', 'product', 'channel', 'region', 'age', 'sex'] as const
export interface ProfileRow {
  group: (typeof profileGroups)[number]
  /** A code within the group, worded by whoever shows it; for products the id, named by `label`. */
  key: string
  label: string
  /** Together with the segment's rule: exactly the people of the share. null where people are no share. */
  condition: Condition | null
  segment: ProfileFigure
  all: ProfileFigure
}
export interface Profile { asOf: string; count: number; total: number; rows: ProfileRow[] }
