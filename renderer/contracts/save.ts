// Writes about a contract, each with the way back: an added row is found again by what was not there before.
import type { ContractEventKind, ContractRow } from '../../db/contracts/model.ts'
import type { Input } from '../../db/contract.ts'
import { ask } from '../shop.ts'

export type Save = (write: () => Promise<unknown>, undo: () => Promise<unknown>) => void

const eventIds = (rows: readonly ContractRow[]) => rows.flatMap((row) => row.events.map(({ id }) => id))

/** Adds a contract; undo removes it. */
export function adding(save: Save, input: Input<'contracts.add'>): void {
  let added: number | undefined
  save(async () => {
    const before = new Set((await ask('contracts.ofCustomer', { id: input.customerId })).map(({ id }) => id))
    added = (await ask('contracts.add', input)).find(({ id }) => id !== null && !before.has(id))?.id ?? undefined
  }, async () => { if (added !== undefined) await ask('contracts.remove', { id: added }) })
}

/** Writes 解約, 休止, 間隔変更 or 再開 down; undo takes it back. An estimated contract stays written down: it says nothing the orders did not say. */
export function noting(save: Save, row: ContractRow, input: Omit<Input<'contracts.event'>, 'contract'> & { kind: ContractEventKind }): void {
  let added: number | undefined
  save(async () => {
    const before = new Set(eventIds(await ask('contracts.ofCustomer', { id: input.customerId })))
    const after = await ask('contracts.event', { ...input, contract: row.id ?? row.key })
    added = eventIds(after).find((id) => !before.has(id))
  }, async () => { if (added !== undefined) await ask('contracts.removeEvent', { id: added }) })
}
