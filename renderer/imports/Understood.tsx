// The first rows as the mapping understands them.
import type { Understanding } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'

export function Understood({ understood }: { understood: Understanding | undefined }) {
  const { t, date, yen, number, people } = useWords()
  if (!understood) return <section className="card"><p className="dim" role="status">{t('common.loading')}</p></section>
  const { totals, rows } = understood
  const title = t('imports.columns.understood')
  return (
    <section className="card understood">
      <h2>{title}<small>{t('imports.columns.first', { rows: t('units.rows', { count: rows.length }) })}</small></h2>
      <p className="dim small">{totals.orders === 0 && totals.people > 0 ? people(totals.people) : [t('imports.ordersOf', { count: totals.orders }), people(totals.people), yen(totals.sum), totals.from && totals.to ? t('imports.periodOf', { from: date(totals.from), to: date(totals.to) }) : null].filter(Boolean).join(t('common.list'))}</p>
      <div className="scroll understoodRows" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead><tr><th className="right">{t('imports.line')}</th><th>{t('imports.columns.day')}</th><th>{t('imports.columns.customer')}</th><th>{t('imports.columns.product')}</th><th className="right">{t('imports.columns.amount')}</th><th>{t('imports.columns.note')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line} className={row.problem ? 'rowBad' : ''}>
                <td className="right">{row.line}</td>
                <td className="nowrap num">{row.day ? date(row.day) : t('common.none')}{row.time && ` ${row.time}`}<br /><span className="dim small">{row.orderNo}</span></td>
                <td className="break">{row.customer || t('common.none')}<br /><span className="dim small">{row.phone || row.email || row.address}</span></td>
                <td className="break">{row.product || t('common.none')}{row.quantity !== null && <span className="dim"> ×{number(row.quantity)}</span>}</td>
                <td className="right">{row.amount === null ? t('common.none') : yen(row.amount)}</td>
                <td>{row.problem ? <span className="savedBad">{t(`rejects.${row.problem}`)}</span> : <span className="dim">{t(`imports.changed.state.${row.state as 'valid'}`, { defaultValue: row.state })}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
