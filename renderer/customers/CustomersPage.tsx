// お客様: the list, and over it the page of one customer. The list stays as it was while a page is open.
import { CustomerPage } from './CustomerPage.tsx'
import { CustomerList } from './CustomerList.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { useView } from '../view.ts'
import './customers.css'

export function CustomersPage({ customer, readOnly }: { customer: number | null; readOnly: boolean }) {
  const registering = useView((view) => view.registering)
  const covered = customer !== null || registering
  return (
    <div className="customersRoom">
      <div className="customersLayer" style={covered ? { visibility: 'hidden' } : undefined} inert={covered}><CustomerList covered={covered} readOnly={readOnly} /></div>
      {customer !== null && <div className="customersLayer"><CustomerPage key={customer} id={customer} readOnly={readOnly} /></div>}
      {customer === null && registering && <div className="customersLayer"><RegisterPage /></div>}
    </div>
  )
}
