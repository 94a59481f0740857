// Tasks: whom to speak to today, why, through what, with which words.
import { z } from 'zod'
import { dayText, peopleRef } from '../analysis/model.ts'
import type { Tier } from '../analysis/model.ts'

export const taskChannels = ['phone', 'postcard', 'letter', 'email', 'insert'] as const
export type TaskChannel = (typeof taskChannels)[number]
export const taskOwners = ['owner', 'staff'] as const
export type TaskOwner = (typeof taskOwners)[number]
/** What came of it: the buttons. `stopCalls` also stops further calls; `complaint` opens one. */
export const taskResults = ['reached', 'notReached', 'sent', 'voice', 'complaint', 'stopCalls'] as const
export type TaskResult = (typeof taskResults)[number]

export interface TaskRow {
  id: number
  customerId: number
  name: string
  kana: string
  company: string
  phone: string
  tier: Tier
  occasions: number
  scenario: string
  channel: TaskChannel
  owner: TaskOwner
  due: string
  validUntil: string
  overdue: boolean
  /** Why now: "リピート 3回・62日ぶり・宇治煎茶". */
  reason: string
  /** What to say, filled in. */
  words: string
  product: string
  selling: boolean
  state: 'open' | 'done' | 'skipped'
}
export interface TaskBoard {
  asOf: string
  /** A closed day: no calls are due. */
  closed: boolean
  /** Open and due, most important first, one per person; with those finished today up to the daily limit. Exactly these are printed. */
  tasks: TaskRow[]
  /** Due, but beyond the daily limit. */
  beyond: number
  overdue: number
  /** Done or skipped today, newest first. */
  finished: TaskRow[]
}
export const taskBoardQuery = z.object({ asOf: dayText.optional() })
export const finishTask = z.object({ id: z.number().int(), result: z.enum(taskResults), text: z.string().max(2000).default(''), asOf: dayText.optional() })
/** `to`: the day on which it comes back, from tomorrow to one year after `asOf` (default: today). */
export const snoozeTask = z.object({ id: z.number().int(), to: dayText, asOf: dayText.optional() })
export const skipTask = z.object({ id: z.number().int(), asOf: dayText.optional() })
export const reopenTask = z.object({ id: z.number().int() })
export interface Generated { created: number; byScenario: Record<string, number>; closed: number }

/** Why somebody of a list gets no task: the guards of the scenarios. */
export const listReasons = ['stopped', 'marketplaceOnly', 'complaint', 'deceased', 'excluded', 'hasTask', 'recently'] as const
export type ListReason = (typeof listReasons)[number]
/** More at once is no work that anybody could do. */
export const MOST_LIST = 1000
/** Days after its day on which a task of a list is too late. */
export const LIST_DAYS = 30
const list = { people: peopleRef, channel: z.enum(taskChannels).exclude(['insert']), asOf: dayText.optional() }
export const listPlanQuery = z.object(list)
/** `due`: from today to a year on. `reason` and `words` are written on each task as they are. */
export const listTasks = z.object({ ...list, reason: z.string().trim().min(1).max(200), words: z.string().trim().max(1000).default(''), due: dayText, owner: z.enum(taskOwners).default('staff') })
/** `total`: the people of the list; `can`: who gets a task. */
export interface ListPlan { total: number; can: number; left: Partial<Record<ListReason, number>> }
export const listUndo = z.object({ batch: z.string().regex(/^[0-9a-f-]{36}$/) })
