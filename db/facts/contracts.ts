// What the facts know of 定期 contracts: the numbers that orders carry, and the contracts entered by hand.
import type { Sqlite } from '../open.ts'
import type { EnteredContract, Facts } from './facts.ts'

/** Numbers the contracts in the order in which the arranged orders name them: the same numbers whichever way the facts came about. */
export function withContractKeys(facts: Facts, keys: ReadonlyMap<number, string>): Facts {
  if (keys.size === 0) return facts
  const numbers = new Map<string, number>()
  const orderContract = facts.orderId.map((id) => {
    const key = keys.get(id)
    if (key === undefined) return 0
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
    return numbers.get(key)!
  })
  return { ...facts, orderContract, contractKeys: [...numbers.keys()] }
}

/** The numbers back, by order id. */
export function keysOf({ orderContract, contractKeys, orderId }: Facts): Map<number, string> {
  const keys = new Map<number, string>()
  orderContract.forEach((number, i) => { if (number > 0) keys.set(orderId[i], contractKeys[number - 1]) })
  return keys
}

/** The contracts entered and not removed, with the customers their contact blocks belong to now. */
export function readContracts(sqlite: Sqlite): EnteredContract[] {
  const contracts = sqlite.prepare(`SELECT k.id, c.customerId, k.contractKey AS key, k.productId, k.startedOn, k.cycleDays, k.plannedCount FROM contract k JOIN contact c ON c.id = k.contactId
    WHERE k.removedAt IS NULL ORDER BY k.id`).all() as Omit<EnteredContract, 'events'>[]
  if (contracts.length === 0) return []
  const events = sqlite.prepare('SELECT id, kind, day, untilDay, cycleDays, reason FROM contractEvent WHERE contractId = ? AND removedAt IS NULL ORDER BY day, id')
  return contracts.map((contract) => ({ ...contract, events: events.all(contract.id) as EnteredContract['events'] }))
}
