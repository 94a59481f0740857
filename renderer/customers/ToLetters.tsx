// From the list to the print room: the picked customers, or all that the search and the filter left over.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { openLetters } from '../letters/desk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { idsBetween } from './picking.ts'
import type { ListQuery } from './usePages.ts'

export function ToLetters({ query, total }: { query: ListQuery; total: number }) {
  const { t, people: peopleOf } = useWords()
  const { picked, pick, people } = useView()
  const [busy, setBusy] = useState(false)
  const asOf = query.asOf ?? null
  const find = query.find ?? ''
  const narrowed = people !== null || find !== ''
  const count = picked.size || (narrowed ? total : 0)
  const go = () => {
    if (picked.size > 0) return openLetters({ ref: { kind: 'ids', ids: [...picked] }, name: t('letters.source.picked'), asOf })
    if (find === '' && people) return openLetters(people)
    if (!people) return openLetters({ ref: { kind: 'find', find }, name: t('letters.findOf', { find }), asOf })
    // A filter and a search together have no name of their own: the people themselves are taken along.
    setBusy(true)
    idsBetween(query, 0, total - 1).then((ids) => openLetters({ ref: { kind: 'ids', ids }, name: `${people.name}\u3000${t('letters.findOf', { find })}`, asOf }), () => setBusy(false))
  }
  if (count === 0) return null
  return (
    <span className="row toLetters">
      {picked.size > 0 && <button type="button" className="link small" onClick={() => pick(new Set())}>{t('customers.pickNone')}</button>}
      <Button size="compact-sm" variant={picked.size > 0 ? 'filled' : 'default'} loading={busy} onClick={go}>{t('customers.peopleToLetters', { people: peopleOf(count) })}</Button>
    </span>
  )
}
