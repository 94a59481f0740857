// What was said, written and heard; consents, stops and marks of a customer.
import { z } from 'zod'
import { dayText } from '../analysis/dayText.ts'

export const interactionKinds = ['call', 'visit', 'postcard', 'letter', 'email', 'insert', 'voice', 'complaint', 'note'] as const
export type InteractionKind = (typeof interactionKinds)[number]
export const media = ['post', 'phone', 'email'] as const
export type Medium = (typeof media)[number]

export const addInteraction = z.object({
  customerId: z.number().int(), kind: z.enum(interactionKinds), inbound: z.boolean().default(false), selling: z.boolean().default(false),
  day: dayText.optional(), result: z.string().max(30).default(''), text: z.string().max(2000).default(''), staff: z.string().max(50).default(''),
})
export const removeInteraction = z.object({ id: z.number().int() })
/** A complaint that is dealt with. */
export const closeComplaint = z.object({ id: z.number().int(), text: z.string().max(2000).default('') })
/** "Do not write / call / mail", and taking it back. */
export const setStop = z.object({ customerId: z.number().int(), medium: z.enum(media), stopped: z.boolean(), source: z.string().max(200).default('') })
export const setConsent = z.object({ customerId: z.number().int(), given: z.boolean(), how: z.string().max(200).default('') })
export const markKinds = ['returned', 'deceased', 'excluded'] as const
export type MarkKind = (typeof markKinds)[number]
export const setMark = z.object({ customerId: z.number().int(), kind: z.enum(markKinds), on: z.boolean(), note: z.string().max(200).default('') })

/** One line of the timeline, newest first. Orders stand in `orderRows` of the page and are woven in by day. */
export interface TimelineRow {
  kind: InteractionKind | 'output' | 'task' | 'stop' | 'consent' | 'mark' | 'trait' | 'edit'
  /** Id in its own table. */
  id: number
  day: string
  inbound: boolean
  /** What was printed (output kind), the scenario (task), the medium (stop), the mark, the kind of trait, the field (edit), or the result. */
  detail: string
  text: string
  staff: string
  /** An open complaint. */
  open: boolean
  /** Taken back on that day (stop, consent, mark, trait), or skipped (task). */
  ended: boolean
}
export interface StopRow { medium: Medium; since: string; source: string }
export interface CareState {
  stops: StopRow[]
  consent: { givenOn: string; how: string } | null
  returned: string | null
  deceased: string | null
  excluded: { since: string; note: string } | null
  openComplaints: number
}
