// ① Who it goes to: one stage, today's tasks, a search, or picked customers. Never simply everybody.
import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { Tier } from '../../db/analysis/model.ts'
import { taskChannels } from '../../db/tasks/model.ts'
import type { TaskChannel } from '../../db/tasks/model.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import type { PeopleFilter } from '../view.ts'
import { useView } from '../view.ts'
import { useDesk } from './desk.ts'

const stages: Tier[] = ['firstTime', 'repeat', 'oneYear', 'dormant']
export type Source = Tier | 'segment' | 'tasks' | 'find' | 'picked' | 'other'

/** Which of the choices these people are. */
export function sourceOf(people: PeopleFilter | null, picked: ReadonlySet<number>): Source | null {
  if (!people) return null
  const { ref } = people
  if (ref.kind === 'tasks' || ref.kind === 'find' || ref.kind === 'segment') return ref.kind
  if (ref.kind === 'tier' && (stages as string[]).includes(ref.tier)) return ref.tier as Tier
  if (ref.kind === 'ids' && ref.ids.length === picked.size && ref.ids.every((id) => picked.has(id))) return 'picked'
  return 'other'
}

export function Addressees() {
  const { t, people: peopleOf, head } = useWords()
  const people = useDesk((desk) => desk.people)
  const choose = useDesk((desk) => desk.choosePeople)
  const { picked, asOf, find: listFind } = useView()
  const tiers = useAsk('today.board', asOf ? { asOf } : {}).value?.tiers
  const tasks = useAsk('tasks.board', asOf ? { asOf } : {}).value?.tasks
  const segments = useAsk('segments.list', asOf ? { asOf } : {}).value?.rows ?? []
  const segmentPeople = (id: number) => ({ ref: { kind: 'segment' as const, id }, name: segments.find((row) => row.id === id)?.name ?? '', asOf })
  const source = sourceOf(people, picked)
  // Printing takes the tasks of the board and no others, so what is printed is what is counted here.
  const channel = people?.ref.kind === 'tasks' ? people.ref.channel : undefined
  const taskCount = tasks?.filter((task) => channel === undefined || task.channel === channel).length
  // What came in from another room stays a choice while others are tried.
  const [other, setOther] = useState<PeopleFilter | null>(null)
  if (source === 'other' && people !== other) setOther(people)
  const option = (key: Source, name: string, count: string | null, people: PeopleFilter, disabled = false) => (
    <label className={disabled ? 'choice disabled' : 'choice'}>
      <input type="radio" name="addressees" checked={source === key} disabled={disabled} onChange={() => choose(people)} />
      <span className="grow">{name}</span>{count !== null && <span className="num dim">{count}</span>}
    </label>
  )
  return (
    <section className="card">
      <h2 id="step1">{t('letters.step1')}</h2>
      <div role="radiogroup" aria-labelledby="step1" className="choices">
        {other && option('other', other.name, null, other)}
        {option('tasks', t('letters.source.tasks'), taskCount === undefined ? null : t('tasks.count', { count: taskCount }), { ref: { kind: 'tasks' }, name: t('letters.source.tasks'), asOf }, tasks?.length === 0)}
        {source === 'tasks' && people?.ref.kind === 'tasks' && tasks && (
          <NativeSelect size="xs" className="choiceMore" aria-label={t('tasks.byChannel')} value={people.ref.channel ?? ''}
            onChange={(event) => { const channel = event.currentTarget.value; choose({ ref: { kind: 'tasks', ...(channel && { channel }) }, name: channel ? t('letters.tasksOf', { channel: t(`tasks.channel.${channel as TaskChannel}`) }) : t('letters.source.tasks'), asOf }) }}
            data={[{ value: '', label: t('letters.allChannels') }, ...taskChannels.filter((code) => code === (people.ref as { channel?: string }).channel || tasks.some((task) => task.channel === code)).map((code) => ({ value: code, label: t(`tasks.channel.${code}`) }))]} />
        )}
        <div className="choiceGrid">
          {stages.map((stage) => <div key={stage}>{option(stage, t(`tiers.${stage}`), tiers ? head(tiers[stage]) : null, { ref: { kind: 'tier', tier: stage }, name: t(`tiers.${stage}`), asOf }, tiers?.[stage] === 0)}</div>)}
        </div>
        {segments.length > 0 && option('segment', t('letters.source.segment'), null, segmentPeople(segments[0].id))}
        {source === 'segment' && people?.ref.kind === 'segment' && (
          <NativeSelect size="xs" className="choiceMore" aria-label={t('letters.source.segment')} value={String(people.ref.id)} onChange={(event) => choose(segmentPeople(Number(event.currentTarget.value)))}
            data={segments.map((row) => ({ value: String(row.id), label: `${row.name}\u3000${head(row.count)}` }))} />
        )}
        {option('find', t('letters.source.find'), null, { ref: { kind: 'find', find: listFind }, name: t('letters.source.find'), asOf })}
        {source === 'find' && <Find asOf={asOf} />}
        {option('picked', picked.size === 0 ? t('letters.pickWhere') : t('letters.source.picked'), picked.size === 0 ? null : peopleOf(picked.size), { ref: { kind: 'ids', ids: [...picked] }, name: t('letters.source.picked'), asOf }, picked.size === 0)}
      </div>
    </section>
  )
}

function Find({ asOf }: { asOf: string | null }) {
  const { t } = useWords()
  const people = useDesk((desk) => desk.people)
  const choose = useDesk((desk) => desk.choosePeople)
  const current = people?.ref.kind === 'find' ? people.ref.find : ''
  const [typed, setTyped] = useState(current)
  const [settled] = useDebouncedValue(typed, 200)
  useEffect(() => { if (settled !== current) choose({ ref: { kind: 'find', find: settled }, name: settled, asOf }) }, [settled, current, choose, asOf])
  return <TextInput size="xs" className="choiceMore" type="search" maxLength={200} aria-label={t('customers.find')} placeholder={t('customers.findPlaceholder')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
}
