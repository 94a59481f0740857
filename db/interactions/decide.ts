// Stops, consent and marks: decisions about a customer that no import may touch.
import type { z } from 'zod'
import { careOf, currentAddressKey } from '../customers/care.ts'
import { raiseDataVersion, saveFacts } from '../facts/build.ts'
import { withExcluded } from '../facts/leaveOut.ts'
import type { Facts } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import { renew, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { CareState, setConsent as consenting, setMark as marking, setStop as stopping } from './model.ts'
import { requireCustomer } from './record.ts'

/**
 * Stops a medium, or takes the stop back. It is written on every contact block the customer has: should the blocks ever
 * turn out to be two people, both stay stopped. Stopping twice changes nothing, except that a stop which the call of a task
 * led to becomes one of its own: undoing the call no longer takes it away. Throws notFound.
 */
export function setStop(open: OpenShop, { customerId, medium, stopped, source }: z.output<typeof stopping>): CareState {
  return decided(open, customerId, (sqlite, day) => {
    if (!stopped) { end(sqlite, 'stop', customerId, day, { medium }); return }
    sqlite.prepare(`UPDATE stop SET source = @source WHERE medium = @medium AND endedOn IS NULL AND source LIKE 'task:%' AND contactId IN (SELECT id FROM contact WHERE customerId = @customerId)`)
      .run({ customerId, medium, source })
    sqlite.prepare(`INSERT INTO stop (contactId, medium, since, source) SELECT id, @medium, @day, @source FROM contact
      WHERE customerId = @customerId AND id NOT IN (SELECT contactId FROM stop WHERE medium = @medium AND endedOn IS NULL)`).run({ customerId, medium, day, source })
  })
}

/** Records consent to mail, or its end. Unlike a stop it stands on one block only: nobody else has consented. Throws notFound. */
export function setConsent(open: OpenShop, { customerId, given, how }: z.output<typeof consenting>): CareState {
  return decided(open, customerId, (sqlite, day) => {
    const standing = careOf(open, customerId).consent
    if (given && standing?.how === how) return
    end(sqlite, 'consent', customerId, day, { medium: 'email' })
    if (given) sqlite.prepare(`INSERT INTO consent (contactId, medium, givenOn, how) VALUES (?, 'email', ?, ?)`).run(customerId, day, how)
  })
}

/**
 * Sets or ends a mark, on every block like a stop. 'returned' remembers the address of now and holds only as long as that is
 * the customer's; 'excluded' takes the customer out of every figure at once. Setting it twice changes nothing. Throws notFound.
 */
export function setMark(open: OpenShop, { customerId, kind, on, note }: z.output<typeof marking>): CareState {
  return decided(open, customerId, (sqlite, day) => {
    const address = kind === 'returned' ? currentAddressKey(sqlite, customerId) : ''
    if (!on) end(sqlite, 'mark', customerId, day, { kind })
    else sqlite.prepare(`INSERT INTO mark (contactId, kind, since, note, addressKey) SELECT id, @kind, @day, @note, @address FROM contact
      WHERE customerId = @customerId AND id NOT IN (SELECT contactId FROM mark WHERE kind = @kind AND addressKey = @address AND endedOn IS NULL)`).run({ customerId, kind, day, note, address })
    if (kind !== 'excluded') return
    const { changes } = sqlite.prepare('UPDATE customer SET excluded = @on WHERE id = @customerId AND excluded <> @on').run({ on: on ? 1 : 0, customerId })
    if (changes > 0) return withExcluded(open.facts, customerId, on)
  })
}

/** One transaction; where it gives new facts they are stored with it and shown from then on. */
function decided(open: OpenShop, customerId: number, action: (sqlite: Sqlite, day: number) => Facts | void): CareState {
  const { sqlite } = open.db
  const facts = sqlite.transaction(() => {
    requireCustomer(sqlite, customerId)
    const changed = action(sqlite, today(open))
    if (changed) { raiseDataVersion(sqlite); saveFacts(sqlite, changed) }
    return changed
  }).immediate()
  if (facts) renew(open, facts)
  return careOf(open, customerId)
}

function end(sqlite: Sqlite, table: 'stop' | 'consent' | 'mark', customerId: number, day: number, which: { medium: string } | { kind: string }): void {
  const [[column, value]] = Object.entries(which)
  sqlite.prepare(`UPDATE ${table} SET endedOn = ? WHERE endedOn IS NULL AND ${column} = ? AND contactId IN (SELECT id FROM contact WHERE customerId = ?)`).run(day, value, customerId)
}
