// Tasks for the people of a list, made by hand: one each, through the same guards as those of the scenarios; and taken back.
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { chosenPeople } from '../customers/chosen.ts'
import { ShopError } from '../errors.ts'
import { addMonths, parseDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { longestCap, withinCaps } from '../scenarios/choose.ts'
import { caps, forList, isSelling } from '../scenarios/scenarios.ts'
import { asOfShop } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { nextOpenDay } from './calendar.ts'
import { personColumns, readCare, recentContacts } from './care.ts'
import type { Person } from './care.ts'
import { allowedSql } from './close.ts'
import type { ListPlan, ListReason, listPlanQuery, listTasks, listUndo } from './model.ts'
import { LIST_DAYS, MOST_LIST } from './model.ts'

type Query = z.output<typeof listPlanQuery>

/** Who of a list would get a task, and who not and why. Nothing is written. */
export function planList(open: OpenShop, query: Query): ListPlan {
  const { can, ...plan } = sorted(open, asOfShop(open, query.asOf), query)
  return { ...plan, can: can.length }
}

/**
 * One task each for those whom nothing forbids to speak to in this way. Throws badInput for more than MOST_LIST people and for a day
 * before today or more than a year on. `batch` takes it all back.
 */
export function createForList(open: OpenShop, input: z.output<typeof listTasks>): ListPlan & { batch: string } {
  const shop = asOfShop(open, input.asOf)
  const wanted = parseDay(input.due)
  if (wanted < shop.asOf || wanted > addMonths(shop.asOf, 12)) throw new ShopError('badInput', { field: 'due' })
  const { sqlite } = open.db
  const batch = randomUUID()
  return sqlite.transaction(() => {
    const { can, ...plan } = sorted(open, shop, input)
    if (can.length > MOST_LIST) throw new ShopError('badInput', { field: 'people' })
    const due = input.channel === 'phone' ? nextOpenDay(wanted, open.settings) : wanted
    const insert = sqlite.prepare(`INSERT INTO task (scenario, event, contactId, createdOn, due, validUntil, channel, owner, reason, words, product, state, closedOn, closedWhy)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 'open', NULL, '')`)
    for (const id of can) insert.run(forList, `list:${batch}:${id}`, id, shop.asOf, due, due + LIST_DAYS, input.channel, input.owner, input.reason, input.words)
    return { ...plan, can: can.length, batch }
  }).immediate()
}

/** Takes back what is still to be done of a list; what was done stays. Gives how many went. */
export function removeForList(open: OpenShop, { batch }: z.output<typeof listUndo>): { removed: number } {
  const { changes } = open.db.sqlite.prepare(`DELETE FROM task WHERE scenario = ? AND event >= ? AND event < ? AND state = 'open' AND id NOT IN (SELECT taskId FROM interaction WHERE taskId IS NOT NULL)`)
    .run(forList, `list:${batch}:`, `list:${batch};`)
  return { removed: changes }
}

function sorted(open: OpenShop, shop: Shop, { people, channel }: Query): { total: number; can: number[]; left: ListPlan['left'] } {
  const { sqlite } = open.db
  const care = readCare(sqlite)
  const contacts = recentContacts(sqlite, shop.asOf - longestCap(caps))
  const findPerson = sqlite.prepare(`SELECT ${personColumns} FROM customer WHERE id = ?`)
  const allowed = sqlite.prepare(allowedSql).pluck()
  // One task per person; whoever had one today is left in peace.
  const busy = new Set(sqlite.prepare(`SELECT c.customerId FROM task t JOIN contact c ON c.id = t.contactId
    WHERE t.state = 'open' OR (t.closedOn = ? AND (t.state = 'done' OR t.closedWhy = 'byHand'))`).pluck().all(shop.asOf) as number[])
  const why = (person: Person): ListReason | null => care.silence(person)
    ?? (!care.can(person, channel) ? 'stopped' : allowed.get(person.id) === 0 ? 'marketplaceOnly' : busy.has(person.id) ? 'hasTask' : !withinCaps(contacts.get(person.id) ?? [], isSelling(forList), shop.asOf, caps) ? 'recently' : null)
  const can: number[] = []
  const left: ListPlan['left'] = {}
  const chosen = chosenPeople(open, shop, people)
  for (const c of chosen) {
    const person = findPerson.get(shop.facts.customerId[c]) as Person
    const reason = why(person)
    if (reason === null) can.push(person.id)
    else left[reason] = (left[reason] ?? 0) + 1
  }
  return { total: chosen.length, can, left }
}
