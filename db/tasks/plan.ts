// Which tasks a day brings: events of the history, held against what may be done with each person. Reads only, in slices.
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { historyOf } from '../analysis/occasions.ts'
import type { History } from '../analysis/occasions.ts'
import type { OpenShop } from '../shop.ts'
import type { Settings } from '../settings/model.ts'
import { choose, isLive, longestCap, withinCaps } from '../scenarios/choose.ts'
import type { Chosen } from '../scenarios/choose.ts'
import { eventsOf, LONGEST_WAIT } from '../scenarios/events.ts'
import type { Event, World } from '../scenarios/events.ts'
import type { Scenario } from '../scenarios/model.ts'
import { secondPeak } from '../scenarios/peak.ts'
import { caps, phoneChannels, scenarioOf, scenarios } from '../scenarios/scenarios.ts'
import { traitsOf } from '../scenarios/traits.ts'
import { nextOpenDay } from './calendar.ts'
import { personColumns, readCare, recentContacts } from './care.ts'
import type { Person } from './care.ts'
import { allowedSql, closing } from './close.ts'
import { deliveries } from './delivery.ts'
import { readProducts } from './products.ts'
import type { Products } from './products.ts'
import { mayComeBack, standingTasks } from './standing.ts'
import type { Standing } from './standing.ts'
import type { Work } from '../turns.ts'

/** New tasks of one run: so many times the daily tasks. What is left over comes on the next days, as long as it is not too late. */
const DAYS_OF_WORK = 50

export interface Planned extends Chosen { event: Event; person: Person; eventId: string; contactId: number; /** A closed task of this very reason that comes back, perhaps through another way. */ revives: number | null; /** Open tasks that give way. */ replaces: number[] }
export interface Plan { past: History; products: Products; standing: Standing; tasks: Planned[] }

/** What is to be closed, what comes back and what is to be made as of the shop's day. Nothing is written. */
export function* planTasks(open: OpenShop, shop: Shop): Work<Plan> {
  const { sqlite } = open.db
  const past = historyOf(shop)
  const products = readProducts(sqlite, shop)
  const care = readCare(sqlite)

  const standing = yield* standingTasks(open, closing(sqlite, past, products, care), shop.asOf)
  const delivered = deliveries(sqlite, shop)
  const events = yield* allEvents({ past, products, peaks: peaksOf(past) })
  const order = importance(events, shop)
  yield
  const allow = guards(open, shop, past, standing, delivered)
  const tasks: Planned[] = []
  for (const place of order) {
    if (tasks.length >= open.settings.dailyTasks * DAYS_OF_WORK) break
    yield
    const event = events[place]
    const anchor = anchorOf(event, delivered)
    const planned = isLive(event.scenario, anchor, notBefore(event, anchor), shop.asOf) ? allow(event, anchor, care) : null
    if (planned) tasks.push(planned)
  }
  return { past, products, standing, tasks }
}

/** Places of the events: the most important scenario first, within one the newest event. */
function importance(events: readonly Event[], { facts }: Shop): Int32Array {
  // One number holds priority, day and place: sorting plain numbers is native speed.
  const keys = Float64Array.from(events, ({ scenario, base, orders, plus }, place) => ((scenario.priority + 1) * 2 ** 18 - (base ?? facts.orderDay[orders[0]] + plus)) * 2 ** 24 + place)
  keys.sort()
  return Int32Array.from(keys, (key) => key % 2 ** 24)
}

/** The day from which an event counts; null = its order has not left yet. */
function anchorOf({ base, orders, plus }: Event, delivered: (order: number) => Day | null): Day | null {
  if (base !== null) return base
  const days = orders.map(delivered)
  return days.includes(null) ? null : Math.max(...(days as Day[])) + plus
}

function peaksOf(past: History): Map<string, number> {
  const peaks = new Map<string, number>()
  for (const { id, anchor } of scenarios) {
    if (anchor.kind !== 'secondPeak') continue
    const { start, people } = secondPeak(past, anchor.windowDays)
    peaks.set(id, people < anchor.people ? anchor.otherwise : start)
  }
  return peaks
}

function* allEvents(world: World): Work<Event[]> {
  const events: Event[] = []
  for (let c = 0; c + 1 < world.past.start.length; c++) {
    if (c % 128 === 0) yield
    events.push(...eventsOf(world, scenarios, c))
  }
  return events
}

interface EarlierTask { id: number; scenario: string; event: string; state: string; createdOn: Day; closedOn: Day | null; closedWhy: string }

