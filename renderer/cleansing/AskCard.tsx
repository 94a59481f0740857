// Whom to ask for what at the next contact, the most valuable first; the list can be printed.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CleansingReport } from '../../db/cleansing/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'

export function AskCard({ report }: { report: CleansingReport }) {
  const { t, sama, yen, date, people } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const { total, rows } = report.ask
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AskError | null>(null)
  const print = () => {
    setBusy(true)
    setError(null)
    ask('shell.printPaper', { kind: 'askList', people: { kind: 'ids', ids: rows.map(({ id }) => id) } }).catch((failure: unknown) => setError(askErrorOf(failure))).finally(() => setBusy(false))
  }
  return (
    <section className="card">
      <div className="cardHead"><h2>{t('cleansing.ask')}<small>{t('cleansing.askList', { count: total })}</small></h2>{rows.length > 0 && <Button size="compact-sm" variant="default" loading={busy} onClick={print}>{t('cleansing.askPrint')}</Button>}</div>
      <Trouble error={error} close={() => setError(null)} />
      {rows.length === 0 ? <p className="dim">{t('cleansing.askNobody')}</p> : (
        <>
          <p className="small dim">{t('cleansing.askSay')}</p>
          <div className="scroll askBox" tabIndex={0} role="region" aria-label={t('cleansing.ask')}>
            <table className="table askTable">
              <thead><tr><th>{t('cleansing.askWho')}</th><th>{t('cleansing.askWhat')}</th><th className="right">{t('cleansing.askSales')}</th><th className="right">{t('cleansing.askLast')}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className="break"><button type="button" className="link" onClick={() => openCustomer(row.id)}>{sama(row)}</button></td>
                    <td>{row.fields.map((field) => t(`cleansing.field.${field}`)).join(t('common.list'))}</td>
                    <td className="right nowrap">{yen(row.sales)}</td>
                    <td className="right nowrap">{date(row.lastDay)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {rows.length < total && <p className="small dim">{t('cleansing.askFirst', { count: rows.length, total: people(total) })}</p>}
        </>
      )}
    </section>
  )
}
