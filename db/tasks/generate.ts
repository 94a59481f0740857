// The tasks of a day: closes what has lost its reason, makes what is due. Safe to run as often as one likes.
import type { Day } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { asOfShop, mayWrite } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { Generated } from './model.ts'
import { planTasks } from './plan.ts'
import type { Plan } from './plan.ts'
import { taskTexts } from './text.ts'
import type { TaskText } from './text.ts'
import { atOnce, inTurns } from '../turns.ts'
import type { Work } from '../turns.ts'

const running = new WeakMap<OpenShop, Promise<unknown>>()

/**
 * Brings the tasks up to a day (default: today in the shop's zone), in one transaction at the end; until then it only reads and
 * lets other questions in between. Runs of one shop wait for each other. Throws shopReadOnly, busyImporting.
 */
export function generateTasks(open: OpenShop, asOf?: string): Promise<Generated> {
  const before = running.get(open) ?? Promise.resolve()
  const run = before.catch(() => {}).then(() => generate(open, asOf))
  running.set(open, run)
  return run
}

async function generate(open: OpenShop, asOf: string | undefined): Promise<Generated> {
  for (;;) {
    mayWrite(open)
    const shop = asOfShop(open, asOf)
    const isStill = () => open.facts === shop.facts && open.figureSettings === shop.settings
    let draft: Draft
    try { draft = await inTurns(draftOf(open, shop)) } catch (error) {
      if (isStill()) throw error
      continue // Somebody who was in the facts is no longer in the file.
    }
    mayWrite(open)
    // What was read is only worth writing while it is still so.
    if (isStill()) return write(open, shop.asOf, draft)
  }
}

/** The same without a pause, for work that nobody waits beside; inside a transaction of the caller where there is one. */
export function generateAtOnce(open: OpenShop, asOf: string): Generated {
  const shop = asOfShop(open, asOf)
  return write(open, shop.asOf, atOnce(draftOf(open, shop)))
}

interface Draft { plan: Plan; texts: TaskText[] }

function* draftOf(open: OpenShop, shop: Shop): Work<Draft> {
  const plan = yield* planTasks(open, shop)
  return { plan, texts: yield* taskTexts(open.db.sqlite, plan) }
}

function write({ db: { sqlite } }: OpenShop, asOf: Day, { plan, texts }: Draft): Generated {
  const skip = sqlite.prepare(`UPDATE task SET state = 'skipped', closedOn = ?, closedWhy = ? WHERE id = ? AND state = 'open'`)
  const insert = sqlite.prepare(`INSERT OR IGNORE INTO task (scenario, event, contactId, createdOn, due, validUntil, channel, owner, reason, words, product, state, closedOn, closedWhy)
    VALUES (@scenario, @eventId, @contactId, @createdOn, @due, @validUntil, @channel, @owner, @reason, @words, @product, 'open', NULL, '')`)
  // A reason has one row for ever: what comes back is the same task again, worded anew where its way is another.
  const back = sqlite.prepare(`UPDATE task SET due = ?, state = 'open', closedOn = NULL, closedWhy = '' WHERE id = ? AND state = 'skipped'`)
  const revive = sqlite.prepare(`UPDATE task SET due = @due, validUntil = @validUntil, channel = @channel, owner = @owner, reason = @reason, words = @words, product = @product,
    state = 'open', closedOn = NULL, closedWhy = '' WHERE id = @id AND state = 'skipped'`)
  const done: Generated = { created: 0, byScenario: {}, closed: 0 }
  sqlite.transaction(() => {
    for (const [id, why] of plan.standing.close) done.closed += skip.run(asOf, why, id).changes
    for (const [id, due] of plan.standing.back) back.run(due, id)
    plan.tasks.forEach(({ event, eventId, contactId, due, validUntil, channel, owner, revives, replaces }, i) => {
      const scenario = event.scenario.id
      const task = { due, validUntil, channel, owner, ...texts[i] }
      const { changes } = revives === null ? insert.run({ scenario, eventId, contactId, createdOn: asOf, ...task }) : revive.run({ id: revives, ...task })
      if (changes === 0) return
      done.created++
      done.byScenario[scenario] = (done.byScenario[scenario] ?? 0) + 1
      for (const id of replaces) done.closed += skip.run(asOf, 'replaced', id).changes
    })
  }).immediate()
  return done
}
