// What a fix would change, before and after; whoever is unticked stays as they are.
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { FixPreview as Preview } from '../../db/cleansing/model.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { applyFix, useFixed } from './fixed.ts'

/** How many fields will change when these customers are left out: the rows shown are the only ones that can be unticked. */
export function countWithout(preview: Preview, except: ReadonlySet<number>): number {
  return preview.total - preview.rows.filter((row) => except.has(row.customerId)).length
}

export function FixPreview({ preview, readOnly }: { preview: Preview; readOnly: boolean }) {
  const { t, sama, number } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const busy = useFixed((fixed) => fixed.state === 'busy')
  const [except, setExcept] = useState<ReadonlySet<number>>(new Set())
  const { rows, total, kind } = preview
  const shown = new Set(rows.map((row) => row.customerId))
  const count = countWithout(preview, except)
  const include = (id: number, on: boolean) => setExcept((before) => { const next = new Set(before); if (on) next.delete(id); else next.add(id); return next })
  const value = (text: string) => text === '' ? <span className="dim">{t('cleansing.value')}</span> : text
  return (
    <section className="card">
      <div className="cardHead">
        <h2>{t(`cleansing.fix.${kind}`)}<small>{t('cleansing.preview')}</small></h2>
        <Button disabled={readOnly || busy || count === 0} onClick={() => void applyFix(kind, [...except])}>{t('cleansing.apply', { count })}</Button>
      </div>
      {rows.length < total && <p className="small dim">{t('cleansing.first', { count: rows.length, rest: number(total - rows.length) })}</p>}
      <div className="scroll fixBox" tabIndex={0} role="region" aria-label={t('cleansing.preview')}>
        <table className="table fixTable">
          <thead>
            <tr>
              <th><Checkbox aria-label={t('cleansing.includeAll')} disabled={readOnly} checked={except.size === 0} indeterminate={except.size > 0 && except.size < shown.size} onChange={(event) => setExcept(event.currentTarget.checked ? new Set() : shown)} /></th>
              <th>{t('cleansing.who')}</th><th>{t('cleansing.field2')}</th><th>{t('cleansing.before')}</th><th>{t('cleansing.after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.customerId} ${row.field}`} className={except.has(row.customerId) ? 'leftOut' : undefined}>
                <td><Checkbox aria-label={t('cleansing.includeOf', { name: row.name, field: t(`cleansing.fixField.${row.field}`) })} disabled={readOnly} checked={!except.has(row.customerId)} onChange={(event) => include(row.customerId, event.currentTarget.checked)} /></td>
                <td className="break"><button type="button" className="link" onClick={() => openCustomer(row.customerId)}>{sama(row)}</button></td>
                <td className="nowrap">{t(`cleansing.fixField.${row.field}`)}</td>
                <td className="break before">{value(row.before)}</td>
                <td className="break after"><span aria-hidden="true" className="dim">→ </span>{value(row.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
