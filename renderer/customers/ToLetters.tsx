// From the list to the print room or to today's tasks: the picked customers, or all that the search and the filter left over.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PeopleRef } from '../../db/analysis/model.ts'
import { openLetters } from '../letters/desk.ts'
import { ForList } from '../tasks/ForList.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { idsBetween } from './picking.ts'
import type { ListQuery } from './usePages.ts'

export function ToLetters({ query, total, readOnly }: { query: ListQuery; total: number; readOnly: boolean }) {
  const { t, people: peopleOf } = useWords()
  const { picked, pick, people } = useView()
  const [busy, setBusy] = useState(false)
  const today = useAsk('tasks.board', {}).value?.asOf
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
  // Tasks are made as of today: people of another day are taken along by name.
  const asOfToday = async (): Promise<PeopleRef> => {
    if (picked.size > 0) return { kind: 'ids', ids: [...picked] }
    if (asOf === null && find === '' && people) return people.ref
    if (asOf === null && !people) return { kind: 'find', find }
    return { kind: 'ids', ids: await idsBetween(query, 0, total - 1) }
  }
  const name = picked.size > 0 ? t('letters.source.picked') : [people?.name, find && t('letters.findOf', { find })].filter(Boolean).join('\u3000')
  return (
    <span className="row toLetters">
      {picked.size > 0 && <button type="button" className="link small" onClick={() => pick(new Set())}>{t('customers.pickNone')}</button>}
      {!readOnly && today && name !== '' && <ForList key={name} count={count} name={name} today={today} people={asOfToday} />}
      {count > 0 && <Button size="compact-sm" variant={picked.size > 0 ? 'filled' : 'default'} loading={busy} onClick={go}>{t('customers.peopleToLetters', { people: peopleOf(count) })}</Button>}
    </span>
  )
}
