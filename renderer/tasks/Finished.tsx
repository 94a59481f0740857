// What is done today, folded away; each can be put back.
import type { TaskRow } from '../../db/tasks/model.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { act } from './act.ts'

export function Finished({ tasks }: { tasks: TaskRow[] }) {
  const { t, sama } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const reopen = (task: TaskRow) => act({ customer: task.customerId, say: '', undone: t('tasks.reopened', { name: sama(task) }) }, () => ask('tasks.reopen', { id: task.id }), null)
  return (
    <details className="finished">
      <summary className="small">{t('tasks.finished', { count: tasks.length })}</summary>
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="row small">
            <button type="button" className="nameLink" onClick={() => openCustomer(task.customerId)}>{sama(task)}</button>
            <span className="dim">{t(`tasks.channel.${task.channel}`)}{t('common.list')}{t(task.state === 'skipped' ? 'tasks.state.skipped' : 'tasks.state.done')}</span>
            <span className="grow" />
            <button type="button" className="link" aria-label={t('tasks.reopenOf', { name: sama(task) })} onClick={() => void reopen(task)}>{t('common.undo')}</button>
          </li>
        ))}
      </ul>
    </details>
  )
}
