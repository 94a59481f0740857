// お客様: the list, and over it the page of one customer. The list stays as it was while a page is open.
import { CustomerPage } from './CustomerPage.tsx'
import { CustomerList } from './CustomerList.tsx'
import './customers.css'

export function CustomersPage({ customer }: { customer: number | null }) {
  return (
    <div className="customersRoom">
      <div className="customersLayer" style={customer === null ? undefined : { visibility: 'hidden' }} inert={customer !== null}><CustomerList covered={customer !== null} /></div>
      {customer !== null && <div className="customersLayer"><CustomerPage key={customer} id={customer} /></div>}
    </div>
  )
}
