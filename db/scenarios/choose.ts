// From an event to a task: the way, the day and who does it; and whether the contact caps leave room. Pure.
import type { Day } from '../facts/day.ts'
import type { TaskChannel, TaskOwner } from '../tasks/model.ts'
import type { Cap, Scenario } from './model.ts'
import { holds } from './traits.ts'
import type { Traits } from './traits.ts'

export interface Chosen { channel: TaskChannel; due: Day; validUntil: Day; owner: TaskOwner }
export interface ChooseInput {
  /** null = the order has not left yet. */
  anchor: Day | null
  /** Nothing reaches the customer before this day. */
  notBefore?: Day
  asOf: Day
  traits: Traits
  /** Ways that are open: address, number or consent at hand, and not stopped. */
  can: (channel: TaskChannel) => boolean
  /** The first day from a day on that is open for calls. */
  nextOpenDay: (day: Day) => Day
}

/**
 * The first way that fits decides; null = none, not yet, or too late. What should have been done on a day before is due on the
 * day it is found, and no longer than it would have been then.
 */
export function choose(scenario: Scenario, { anchor, notBefore = -Infinity, asOf, traits, can, nextOpenDay }: ChooseInput): Chosen | null {
  const owner: TaskOwner = scenario.ownerWhen && holds(scenario.ownerWhen, traits, anchor === null) ? 'owner' : 'staff'
  for (const { channel, on, lead, latest, when } of scenario.channels) {
    if (!can(channel) || !holds(when, traits, anchor === null)) continue
    if (when?.unshipped) return { channel, due: asOf, validUntil: asOf + scenario.validDays, owner }
    if (anchor === null) return null
    const ideal = Math.max(anchor + on, notBefore) - lead
    if (ideal > asOf) return null
    if (latest !== undefined && asOf + lead > anchor + latest) continue
    const validUntil = Math.min(ideal + scenario.validDays, scenario.endAfter === null ? Infinity : anchor + scenario.endAfter)
    const due = channel === 'phone' ? nextOpenDay(asOf) : asOf
    return due > validUntil ? null : { channel, due, validUntil, owner }
  }
  return null
}

/** Whether any way could be due and not too late: a quick look before anything of the person is read. */
export function isLive({ channels, validDays }: Scenario, anchor: Day | null, notBefore: Day | undefined, asOf: Day): boolean {
  return anchor === null || channels.some(({ on, lead }) => { const ideal = Math.max(anchor + on, notBefore ?? -Infinity) - lead; return ideal <= asOf && ideal + validDays >= asOf })
}

/** A day on which the shop spoke to somebody. */
export interface Contact { day: Day; selling: boolean }

/** Whether one more contact stays within the caps. Several contacts of one day are one. */
export function withinCaps(contacts: readonly Contact[], selling: boolean, asOf: Day, caps: { any: readonly Cap[]; selling: readonly Cap[] }): boolean {
  const days = (list: readonly Contact[], length: number) => new Set(list.filter(({ day }) => asOf - day < length).map(({ day }) => day)).size
  return caps.any.every((cap) => days(contacts, cap.days) < cap.times)
    && (!selling || caps.selling.every((cap) => days(contacts.filter((contact) => contact.selling), cap.days) < cap.times))
}

/** The longest stretch the caps look back. */
export function longestCap(caps: { any: readonly Cap[]; selling: readonly Cap[] }): number {
  return Math.max(...[...caps.any, ...caps.selling].map(({ days }) => days))
}
