// 定期: the contracts of one customer, how each stands, and what was agreed about it.
import { useState } from 'react'
import type { ContractRow } from '../../db/contracts/model.ts'
import type { CustomerPage } from '../../db/customers/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { Trouble } from '../Trouble.tsx'
import type { Asked } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { AddContract } from './AddContract.tsx'
import { ContractItem } from './ContractItem.tsx'
import './contracts.css'

interface Props { customer: CustomerPage; asked: Asked<ContractRow[]>; asOf: string | null; readOnly: boolean }

export function ContractsCard({ customer, asked, asOf, readOnly }: Props) {
  const { t } = useWords()
  const [adding, setAdding] = useState(false)
  const { saving, save } = useSaving()
  const rows = asked.value
  return (
    <section className="card contractsCard">
      <div className="cardHead">
        <h2>{t('contracts.title')}</h2>
        {!readOnly && !adding && <button type="button" className="link small" onClick={() => setAdding(true)}>{t('contracts.add')}</button>}
      </div>
      <Trouble error={asked.error} again={asked.again} />
      {adding && <AddContract customer={customer.id} close={() => setAdding(false)} save={save} />}
      <Saved saving={saving} />
      {rows?.length === 0 && !adding && <p className="small dim">{t('contracts.none')}</p>}
      {rows && <ul className="contractList">{rows.map((row) => <ContractItem key={row.key} customer={customer.id} today={customer.asOf} row={row} asOf={asOf} readOnly={readOnly} save={save} />)}</ul>}
    </section>
  )
}
