// まとめて保存: what the list is narrowed to, kept as a segment.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Rule } from '../../db/segments/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { useWords } from '../useWords.ts'
import type { PeopleFilter } from '../view.ts'
import { useView } from '../view.ts'
import { draftOf } from './draft.ts'

/** A choice of people and a search as a rule. */
export function ruleOf(people: PeopleFilter | null, find: string, findName: string): Rule {
  const parts: Rule[] = []
  if (people) parts.push(people.ref.kind === 'rule' ? people.ref.rule : people.ref.kind === 'segment' ? { kind: 'segment', id: people.ref.id } : { kind: 'people', people: people.ref, name: people.name.slice(0, 200) })
  if (find !== '') parts.push({ kind: 'people', people: { kind: 'find', find }, name: findName.slice(0, 200) })
  return parts.length === 1 ? parts[0] : { all: parts }
}

export function Keep({ people, find }: { people: PeopleFilter | null; find: string }) {
  const { t } = useWords()
  const { editSegment } = useView()
  const [name, setName] = useState<string | null>(null)
  const [done, setDone] = useState<{ id: number; name: string } | null>(null)
  const [error, setError] = useState<AskError | null>(null)
  const findName = t('letters.findOf', { find })
  const rule = ruleOf(people, find, findName)
  const save = (kept: string) => { ask('segments.save', { name: kept, rule, content: '' }).then(({ id }) => { setDone({ id, name: kept }); setName(null); setError(null) }, (failure: unknown) => setError(askErrorOf(failure))) }
  if (done) return <span className="small" role="status">{t('segments.keep.saved', { name: done.name })} <button type="button" className="link small" onClick={() => editSegment(draftOf({ id: done.id, name: done.name, rule, content: '' }))}>{t('segments.keep.open')}</button> <button type="button" className="link small" onClick={() => { ask('segments.remove', { id: done.id }).then(() => setDone(null), (failure: unknown) => setError(askErrorOf(failure))) }}>{t('common.undo')}</button></span>
  if (name === null) return <span><button type="button" className="link small" onClick={() => setName([people?.name, find && findName].filter(Boolean).join('　').slice(0, 100))}>{t('segments.keep.button')}</button></span>
  return (
    <form className="row keepForm" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') save(name.trim()) }} onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); setName(null) } }}>
      <TextInput size="xs" autoFocus aria-label={t('segments.keep.name')} maxLength={100} value={name} error={error ? t(`errors.${error.code}`, error.params) : undefined} onFocus={(event) => event.currentTarget.select()} onChange={(event) => { setName(event.currentTarget.value); setError(null) }} />
      <Button type="submit" size="compact-sm" disabled={name.trim() === ''}>{t('segments.keep.save')}</Button>
      <button type="button" className="link small" onClick={() => setName(null)}>{t('common.cancel')}</button>
    </form>
  )
}
