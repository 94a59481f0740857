// undo: takes one import back.
import { ShopError } from '../errors.ts'
import { undoImport } from '../imports/undo.ts'
import type { Command } from './command.ts'
import { number } from './output.ts'

export const undo: Command = ({ shop, rest, options, say }) => {
  const id = Number(rest[0])
  if (rest.length !== 1 || !Number.isInteger(id)) throw new ShopError('usage', { argument: rest.join(' ') || 'undo' })
  const { result: { importId, dryRun, orders, customers } } = undoImport(shop.db.sqlite, id, { now: new Date(), dryRun: (options as Record<string, unknown>)['dry-run'] === true })
  const text = say(dryRun ? 'cli.wouldUndo' : 'cli.undone', { id: importId, orders: number(orders.removed), restored: number(orders.restored), customers: number(customers.removed) })
  return { json: { importId, dryRun, orders: orders.removed, customers: customers.removed, restored: orders.restored, kept: orders.kept }, text }
}
