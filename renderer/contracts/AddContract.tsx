// A contract in two clicks: open, and the product. 定期 products are offered at once, any other can be found.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import type { Save } from './save.ts'
import { adding } from './save.ts'

const most = 6

export function AddContract({ customer, close, save }: { customer: number; close: () => void; save: Save }) {
  const { t } = useWords()
  const [find, setFind] = useState('')
  const [settled] = useDebouncedValue(find, 120)
  const { value, error, again } = useAsk('settings.products', { find: settled.trim(), limit: 500 })
  // Without a search: what is sold as 定期; where nothing is, what is bought most.
  const marked = value?.filter((row) => row.subscription) ?? []
  const offered = (settled.trim() === '' && marked.length > 0 ? marked : value ?? []).slice(0, most)
  return (
    <div className="addContract" onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); close() } }}>
      <div className="row"><TextInput className="grow" size="xs" type="search" autoFocus aria-label={t('contracts.find')} placeholder={t('contracts.find')} maxLength={100} value={find} onChange={(event) => setFind(event.currentTarget.value)} /><button type="button" className="link small" onClick={close}>{t('common.cancel')}</button></div>
      <Trouble error={error} again={again} />
      {value && offered.length === 0 && <p className="small dim">{t('contracts.noProduct')}</p>}
      <ul>{offered.map((row) => <li key={row.id}><button type="button" className="link" onClick={() => { close(); adding(save, { customerId: customer, productId: row.id }) }}>{row.name}</button></li>)}</ul>
      <p className="small dim">{t('contracts.addSay')}</p>
    </div>
  )
}
