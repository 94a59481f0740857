// Around a customer: others at the same address, and earlier names and addresses.
import type { CustomerPage, FormerRow } from '../../db/customers/model.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'

const most = 8

export function Household({ customer }: { customer: Pick<CustomerPage, 'household'> }) {
  const { t, sama } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  if (customer.household.length === 0) return null
  return (
    <div className="known">
      <h3>{t('identity.household')}</h3>
      <ul>{customer.household.slice(0, most).map((row) => (
        <li key={row.id} className="break"><button type="button" className="link" onClick={() => openCustomer(row.id)}>{sama(row)}</button> <span className="small dim">{t(row.sameFamily ? 'identity.householdSay' : 'identity.householdOther')}{t('common.list')}{t('customers.sourceOrders', { count: row.orders })}</span></li>
      ))}</ul>
      {customer.household.length > most && <p className="small dim">{t('letters.namesMore', { people: t('units.people', { count: customer.household.length - most }) })}</p>}
    </div>
  )
}

export function Former({ customer }: { customer: Pick<CustomerPage, 'former'> }) {
  const { t, date } = useWords()
  if (customer.former.length === 0) return null
  // Days of the first and last order that said so.
  const period = ({ firstDay, lastDay }: FormerRow) => firstDay && lastDay ? (firstDay === lastDay ? date(firstDay) : t('identity.periodOf', { from: date(firstDay), to: date(lastDay) })) : firstDay ? t('identity.formerSince', { from: date(firstDay) }) : lastDay ? t('identity.formerUntil', { to: date(lastDay) }) : t('identity.formerUnknown')
  return (
    <div className="known">
      <h3>{t('identity.former')}</h3>
      <ul>{customer.former.map((row) => <li key={`${row.kind} ${row.value}`} className="break">{row.value} <span className="small dim">{t(`identity.formerKind.${row.kind}`)}{t('common.list')}<span className="num">{period(row)}</span></span></li>)}</ul>
    </div>
  )
}
