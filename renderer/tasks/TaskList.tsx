// 今日声をかけるお客様: the list of the morning, walked with ↑↓, noted with Enter.
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ShopInfo } from '../../db/shops/model.ts'
import type { TaskBoard, TaskChannel, TaskRow } from '../../db/tasks/model.ts'
import { taskChannels } from '../../db/tasks/model.ts'
import { openLetters } from '../letters/desk.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { ActedLine } from './ActedLine.tsx'
import { undoLast } from './act.ts'
import { Finished } from './Finished.tsx'
import { NoTasks } from './NoTasks.tsx'
import { TaskItem, tickId } from './TaskItem.tsx'
import './tasks.css'

const focusTick = (task: TaskRow | undefined) => { (document.getElementById(task ? tickId(task.id) : 'tasksTitle'))?.focus() }

export function TaskList({ shop, asOf, stale }: { shop: ShopInfo; asOf: string | null; stale: boolean }) {
  const { t } = useWords()
  const { value: board, error, again } = useAsk('tasks.board', asOf ? { asOf } : {})
  const staff = useAsk('settings.get', {}).value?.staff ?? ''
  const [channel, setChannel] = useState<TaskChannel | null>(null)
  const [open, setOpen] = useState<number | null>(null)
  const tasks = board?.tasks ?? []
  const channels = taskChannels.filter((code) => tasks.some((task) => task.channel === code))
  const filter = channel !== null && channels.includes(channel) && channels.length > 1 ? channel : null
  const shown = filter === null ? tasks : tasks.filter((task) => task.channel === filter)
  useTaskKeys(shown, open, setOpen)

  return (
    <section className="card tasks" aria-labelledby="tasksTitle">
      <div className="cardHead tasksHead">
        <h2 id="tasksTitle" tabIndex={-1}>
          {t('tasks.title')}
          {board && <small className="num">{t('tasks.count', { count: tasks.length })}{board.overdue > 0 && <>{t('common.list')}<span className="late">{t('tasks.overdue', { count: board.overdue })}</span></>}</small>}
        </h2>
        {shown.length > 0 && (
          <Button size="compact-sm" variant="default" title={t('tasks.toLettersSay')}
            onClick={() => openLetters({ ref: { kind: 'tasks', ...(filter && { channel: filter }) }, name: filter ? t('letters.tasksOf', { channel: t(`tasks.channel.${filter}`) }) : t('letters.source.tasks'), asOf })}>{t('tasks.toLetters')}</Button>
        )}
      </div>
      {channels.length > 1 && (
        <div className="chips" role="group" aria-label={t('tasks.byChannel')}>
          <Chip pressed={filter === null} press={() => setChannel(null)} name={t('customers.all')} count={tasks.length} />
          {channels.map((code) => <Chip key={code} pressed={filter === code} press={() => setChannel(code)} name={t(`tasks.channel.${code}`)} count={tasks.filter((task) => task.channel === code).length} />)}
        </div>
      )}
      <ActedLine />
      <Trouble error={error} again={again} />
      <div className="tasksScroll">
        {board && (shown.length === 0 ? <NoTasks board={board} stale={stale} shop={shop} /> : (
          <>
            <ul className="taskList" aria-label={t('tasks.list')} aria-describedby="taskKeys">
              {shown.map((task, index) => (
                <TaskItem key={task.id} task={task} staff={staff} today={board.asOf} asOf={asOf} open={open === task.id} toggle={() => setOpen(open === task.id ? null : task.id)}
                  leaving={() => { setOpen(null); focusTick(shown[index + 1] ?? shown[index - 1]) }} />
              ))}
            </ul>
            <p id="taskKeys" className="hidden">{t('tasks.keys')}</p>
          </>
        ))}
        {board && <Foot board={board} />}
      </div>
    </section>
  )
}

function Chip({ name, count, pressed, press }: { name: string; count: number; pressed: boolean; press: () => void }) {
  return <button type="button" aria-pressed={pressed} onClick={press}>{name}<span className="num">{count}</span></button>
}

function Foot({ board }: { board: TaskBoard }) {
  const { t } = useWords()
  return (
    <>
      {board.closed && board.tasks.length > 0 && <p className="small dim taskBeyond">{t('tasks.closedCalls')}</p>}
      {board.beyond > 0 && board.tasks.length > 0 && <p className="small dim taskBeyond">{t('tasks.beyond', { count: board.beyond })}</p>}
      {board.finished.length > 0 && <Finished tasks={board.finished} />}
    </>
  )
}

/** ↑↓ walk the ticks from anywhere that does not need the arrows itself; Esc closes; Ctrl+Z puts the last one back. */
function useTaskKeys(shown: TaskRow[], open: number | null, setOpen: (id: number | null) => void): void {
  const latest = useRef({ shown, open, setOpen })
  useEffect(() => { latest.current = { shown, open, setOpen } })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current
      const target = event.target as HTMLElement
      if (event.defaultPrevented || target.closest('input, select, textarea, [role="dialog"], [role="menu"]')) return
      if ((event.ctrlKey || event.metaKey) && event.key === 'z') { event.preventDefault(); void undoLast(); return }
      const at = now.shown.findIndex((task) => tickId(task.id) === target.id || (task.id === now.open && target.closest('.taskForm')))
      if (event.key === 'Escape' && now.open !== null) {
        event.preventDefault()
        focusTick(now.shown.find((task) => task.id === now.open))
        now.setOpen(null)
        return
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const free = at >= 0 || target === document.body || target.matches('h1, h2')
      if (!step || !free || now.shown.length === 0) return
      event.preventDefault()
      focusTick(now.shown[Math.max(0, Math.min(now.shown.length - 1, at + step))])
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
