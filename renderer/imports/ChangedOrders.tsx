// Orders whose contents an import changes: how they are, and how they will be.
import type { ChangedOrder } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'
import { changeWords } from './changes.ts'
import { mostShown, useRows } from './useRows.ts'

export function ChangedOrders({ orders, count, done = false }: { orders: ChangedOrder[]; count: number; done?: boolean }) {
  const words = useWords()
  const { t, channel, sama, number } = words
  const rows = useRows(orders)
  if (count === 0) return null
  const title = t(done ? 'imports.five.updated' : 'imports.five.willChange')
  return (
    <section className="card">
      <h2>{title}<small>{t('imports.ordersOf', { count })}</small></h2>
      <div className="scroll rejects" tabIndex={0} role="region" aria-label={title}>
        <table className="table changedTable">
          <thead><tr><th>{t('imports.changed.order')}</th><th>{t(done ? 'imports.changed.before' : 'imports.changed.now')}</th><th>{t('imports.changed.after')}</th></tr></thead>
          <tbody>
            {rows.map((order, index) => {
              const changes = order.changes.map((change) => changeWords(change, words))
              return (
                <tr key={index}>
                  <td className="break"><span className="dim">{channel(order.channel)}</span> {order.orderNo}{'\u3000'}{sama({ name: order.customer })}</td>
                  <td className="break">{changes.map((change) => change.before).join(words.t('common.series')) || t('common.none')}</td>
                  <td className="break">{changes.map((change) => change.after).join(words.t('common.series')) || t('imports.changed.lines')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {Math.min(mostShown, orders.length) < count && <p className="small dim">{t('imports.listedOnly', { shown: number(Math.min(mostShown, orders.length)), all: number(count) })}</p>}
    </section>
  )
}
