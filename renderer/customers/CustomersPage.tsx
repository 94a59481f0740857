// お客様: the list and its sister pages, and over them the page of one customer. What is below stays as it was while a page is open.
import { useEffect, useRef } from 'react'
import { FixPage } from '../cleansing/FixPage.tsx'
import { MissingPage } from '../cleansing/MissingPage.tsx'
import { CustomerPage } from './CustomerPage.tsx'
import { CustomerList } from './CustomerList.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { SamePage } from './SamePage.tsx'
import { SegmentsPage } from '../segments/SegmentsPage.tsx'
import { useView } from '../view.ts'
import './customers.css'
import './same.css'

export function CustomersPage({ customer, readOnly }: { customer: number | null; readOnly: boolean }) {
  const registering = useView((view) => view.registering)
  const section = useView((view) => view.section)
  const covered = customer !== null || registering
  const layer = useRef<HTMLDivElement>(null)
  // Back from a customer's page: the keyboard goes on in the page below. The list does that for itself.
  const wasCovered = useRef(covered)
  useEffect(() => {
    if (wasCovered.current && !covered && section !== 'list') layer.current?.querySelector<HTMLElement>('[role=listbox], h1')?.focus({ preventScroll: true })
    wasCovered.current = covered
  }, [covered, section])
  return (
    <div className="customersRoom">
      <div className="customersLayer" ref={layer} style={covered ? { visibility: 'hidden' } : undefined} inert={covered}>
        {section === 'list' && <CustomerList covered={covered} readOnly={readOnly} />}
        {section === 'segments' && <SegmentsPage readOnly={readOnly} />}
        {section === 'same' && <SamePage covered={covered} readOnly={readOnly} />}
        {section === 'missing' && <MissingPage />}
        {section === 'fix' && <FixPage readOnly={readOnly} />}
      </div>
      {customer !== null && <div className="customersLayer"><CustomerPage key={customer} id={customer} readOnly={readOnly} /></div>}
      {customer === null && registering && <div className="customersLayer"><RegisterPage /></div>}
    </div>
  )
}
