// Products with what figures, lists and letters use: short name, category, days a piece lasts, marks.
import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { ProductPatch, ProductRow } from '../../db/settings/model.ts'
import { ask } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ProductField } from './ProductField.tsx'
import { readDays, readWord } from './productFields.ts'

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
        <TextInput className="productsFind" type="search" aria-label={t('settings.products.find')} placeholder={t('settings.products.findPlaceholder')} maxLength={100} value={find} onChange={(event) => setFind(event.currentTarget.value)} />
      </div>
      <Trouble error={error} again={again} />
      {rows?.length === 0 && <p>{t('settings.products.empty')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <div className="scroll productsBox" data-scroll-x tabIndex={0} role="region" aria-label={t('settings.tabs.products')}>
          <datalist id="productCategories">{[...new Set(rows.map((row) => row.category))].filter(Boolean).sort().map((name) => <option key={name} value={name} />)}</datalist>
          <table className="table">
            <thead><tr>
              <th>{t('settings.products.name')}<span className="small productCode">{t('settings.products.code')}</span></th><th className="right">{t('settings.products.orders')}</th>
              <th>{t('settings.products.shortName')}</th><th>{t('settings.products.category')}</th><th className="right">{t('settings.products.daysPerUnit')}</th>
              {marks.map((mark) => <th key={mark}>{t(`settings.products.${mark}`)}</th>)}
            </tr></thead>
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
  const put = (part: Omit<ProductPatch, 'id'>) => () => ask('settings.saveProduct', { id: row.id, ...part })
  const label = (what: 'trial' | 'subscription' | 'gift' | 'shortName' | 'category' | 'daysPerUnit') => t('settings.products.markOf', { name: row.name, mark: t(`settings.products.${what}`) })
  const word = (what: 'shortName' | 'category') => (
    <td><ProductField label={label(what)} value={row[what]} disabled={disabled} list={what === 'category' ? 'productCategories' : undefined} note={what === 'shortName' && row.shortNameTaken ? t('settings.products.shortNameTaken') : undefined} read={readWord} save={(next) => save(put({ [what]: next }), put({ [what]: row[what] }))} /></td>
  )
  return (
    <tr>
      <td className="break productName">{row.name}<span className="dim small productCode">{row.code}<Saved saving={saving} /></span></td>
      <td className="right">{number(row.orders)}</td>
      {word('shortName')}
      {word('category')}
      <td className="right"><ProductField label={label('daysPerUnit')} value={row.daysPerUnit} disabled={disabled} short read={readDays} refusal={t('settings.products.badDays')} save={(next) => save(put({ daysPerUnit: next }), put({ daysPerUnit: row.daysPerUnit }))} /></td>
      {marks.map((mark) => (
        <td key={mark}><Checkbox checked={row[mark]} disabled={disabled} aria-label={label(mark)} onChange={(event) => save(put({ [mark]: event.currentTarget.checked }), put({ [mark]: row[mark] }))} /></td>
      ))}
    </tr>
  )
}
