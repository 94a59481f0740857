// Who is who: pairs to look at, decisions about them, and which source gives which field.
import { z } from 'zod'

/** Why two customers may be one. The first four: a sure rule joins them, but something stands against it. */
export const candidateReasons = [
  'customerId', 'email', 'phoneName', 'nameAddress',
  /** Same phone, and names that are alike or cannot be told apart (kanji against kana). */
  'phoneSimilarName',
  /** Same house and given name, and a family name that is spelled otherwise. */
  'houseSimilarName',
  /** Same given name and birthday, phone, mail or house, another family name: お名前が変わった方. */
  'renamed',
  'nameBirthday', 'namePostalCode',
  /** Same name and house number, and one of them gives no postal code. */
  'nameStreet',
  /** Same name, also kanji against kana as other customers here read them, and nothing else in common. */
  'nameAlone',
  // what stands against it
  'birthdayDiffers', 'familyNameDiffers', 'givenNameDiffers',
] as const
export type CandidateReason = (typeof candidateReasons)[number]

/** One of two customers side by side. Days are 'YYYY-MM-DD'; `sources` = contact blocks. */
export interface CandidateSide {
  id: number
  name: string
  kana: string
  company: string
  phone: string
  email: string
  postalCode: string
  /** Prefecture, street and building in one. */
  address: string
  birthday: string
  channels: string[]
  orders: number
  firstDay: string | null
  lastDay: string | null
  sources: number
}
export interface CandidatePair { a: CandidateSide; b: CandidateSide; reasons: CandidateReason[]; later: boolean }
/** `total` counts every pair, those put off included; `later` how many of them were put off. */
export interface Candidates { total: number; later: number; pairs: CandidatePair[] }

export const decisionKinds = ['merge', 'split', 'different', 'later'] as const
export type DecisionKind = (typeof decisionKinds)[number]
/** `id` = the customer the block belongs to now; null where it waits for a block that is gone. */
export interface DecisionSide { id: number | null; name: string }
export interface DecisionRow { id: number; kind: DecisionKind; decidedAt: string; undoneAt: string | null; a: DecisionSide; b: DecisionSide }

/** Fields that can be pinned to a source; an address goes whole. */
export const pinFields = ['name', 'kana', 'company', 'email', 'phone', 'birthday', 'address'] as const
export type PinField = (typeof pinFields)[number]
/** Which contact block gives a field; `edited` = something written by hand stands over it. */
export interface Origin { source: number | null; pinned: boolean; edited: boolean }
export type Origins = Record<PinField, Origin>

/** Somebody at the same address: same family name, or the same address alone. */
export interface HouseholdRow { id: number; name: string; kana: string; sameFamily: boolean; lastDay: string | null; orders: number }
/** What a customer was called, or where they lived, before. Days of the first and last order that said so; null = none did. */
export interface FormerRow { kind: 'name' | 'address'; value: string; firstDay: string | null; lastDay: string | null }

const id = z.number().int().positive()
export const candidatesQuery = z.object({ limit: z.number().int().min(1).max(500).default(50) })
export const pairOfCustomers = z.object({ a: id, b: id })
export const splitCustomer = z.object({ id, sources: z.array(id).min(1).max(2000) })
export const undoDecision = z.object({ decision: id })
export const pinField = z.object({ id, field: z.enum(pinFields), source: id.nullable() })
