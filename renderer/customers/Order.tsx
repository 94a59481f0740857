// One order of the timeline; one that does not count is greyed and says why.
import type { OrderRow } from '../../db/customers/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'

export function Order({ order, readOnly, customerExcluded }: { order: OrderRow; readOnly: boolean; customerExcluded: boolean }) {
  const { t, date, yen, channel } = useWords()
  const { saving, save } = useSaving()
  const title = order.occasion === null ? t('customers.notCounted') : order.occasion === 1 ? t('customers.firstOrder') : t('customers.nthOrder', { n: order.occasion })
  const extra = [
    order.discount > 0 && t('customers.discounted', { yen: yen(order.discount) }),
    order.points > 0 && t('customers.pointsUsed', { yen: yen(order.points) }),
    order.refund > 0 && order.valid && t('customers.refunded', { yen: yen(order.refund) }),
    order.shipping + order.fee > 0 && t('customers.shippingFee', { yen: yen(order.shipping + order.fee) }),
    order.total !== order.sales && t('customers.totalPaid', { yen: yen(order.total) }),
    order.paymentMethod,
  ].filter(Boolean)
  const put = (excluded: boolean) => () => ask('orders.exclude', { id: order.id, excluded })
  const leftOut = order.why === 'excluded'
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
      {order.lines.length > 0 && <p className="break">{order.lines.map((line) => (line.quantity === 1 ? line.productName : t('customers.quantity', { name: line.productName, n: line.quantity }))).join(t('common.series'))}</p>}
      <p className="small dim break">
        {[channel(order.channel), t('customers.orderNo', { no: order.orderNo }), ...extra].join(t('common.list'))}
        {!readOnly && !customerExcluded && (order.valid || leftOut) && <>{'\u3000'}<button type="button" className="link quiet" aria-label={t(leftOut ? 'order.countOf' : 'order.excludeOf', { no: order.orderNo })} onClick={() => save(put(!leftOut), put(leftOut))}>{t(leftOut ? 'order.count' : 'order.exclude')}</button></>}
      </p>
      {order.note && <p className="small dim break">{order.note}</p>}
      <Saved saving={saving} />
    </li>
  )
}