/** Gives a function that says whether an event becomes a task, and what it is then; it remembers whom it has given one today. */
function guards(open: OpenShop, shop: Shop, past: History, { close, back }: Standing, delivered: (order: number) => Day | null) {
  const { sqlite } = open.db
  const { facts, asOf } = shop
  const findPerson = sqlite.prepare(`SELECT ${personColumns} FROM customer WHERE id = ?`)
  const allowed = sqlite.prepare(allowedSql).pluck()
  const findTasks = sqlite.prepare('SELECT t.id, t.scenario, t.event, t.state, t.createdOn, t.closedOn, t.closedWhy FROM contact c JOIN task t ON t.contactId = c.id WHERE c.customerId = ?')
  const findOrder = sqlite.prepare('SELECT orderNo, contactId FROM orders WHERE id = ?')
  const contacts = recentContacts(sqlite, asOf - longestCap(caps))
  const traits = traitsOf(past, phoneChannels)
  const given = new Set<number>()
  const room = newToday(open, asOf)

  const orderOf = (i: number) => {
    const { orderNo, contactId } = findOrder.get(facts.orderId[i]) as { orderNo: string; contactId: number }
    return { eventId: `order:${facts.channels[facts.orderChannel[i]].code}:${orderNo}`, contactId }
  }
  /** Whether a counting order of the last weeks is still on its way. */
  const isWaiting = (c: number) => {
    for (let i = facts.customerStart[c + 1] - 1; i >= facts.customerStart[c] && asOf - facts.orderDay[i] <= LONGEST_WAIT; i--) {
      if (past.orderOccasion[i] === 0) continue
      const day = delivered(i)
      if (day === null || day > asOf) return true
    }
    return false
  }

  /** A task as it will be once the standing ones are settled. */
  const asOfNow = (task: EarlierTask): EarlierTask => {
    const why = close.get(task.id)
    return why ? { ...task, state: 'skipped', closedOn: asOf, closedWhy: why } : back.has(task.id) ? { ...task, state: 'open', closedOn: null, closedWhy: '' } : task
  }
  /** One task per person and day: made today, or finished by somebody today. */
  const isOfToday = ({ createdOn, closedOn, state, closedWhy }: EarlierTask) => createdOn === asOf || (closedOn === asOf && (state === 'done' || closedWhy === 'byHand'))

  return (event: Event, anchor: Day | null, care: ReturnType<typeof readCare>): Planned | null => {
    const { scenario, customer: c } = event
    const id = facts.customerId[c]
    if (given.has(id) || !room.has(scenario)) return null
    const person = findPerson.get(id) as Person
    if (care.silence(person) || !withinCaps(contacts.get(id) ?? [], scenario.selling, asOf, caps)) return null
    const chosen = choose(scenario, { anchor, notBefore: notBefore(event, anchor), asOf, traits: traits(c), can: (channel) => care.can(person, channel), nextOpenDay: (day) => nextOpenDay(day, open.settings) })
    if (!chosen || (chosen.channel !== 'insert' && isWaiting(c)) || allowed.get(id) === 0) return null
    const orders = event.orders.map(orderOf)
    const earlier = (findTasks.all(id) as EarlierTask[]).map(asOfNow)
    const same = earlier.filter((task) => isSame(task, scenario, orders))
    const [revived] = same
    if (!same.every((task) => task.state === 'skipped' && mayComeBack(task.closedWhy)) || earlier.some((task) => task !== revived && isOfToday(task))) return null
    const standing = earlier.filter((task) => task.state === 'open')
    if (standing.some((task) => (scenarioOf(task.scenario)?.priority ?? 0) <= scenario.priority)) return null
    given.add(id)
    room.take(scenario)
    return { ...chosen, event, person, ...orders[0], revives: revived?.id ?? null, replaces: standing.map((task) => task.id) }
  }
}

/** With something that lasts a few days only, the usual days before its end could fall before its arrival. */
function notBefore({ scenario, plus }: Event, anchor: Day | null): Day | undefined {
  return scenario.anchor.kind === 'useUp' && anchor !== null ? anchor - plus + Math.ceil(plus * scenario.anchor.notBefore) : undefined
}

/** The same reason: any order of that purchase, or for once in a life any task that was not skipped. */
function isSame(task: EarlierTask, scenario: Scenario, orders: readonly { eventId: string }[]): boolean {
  return task.scenario === scenario.id && (orders.some(({ eventId }) => eventId === task.event) || (scenario.once && task.state !== 'skipped'))
}

/** Scenarios that may only take a share of a day's work. */
function newToday({ db, settings }: Pick<OpenShop, 'db'> & { settings: Settings }, asOf: Day) {
  const counts = new Map(db.sqlite.prepare('SELECT scenario, count(*) FROM task WHERE createdOn = ? GROUP BY scenario').raw().all(asOf) as [string, number][])
  return {
    has: ({ id, dailyShare }: Scenario) => dailyShare === null || (counts.get(id) ?? 0) < Math.ceil(settings.dailyTasks * dailyShare),
    take: ({ id }: Scenario) => { counts.set(id, (counts.get(id) ?? 0) + 1) },
  }
}
