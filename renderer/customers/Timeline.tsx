// One line of life: orders and everything said, sent and decided, woven by day, newest first.
import type { CustomerPage, OrderRow } from '../../db/customers/model.ts'
import type { TimelineRow } from '../../db/interactions/model.ts'
import { useWords } from '../useWords.ts'
import { Event } from './Event.tsx'
import { Order } from './Order.tsx'

export type Woven = { order: OrderRow } | { row: TimelineRow }

/** Both kinds by day; within a day what was said stands above what was ordered. */
export function weave({ orderRows, timeline }: Pick<CustomerPage, 'orderRows' | 'timeline'>): Woven[] {
  const orders = [...orderRows].sort((a, b) => b.day.localeCompare(a.day) || (b.time ?? '').localeCompare(a.time ?? '') || b.id - a.id)
  const rows = [...timeline].sort((a, b) => b.day.localeCompare(a.day))
  const woven: Woven[] = []
  for (const order of orders) {
    while (rows.length > 0 && rows[0].day >= order.day) woven.push({ row: rows.shift() as TimelineRow })
    woven.push({ order })
  }
  return [...woven, ...rows.map((row) => ({ row }))]
}

export function Timeline({ customer, readOnly = false }: { customer: Pick<CustomerPage, 'orderRows' | 'timeline' | 'care'>; readOnly?: boolean }) {
  const { t } = useWords()
  const woven = weave(customer)
  if (woven.length === 0) return <p className="dim">{t('customers.noOrders')}</p>
  return (
    <ol className="timeline">
      {woven.map((item) => ('order' in item ? <Order key={`order ${item.order.id}`} order={item.order} readOnly={readOnly} customerExcluded={customer.care.excluded !== null} />
        : <Event key={`${item.row.kind} ${item.row.id} ${item.row.ended ? 'end' : ''} ${item.row.detail}`} row={item.row} readOnly={readOnly} />))}
    </ol>
  )
}
