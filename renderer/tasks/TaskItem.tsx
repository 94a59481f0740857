// One task of the day: who, why now, what to say, through what; opened, it takes down the result.
import type { TaskRow } from '../../db/tasks/model.ts'
import { TierTag } from '../tiers/TierTag.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { TaskForm } from './TaskForm.tsx'

interface Props {
  task: TaskRow
  /** Name of the staff member, '' where none is set. */
  staff: string
  today: string
  asOf: string | null
  open: boolean
  toggle: () => void
  leaving: () => void
}

/** The id of a task's tick in the page, to give it the focus. */
export const tickId = (id: number) => `task-${id}`

export function TaskItem({ task, staff, today, asOf, open, toggle, leaving }: Props) {
  const { t, sama, dateShort } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const name = sama(task)
  return (
    <li className={open ? 'task open' : 'task'}>
      <button id={tickId(task.id)} type="button" className="tick" aria-expanded={open} aria-label={t('tasks.tick', { name })} onClick={toggle} />
      <div className="taskMain" onClick={(event) => { if (!(event.target as HTMLElement).closest('button')) toggle() }}>
        <p className="taskWho"><button type="button" className="nameLink" onClick={() => openCustomer(task.customerId)}>{name}</button><TierTag tier={task.tier} occasions={task.occasions} /></p>
        <p className="dim small break">{task.reason}</p>
        <p className="taskWords break">{task.words}</p>
      </div>
      <div className="taskSide small">
        <p>{t(`tasks.channel.${task.channel}`)}</p>
        <p className="dim">{(task.owner === 'staff' && staff) || t(`tasks.owner.${task.owner}`)}</p>
        {task.due !== today && <p className={task.overdue ? 'late num' : 'dim num'}>{t(task.overdue ? 'tasks.overdueDay' : 'tasks.due', { day: dateShort(task.due) })}</p>}
      </div>
      {open && <TaskForm task={task} today={today} asOf={asOf} focus leaving={leaving} />}
    </li>
  )
}
