// The tables as Kysely types; the schema itself stands in migrations/.
import type { Generated } from 'kysely'

export interface ContactTable {
  id: number; channelId: number; customerId: number; hash: string
  channelCustomerId: string; name: string; familyName: string; givenName: string; kana: string; email: string; phone: string
  postalCode: string; prefecture: string; address1: string; address2: string; company: string; birthday: string; sex: string
  registeredDay: number | null; gone: number; heirId: number | null
}
export interface CustomerTable {
  id: number; name: string; kana: string; company: string; email: string; phone: string; postalCode: string; prefecture: string
  address1: string; address2: string; birthday: string; sex: string; registeredDay: number | null; excluded: number
  searchKey: string; sortKey: string
}
export interface OrdersTable {
  id: number; channelId: number; orderNo: string; contactId: number | null; orderedDay: number; minute: number
  state: string | null; cancelledDay: number | null; paid: number | null; shippedDay: number | null
  goods: number | null; shipping: number | null; fee: number | null; discount: number | null; points: number | null
  outsidePayment: number | null; refund: number | null; paymentMethod: string | null; note: string | null
  subscription: number | null; gift: number | null; sales: number; total: number; hash: number; version: number; contractKey: string | null
}
export interface Tables {
  meta: { key: string; value: number }
  setting: { key: string; value: string }
  channel: { id: Generated<number>; code: string; marketplace: number; contactAllowed: number }
  product: { id: Generated<number>; key: string; code: string; name: string; trial: number; subscription: number; gift: number; shortName: string; category: string; daysPerUnit: number | null; subscriptionAsked: number; cycleDays: number | null; plannedCount: number | null }
  import: {
    id: Generated<number>; startedAt: string; newOrders: number; updatedOrders: number; unchangedOrders: number
    newCustomers: number; joinedCustomers: number; seconds: number; undoneAt: string | null
  }
  importFile: {
    id: Generated<number>; importId: number; channelId: number; name: string; format: string; encoding: string
    rows: number; rejectedRows: number; droppedValues: number; firstDay: number | null; lastDay: number | null
    firstOrderId: number | null; lastOrderId: number | null
  }
  rejectedRow: { fileId: number; line: number; seq: number; reason: string; value: string; kept: number }
  customer: CustomerTable
  contact: ContactTable
  matchKey: { key: number; contactId: number }
  orders: OrdersTable
  orderLine: { orderId: number; seq: number; productId: number; quantity: number; unitPrice: number; amount: number; taxPercent: number | null }
  seen: { orderId: number; fileId: number; version: number }
  orderVersion: { orderId: number; version: number; hash: number; payload: string }
  factsCache: { name: string; dataVersion: number; data: Uint8Array }
  stop: { id: Generated<number>; contactId: number; medium: string; since: number; source: string; endedOn: number | null }
  consent: { id: Generated<number>; contactId: number; medium: string; givenOn: number; how: string; endedOn: number | null }
  mark: { id: Generated<number>; contactId: number; kind: string; since: number; note: string; addressKey: string; endedOn: number | null }
  excludedOrder: { channelId: number; orderNo: string; note: string; since: number }
  edit: { id: Generated<number>; contactId: number; field: string; value: string; before: string; editedAt: string; bulkFixId: number | null }
  memberSeen: { contactId: number; fileId: number; registeredDay: number }
  productName: { productId: number; fileId: number; name: string }
  decision: { id: Generated<number>; kind: string; decidedAt: string; undoneAt: string | null }
  decisionPair: { decisionId: number; a: string; b: string; together: number | null }
  pin: { id: Generated<number>; contactId: number; field: string; sourceId: number; pinnedAt: string; endedAt: string | null }
  mapping: { id: Generated<number>; name: string; headerKey: string; mapping: string; savedAt: string }
  bulkFix: { id: Generated<number>; kind: string; madeAt: string; count: number; undoneAt: string | null }
  contract: {
    id: Generated<number>; contactId: number; contractKey: string; productId: number | null; startedOn: number; cycleDays: number | null
    plannedCount: number | null; createdAt: string; removedAt: string | null
  }
  contractEvent: {
    id: Generated<number>; contractId: number; kind: string; day: number; untilDay: number | null; cycleDays: number | null
    reason: string; createdAt: string; removedAt: string | null
  }
  segment: { id: Generated<number>; name: string; rule: string; content: string; createdAt: string; changedAt: string; removedAt: string | null }
  trait: { id: Generated<number>; contactId: number; kind: string; value: string; since: number; endedOn: number | null }
  target: { id: Generated<number>; kpi: string; value: number | null; setOn: number; note: string }
  ownKpi: { id: Generated<number>; name: string; unit: string; numerator: string; denominator: string; createdAt: string; removedAt: string | null }
  adCost: { month: string; medium: string; yen: number }
  report: { id: Generated<number>; asOf: number; madeAt: string; kind: string; figures: string }
  task: TaskTable
  interaction: InteractionTable
  output: { id: Generated<number>; kind: string; medium: string; day: number; madeAt: string; people: string; count: number; target: string }
  outputItem: { outputId: number; seq: number; contactId: number }
}
export interface TaskTable {
  id: Generated<number>; scenario: string; event: string; contactId: number; createdOn: number; due: number; validUntil: number; channel: string; owner: string
  reason: string; words: string; product: string; state: string; closedOn: number | null; closedWhy: string
}
export interface InteractionTable {
  id: Generated<number>; contactId: number; taskId: number | null; day: number; kind: string; inbound: number; selling: number; result: string; text: string; staff: string
  open: number; createdAt: string
}
