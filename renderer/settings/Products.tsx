// Products with the marks that figures and lists use.
import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { ProductRow } from '../../db/settings/model.ts'
import { ask } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'

const limit = 200
const marks = ['trial', 'subscription', 'gift'] as const

export function Products({ disabled }: { disabled: boolean }) {
  const { t } = useWords()
  const [find, setFind] = useState('')
  const [settled] = useDebouncedValue(find, 120)
  const { value: rows, error, again } = useAsk('settings.products', { find: settled.trim(), limit })
  return (
    <section className="card">
      <div className="cardHead productsHead">
        <p className="dim small say">{t('settings.products.say')}</p>
        <TextInput type="search" aria-label={t('settings.products.find')} placeholder={t('settings.products.findPlaceholder')} maxLength={100} value={find} onChange={(event) => setFind(event.currentTarget.value)} />
      </div>
      <Trouble error={error} again={again} />
      {rows?.length === 0 && <p>{t('settings.products.empty')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <div className="scroll productsBox" tabIndex={0} role="region" aria-label={t('settings.tabs.products')}>
          <table className="table">
            <thead><tr><th>{t('settings.products.name')}</th><th>{t('settings.products.code')}</th><th className="right">{t('settings.products.orders')}</th>{marks.map((mark) => <th key={mark}>{t(`settings.products.${mark}`)}</th>)}<th><span className="hidden">{t('common.saved')}</span></th></tr></thead>
            <tbody>{rows.map((row) => <Product key={row.id} row={row} disabled={disabled} />)}</tbody>
          </table>
        </div>
      )}
      {rows?.length === limit && <p className="small dim">{t('settings.products.first', { n: limit })}</p>}
    </section>
  )
}

function Product({ row, disabled }: { row: ProductRow; disabled: boolean }) {
  const { t, number } = useWords()
  const { saving, save } = useSaving()
  const put = (next: Pick<ProductRow, 'trial' | 'subscription' | 'gift'>) => () => ask('settings.saveProduct', { id: row.id, trial: next.trial, subscription: next.subscription, gift: next.gift })
  return (
    <tr>
      <td className="break">{row.name}</td>
      <td className="dim break">{row.code}</td>
      <td className="right">{number(row.orders)}</td>
      {marks.map((mark) => (
        <td key={mark}><Checkbox checked={row[mark]} disabled={disabled} aria-label={t('settings.products.markOf', { name: row.name, mark: t(`settings.products.${mark}`) })} onChange={(event) => save(put({ ...row, [mark]: event.currentTarget.checked }), put(row))} /></td>
      ))}
      <td className="savedCell"><Saved saving={saving} /></td>
    </tr>
  )
}
