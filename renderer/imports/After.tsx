// What an import has brought: who is new, who came back after a long gap, who moved between stages, products that may be 定期.
import { Proposals } from '../contracts/Proposals.tsx'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'

const mostBack = 8

export function After({ importId }: { importId: number }) {
  const { t, people, date, sama } = useWords()
  const { value, error, again } = useAsk('imports.after', { id: importId })
  const openPeople = useView((view) => view.openPeople)
  const openCustomer = useView((view) => view.openCustomer)
  if (!value) return <Trouble error={error} again={again} />
  const moved = value.moves.filter((cell) => cell.from !== cell.to && cell.customers > 0)
  const open = (part: 'new' | 'back', name: string) => openPeople({ ref: { kind: 'import', importId, part }, name, asOf: value.asOf })
  return (
    <>
      <div className="afterCols">
        <section className="card">
          <div className="cardHead"><h2>{t('imports.after.new')}<small>{people(value.newCustomers)}</small></h2>{value.newCustomers > 0 && <button type="button" className="link small" onClick={() => open('new', t('imports.after.new'))}>{t('imports.after.seeNew')}</button>}</div>
          {moved.length === 0 ? <p className="dim">{t('imports.after.noMoves')}</p> : (
            <ul className="movedList">{moved.map((cell) => <li key={`${cell.from} ${cell.to}`}>{cell.from === 'none' ? t('today.moveNewAs', { to: t(`tiers.${cell.to}`) }) : t('today.move', { from: t(`tiers.${cell.from}`), to: t(`tiers.${cell.to}`) })} <b className="num">{people(cell.customers)}</b></li>)}</ul>
          )}
        </section>
        <section className="card">
          <div className="cardHead"><h2>{t('imports.after.back')}<small>{people(value.back.total)}</small></h2>{value.back.total > 0 && <button type="button" className="link small" onClick={() => open('back', t('imports.after.back'))}>{t('imports.after.seeBack')}</button>}</div>
          {value.back.rows.length === 0 ? <p className="dim">{t('imports.after.nobodyBack')}</p> : (
            <ul className="backList">
              {value.back.rows.slice(0, mostBack).map((row) => (
                <li key={row.id}><button type="button" className="link" onClick={() => openCustomer(row.id)}>{sama(row)}</button><span className="dim">{t('imports.after.gap', { days: t('units.days', { count: row.days }), day: date(row.day) })}{row.lastProduct && t('imports.after.before', { product: row.lastProduct })}</span></li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {value.subscriptionProposals > 0 && <Proposals />}
    </>
  )
}
