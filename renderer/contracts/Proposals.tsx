// Products that look like 定期 and about which nobody has been asked: a card above the list, only while there are any.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ContractProposal } from '../../db/contracts/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import './contracts.css'

const most = 3

export function Proposals() {
  const { t } = useWords()
  const { value: proposals } = useAsk('contracts.proposals', {})
  const [all, setAll] = useState(false)
  // An answer is not taken back but turned round: the question has been asked.
  const [last, setLast] = useState<{ row: ContractProposal; subscription: boolean } | null>(null)
  const [error, setError] = useState<AskError | null>(null)
  const count = proposals?.length ?? 0
  if (count === 0 && last === null) return null
  const answer = (row: ContractProposal, subscription: boolean) => {
    ask('contracts.answer', { productId: row.productId, subscription }).then(() => { setLast({ row, subscription }); setError(null) }, (failure: unknown) => setError(askErrorOf(failure)))
  }
  return (
    <section className="card proposals">
      <div className="cardHead"><h2>{t('contracts.proposals')}<small>{t('contracts.proposalsCount', { count })}</small></h2></div>
      <Trouble error={error} close={() => setError(null)} />
      <p className="small decidedLine" role="status">{last && <><span className="savedWord">{t(last.subscription ? 'contracts.answeredYes' : 'contracts.answeredNo', { name: last.row.name })}</span> <button type="button" className="link" onClick={() => answer(last.row, !last.subscription)}>{t(last.subscription ? 'contracts.no' : 'contracts.yes')}</button></>}</p>
      {count > 0 && <p className="small dim">{t('contracts.proposalsSay')}</p>}
      <ul>
        {proposals?.slice(0, all ? undefined : most).map((row) => (
          <li key={row.productId} className="row">
            <span className="grow break"><b>{row.name}</b> <span className="small dim num">{t('contracts.proposalOf', { orders: t('customers.sourceOrders', { count: row.orders }), people: t('units.people', { count: row.customers }) })}{t('common.list')}{t(`contracts.why.${row.why}`)}</span></span>
            <Button size="compact-sm" aria-label={`${row.name} ${t('contracts.yes')}`} onClick={() => answer(row, true)}>{t('contracts.yes')}</Button>
            <Button size="compact-sm" variant="default" aria-label={`${row.name} ${t('contracts.no')}`} onClick={() => answer(row, false)}>{t('contracts.no')}</Button>
          </li>
        ))}
      </ul>
      {count > most && !all && <button type="button" className="link small" onClick={() => setAll(true)}>{t('contracts.showAll', { count })}</button>}
    </section>
  )
}
