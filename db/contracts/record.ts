// Writing down 定期: what a product is, contracts and what happens to them. Taking away is the way back.
import type { z } from 'zod'
import { contractsAt } from '../analysis/contracts.ts'
import { ShopError } from '../errors.ts'
import { loadFacts, raiseDataVersion, saveFacts } from '../facts/build.ts'
import { readContracts } from '../facts/contracts.ts'
import { indexOfCustomer } from '../facts/customerIndex.ts'
import { parseDay } from '../facts/day.ts'
import { requireCustomer } from '../interactions/record.ts'
import type { Sqlite } from '../open.ts'
import { asOfShop, renew, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { addContract as adding, addContractEvent as happening, answerProduct as answering, ContractProposal, ContractRow, removeContract as removing, removeContractEvent as takingBack } from './model.ts'
import { contractKey, contractsOfCustomer, proposals } from './queries.ts'

/** Says once for a product whether it is 定期; what is left out of cycle and count stays. Figures change. Throws notFound. */
export function answerProduct(open: OpenShop, { productId, subscription, cycleDays, plannedCount }: z.output<typeof answering>): ContractProposal[] {
  const { sqlite } = open.db
  sqlite.transaction(() => {
    const { changes } = sqlite.prepare('UPDATE product SET subscription = ?, subscriptionAsked = 1 WHERE id = ?').run(subscription ? 1 : 0, productId)
    if (changes === 0) throw new ShopError('notFound')
    if (cycleDays !== undefined) sqlite.prepare('UPDATE product SET cycleDays = ? WHERE id = ?').run(cycleDays, productId)
    if (plannedCount !== undefined) sqlite.prepare('UPDATE product SET plannedCount = ? WHERE id = ?').run(plannedCount, productId)
    raiseDataVersion(sqlite)
  }).immediate()
  renew(open, loadFacts(open.db))
  return proposals(open)
}

/** Enters a contract of a customer. Throws notFound. */
export function addContract(open: OpenShop, { customerId, productId, startedOn, cycleDays, plannedCount, asOf }: z.output<typeof adding>): ContractRow[] {
  written(open, (sqlite) => {
    requireCustomer(sqlite, customerId)
    if (sqlite.prepare('SELECT 1 FROM product WHERE id = ?').get(productId) === undefined) throw new ShopError('notFound')
    insert(sqlite, { contactId: customerId, contractKey: '', productId, startedOn: startedOn === undefined ? today(open) : parseDay(startedOn), cycleDays: cycleDays ?? null, plannedCount: plannedCount ?? null })
  })
  return contractsOfCustomer(open, customerId, asOf)
}

/** Notes 解約, 休止, 間隔変更 or 再開. An estimated contract is written down first. Throws notFound. */
export function addContractEvent(open: OpenShop, input: z.output<typeof happening>): ContractRow[] {
  const { customerId, contract, kind, day, untilDay, cycleDays, reason, asOf } = input
  written(open, (sqlite) => {
    const id = typeof contract === 'number' ? contract : (enteredId(contract) ?? writeDown(open, customerId, contract, asOf))
    if (sqlite.prepare('SELECT 1 FROM contract k JOIN contact c ON c.id = k.contactId WHERE k.id = ? AND c.customerId = ? AND k.removedAt IS NULL').get(id, customerId) === undefined) throw new ShopError('notFound')
    sqlite.prepare('INSERT INTO contractEvent (contractId, kind, day, untilDay, cycleDays, reason, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      id, kind, day === undefined ? today(open) : parseDay(day), kind === 'paused' && untilDay ? parseDay(untilDay) : null, kind === 'cycleChanged' ? cycleDays! : null, reason, new Date().toISOString())
  })
  return contractsOfCustomer(open, customerId, asOf)
}

/** Takes a contract that was written down away, with its events; what its orders show is then estimated again. Throws notFound. */
export function removeContract(open: OpenShop, { id, asOf }: z.output<typeof removing>): ContractRow[] {
  return contractsOfCustomer(open, written(open, (sqlite) => ended(sqlite, 'contract', id)), asOf)
}

/** Takes an event back. Throws notFound. */
export function removeContractEvent(open: OpenShop, { id, asOf }: z.output<typeof takingBack>): ContractRow[] {
  return contractsOfCustomer(open, written(open, (sqlite) => ended(sqlite, 'contractEvent', id)), asOf)
}

/** Marks a row as removed; gives the customer it belongs to. */
function ended(sqlite: Sqlite, table: 'contract' | 'contractEvent', id: number): number {
  const owner = sqlite.prepare(table === 'contract' ? 'SELECT c.customerId FROM contract k JOIN contact c ON c.id = k.contactId WHERE k.id = ? AND k.removedAt IS NULL'
    : 'SELECT c.customerId FROM contractEvent e JOIN contract k ON k.id = e.contractId JOIN contact c ON c.id = k.contactId WHERE e.id = ? AND e.removedAt IS NULL AND k.removedAt IS NULL').pluck().get(id) as number | undefined
  if (owner === undefined) throw new ShopError('notFound')
  sqlite.prepare(`UPDATE ${table} SET removedAt = ? WHERE id = ?`).run(new Date().toISOString(), id)
  return owner
}

const enteredId = (key: string): number | null => (/^id:\d+$/.test(key) ? Number(key.slice(3)) : null)

/** Turns an estimated contract into a row. Throws notFound. */
function writeDown(open: OpenShop, customerId: number, key: string, asOf?: string): number {
  const customer = indexOfCustomer(open.facts, customerId)
  const found = contractsAt(asOfShop(open, asOf)).find((contract) => contract.customer === customer && contractKey(open, contract) === key)
  if (!found) throw new ShopError('notFound')
  const productId = found.product < 0 ? null : open.facts.productId[found.product]
  return insert(open.db.sqlite, { contactId: customerId, contractKey: found.key, productId, startedOn: found.startedOn, cycleDays: null, plannedCount: null })
}

function insert(sqlite: Sqlite, row: { contactId: number; contractKey: string; productId: number | null; startedOn: number; cycleDays: number | null; plannedCount: number | null }): number {
  return Number(sqlite.prepare(`INSERT INTO contract (contactId, contractKey, productId, startedOn, cycleDays, plannedCount, createdAt)
    VALUES (@contactId, @contractKey, @productId, @startedOn, @cycleDays, @plannedCount, @createdAt)`).run({ ...row, createdAt: new Date().toISOString() }).lastInsertRowid)
}

/** One transaction; the facts of the new state are stored with it and shown from then on. */
function written<T>(open: OpenShop, action: (sqlite: Sqlite) => T): T {
  const { sqlite } = open.db
  const { facts, result } = sqlite.transaction(() => {
    const result = action(sqlite)
    raiseDataVersion(sqlite)
    const facts = { ...open.facts, contracts: readContracts(sqlite) }
    saveFacts(sqlite, facts)
    return { facts, result }
  }).immediate()
  renew(open, facts)
  return result
}
