// Paper and lists: what can be made, for whom, and who is left out.
import { z } from 'zod'
import { dayText, peopleRef } from '../analysis/model.ts'

/** Every output there is. Each has its entry in the registry; nothing else may leave the program. */
export const outputKinds = ['dmList', 'labels12', 'labels21', 'postcardVertical', 'postcardHorizontal', 'csvExcel', 'csvExact'] as const
export type OutputKind = (typeof outputKinds)[number]
/** Sheets for the shop's own staff: nothing is sent, so only who must not be approached at all is left out. */
export const workListKinds = ['askList'] as const
export type WorkListKind = (typeof workListKinds)[number]
export type AnyOutputKind = OutputKind | WorkListKind

export const outputOptions = z.object({
  /** First free label on the first sheet, 1-based, row by row. */
  startAt: z.number().int().min(1).max(100).default(1),
  sort: z.enum(['postalCode', 'name', 'id']).default('postalCode'),
  /** Printer correction in tenths of a millimetre: right and down are positive. */
  offsetX: z.number().int().min(-100).max(100).default(0),
  offsetY: z.number().int().min(-100).max(100).default(0),
  /** The frame of the postal-code boxes, 「郵便はがき」 and the sender, for blank cards. */
  frame: z.boolean().default(false),
  sender: z.boolean().default(true),
  /** House numbers as kanji in vertical writing. */
  kanjiNumbers: z.boolean().default(true),
  /** One piece per household (surname and address): whoever bought last gets it. */
  oncePerAddress: z.boolean().default(false),
  /** Of csvExact: what the other program reads. */
  encoding: z.enum(['cp932', 'utf-8']).default('cp932'),
})
export type OutputOptions = z.output<typeof outputOptions>

export const outputRequest = z.object({
  kind: z.enum([...outputKinds, ...workListKinds]), people: peopleRef, options: outputOptions.prefault({}), asOf: dayText.optional(),
  /** Customers taken out by hand for this run. */
  without: z.array(z.number().int()).max(20_000).default([]),
})
export type OutputRequest = z.input<typeof outputRequest>

export const leftReasons = ['stopped', 'returned', 'deceased', 'excluded', 'marketplaceOnly', 'noName', 'noAddress', 'sameAddress', 'byHand'] as const
export type LeftReason = (typeof leftReasons)[number]

export interface Recipient {
  /** お客様番号, printed small on each piece. */
  id: number
  name: string
  /** The surname and given name where the source keeps them apart; '' otherwise. */
  familyName: string
  givenName: string
  kana: string
  company: string
  postalCode: string
  prefecture: string
  address1: string
  address2: string
}
export interface OutputCheck {
  kind: AnyOutputKind
  send: Recipient[]
  left: { reason: LeftReason; customers: { id: number; name: string }[] }[]
  /** Pages or sheets; 0 for files. */
  pages: number
}
/** A finished page for preview or print: only main and the paper frame ever see the HTML. */
export interface Paper { html: string; pages: number; widthMm: number; heightMm: number; recipients: number[] }
export interface OutputFile { name: string; bytes: Uint8Array; recipients: number[]; /** Customers with characters the encoding lacks. */ unwritable: { id: number; name: string; characters: string }[] }
export interface OutputHistoryRow { id: number; kind: AnyOutputKind; day: string; count: number; people: string }
