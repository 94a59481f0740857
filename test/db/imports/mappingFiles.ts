// What the mapping tests share: a taught file read to its end, without a shop.
import { basename } from 'node:path'
import { lookAt } from '../../../db/imports/inspect.ts'
import type { WhereToLook } from '../../../db/imports/inspect.ts'
import { mappedLayout } from '../../../db/imports/mapping.ts'
import { propose } from '../../../db/imports/mappingPropose.ts'
import { settleDates } from '../../../db/imports/inspect.ts'
import type { Mapping } from '../../../db/imports/model.ts'
import { readOrders } from '../../../db/imports/read.ts'
import type { FileHead, MemberRecord, OrderRecord, RejectedRow } from '../../../db/imports/record.ts'

export async function headOf(path: string, mapping: Mapping, taxPercent = 8): Promise<FileHead> {
  const { headings, headerLine, encoding, delimiter, sheet } = await lookAt(path, { sheet: mapping.sheet, headerLine: mapping.headerLine })
  const layout = mappedLayout(mapping, headings, taxPercent)
  return { path, name: basename(path), bytes: 0, encoding, delimiter, format: layout.id, channel: layout.channel, headerLine, sheet, layout }
}

export async function readMapped(path: string, mapping: Mapping, taxPercent = 8): Promise<{ orders: OrderRecord[]; members: MemberRecord[]; rejected: RejectedRow[] }> {
  const reading: { orders: OrderRecord[]; members: MemberRecord[]; rejected: RejectedRow[] } = { orders: [], members: [], rejected: [] }
  for await (const batch of readOrders(await headOf(path, mapping, taxPercent), { timeZone: 'Asia/Tokyo' })) {
    reading.orders.push(...batch.orders)
    reading.members.push(...batch.members)
    reading.rejected.push(...batch.rejected)
  }
  return reading
}

/** What the wizard would propose for a file. */
export async function proposalOf(path: string, where: WhereToLook = {}) {
  const looked = await lookAt(path, where)
  const { mapping, sure } = propose(looked.headings, looked.rows)
  return { looked, mapping: settleDates(mapping, looked), sure }
}
