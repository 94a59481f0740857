// All orders of a customer, newest first; those that do not count are greyed and say why.
import type { CustomerPage, OrderRow } from '../../db/customers/model.ts'
import { useWords } from '../useWords.ts'

export function Timeline({ customer }: { customer: CustomerPage }) {
  const { t } = useWords()
  const orders = [...customer.orderRows].sort((a, b) => b.day.localeCompare(a.day) || (b.time ?? '').localeCompare(a.time ?? '') || b.id - a.id)
  return (
    <section className="card">
      <h2>{t('customers.timeline')}<small>{t('customers.timelineSay', { valid: orders.filter((order) => order.valid).length, all: orders.length })}</small></h2>
      {orders.length === 0 ? <p className="dim">{t('customers.noOrders')}</p> : <ol className="timeline">{orders.map((order) => <Order key={order.id} order={order} />)}</ol>}
    </section>
  )
}

function Order({ order }: { order: OrderRow }) {
  const { t, date, yen, channel } = useWords()
  const title = order.occasion === null ? t('customers.notCounted') : order.occasion === 1 ? t('customers.firstOrder') : t('customers.nthOrder', { n: order.occasion })
  const extra = [
    order.discount > 0 && t('customers.discounted', { yen: yen(order.discount) }),
    order.points > 0 && t('customers.pointsUsed', { yen: yen(order.points) }),
    order.refund > 0 && order.valid && t('customers.refunded', { yen: yen(order.refund) }),
    order.shipping + order.fee > 0 && t('customers.shippingFee', { yen: yen(order.shipping + order.fee) }),
    order.total !== order.sales && t('customers.totalPaid', { yen: yen(order.total) }),
    order.paymentMethod,
  ].filter(Boolean)
  return (
    <li className={order.valid ? 'ok' : 'void'}>
      <p className="orderHead">
        <time dateTime={order.day} className="num">{date(order.day)}{order.time && ` ${order.time}`}</time>
        <b>{title}</b>
        {order.subscription && <span className="tag plain">{t('customers.subscription')}</span>}
        {order.gift && <span className="tag plain">{t('customers.gift')}</span>}
        <span className="grow" />
        <span className="num orderYen">{yen(order.sales)}</span>
      </p>
      {order.why && <p className="why">{t(`customers.why.${order.why}`)}</p>}
      {order.lines.length > 0 && <p className="break">{order.lines.map((line) => (line.quantity === 1 ? line.productName : t('customers.quantity', { name: line.productName, n: line.quantity }))).join('、')}</p>}
      <p className="small dim break">{[channel(order.channel), t('customers.orderNo', { no: order.orderNo }), ...extra].join('・')}</p>
      {order.note && <p className="small dim break">{order.note}</p>}
    </li>
  )
}
