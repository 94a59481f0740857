// 好み・用途・きっかけ・ご家族 on the カルテ: one press on ＋, one on a value that was used before; or a new one in words.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CustomerPage } from '../../db/customers/model.ts'
import { traitKinds } from '../../db/segments/model.ts'
import type { TraitKind } from '../../db/segments/model.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import './segments.css'

/** Suggestions shown at once. */
const most = 8

export function TraitsCard({ customer, readOnly }: { customer: Pick<CustomerPage, 'id' | 'traits'>; readOnly: boolean }) {
  const { t } = useWords()
  const [adding, setAdding] = useState<TraitKind | null>(null)
  const { saving, save } = useSaving()
  const put = (trait: TraitKind, value: string, on: boolean) => () => ask('customers.trait', { customerId: customer.id, trait, value, on })
  const add = (trait: TraitKind, value: string) => { setAdding(null); save(put(trait, value, true), put(trait, value, false)) }
  return (
    <section className="card">
      <h2>{t('segments.traits.title')}</h2>
      <dl className="facts traits">
        {traitKinds.map((trait) => {
          const name = t(`segments.trait.${trait}`)
          const rows = customer.traits.filter((row) => row.trait === trait)
          return (
            <div key={trait} className="traitLine">
              <dt>{name}</dt>
              <dd>
                {rows.length === 0 && adding !== trait && <span className="dim small">{t('segments.traits.none')}</span>}
                {rows.map(({ id, value }) => <span key={id} className="ruleTaken">{value}{!readOnly && <button type="button" aria-label={t('segments.traits.remove', { trait: name, value })} onClick={() => save(put(trait, value, false), put(trait, value, true))}>×</button>}</span>)}
                {!readOnly && adding !== trait && <button type="button" className="iconButton" aria-label={t('segments.traits.add', { trait: name })} onClick={() => setAdding(trait)}>＋</button>}
                {adding === trait && <Add trait={trait} name={name} taken={rows.map(({ value }) => value)} add={(value) => add(trait, value)} close={() => setAdding(null)} />}
              </dd>
            </div>
          )
        })}
      </dl>
      <Saved saving={saving} />
    </section>
  )
}

function Add({ trait, name, taken, add, close }: { trait: TraitKind; name: string; taken: readonly string[]; add: (value: string) => void; close: () => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const known = useAsk('segments.choices', {}).value?.traits[trait].filter((value) => !taken.includes(value)) ?? []
  const offered = known.filter((value) => value.includes(text.trim())).slice(0, most)
  return (
    <form className="stack traitAdd" onSubmit={(event) => { event.preventDefault(); if (taken.includes(text.trim())) close(); else if (text.trim() !== '') add(text.trim()) }} onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); close() } }}>
      {offered.length > 0 && <div className="chips" role="group" aria-label={t('segments.traits.choices', { trait: name })}>{offered.map((value) => <button key={value} type="button" onClick={() => add(value)}>{value}</button>)}</div>}
      <div className="row">
        <TextInput className="grow" size="xs" autoFocus aria-label={t('segments.traits.value', { trait: name })} placeholder={t('segments.traits.value', { trait: name })} maxLength={200} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Button type="submit" size="compact-sm" disabled={text.trim() === ''}>{t('segments.traits.save')}</Button>
        <button type="button" className="link small" onClick={close}>{t('common.cancel')}</button>
      </div>
    </form>
  )
}
