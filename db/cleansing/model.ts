// Tidying the shop's own data: how full and how plausible it is, and what can be fixed at once.
import { z } from 'zod'
import { dayText } from '../analysis/model.ts'

/** What the report looks at. `address` is the street line (without it nothing arrives), `postalCode` apart from it. */
export const reportFields = ['name', 'kana', 'postalCode', 'address', 'phone', 'email', 'birthday', 'sex'] as const
export type ReportField = (typeof reportFields)[number]

/** Why a value that is there cannot be right. */
export const problemKinds = [
  'nameDigits', 'nameHonorific', 'nameFullWidth', 'kanaNotKana', 'postalCodeLength', 'postalCodeUnknown', 'postalCodeElsewhere', 'prefectureMissing',
  'addressNoNumber', 'phoneDigitsLost', 'phoneTooLong', 'phoneDummy', 'phoneUnassigned', 'emailSyntax', 'emailTypo', 'emailFullWidth', 'birthdayFuture', 'birthdayTooOld',
] as const
export type ProblemKind = (typeof problemKinds)[number]

export const cleansingQuery = z.object({ asOf: dayText.optional() })
export interface FieldFullness { field: ReportField; filled: number; missing: number; /** Of the filled ones. */ implausible: number }
export interface ProblemPerson { id: number; name: string; value: string }
export interface ProblemRow { kind: ProblemKind; field: ReportField; count: number; /** The first, as an example. */ example: ProblemPerson; /** All of them (of more than MOST_IDS the first), smallest number first. */ ids: number[] }
/** Somebody to ask at the next contact: bought within the 12 months to the day and lacks something. */
export interface AskRow { id: number; name: string; /** Missing or implausible. */ fields: ReportField[]; sales: number; lastDay: string }
export interface CleansingReport {
  asOf: string
  /** Customers who exist as of the day and are not left out. */
  customers: number
  fields: FieldFullness[]
  problems: ProblemRow[]
  /** Whom to ask for what, the most valuable (sales of the 12 months) first: the first 200 of `total`. */
  ask: { total: number; rows: AskRow[] }
}

export const fixKinds = ['postalFromAddress', 'addressFromPostal', 'prefectureFromPostal', 'restoreZero', 'trimName', 'emailTypo', 'kanaWidth'] as const
export type FixKind = (typeof fixKinds)[number]
export type FixField = 'name' | 'kana' | 'phone' | 'email' | 'postalCode' | 'prefecture' | 'address1' | 'address2'
export const fixQuery = z.object({ kind: z.enum(fixKinds) })
/** `except`: customers to be left as they are. */
export const fixApply = z.object({ kind: z.enum(fixKinds), except: z.array(z.number().int()).max(200_000).default([]) })
export const fixUndo = z.object({ id: z.number().int() })
export interface FixRow { customerId: number; name: string; field: FixField; before: string; after: string }
export interface FixPreview { kind: FixKind; /** Changes of fields; `rows` holds the first 500. */ total: number; customers: number; rows: FixRow[] }
/** `id` is null where there was nothing to fix. `count`: fields changed. */
export interface FixResult { id: number | null; count: number; customers: number }
/** `skipped`: fields that were edited again since and stay as they are. */
export interface FixUndone { id: number; restored: number; skipped: number }
export interface FixHistoryRow { id: number; kind: FixKind; madeAt: string; count: number; undoneAt: string | null }
