// An empty list of tasks: why it is empty, and what to do next.
import { Button } from '@mantine/core'
import type { ShopInfo } from '../../db/shops/model.ts'
import type { TaskBoard } from '../../db/tasks/model.ts'
import { chooseAndImport } from '../imports/run.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { useGenerating } from './generate.ts'

export function NoTasks({ board, stale, shop }: { board: TaskBoard; stale: boolean; shop: ShopInfo }) {
  const { t } = useWords()
  const openSettings = useView((view) => view.openSettings)
  const generating = useGenerating((state) => state.running)
  if (generating) return <p className="noTasks dim" role="status">{t('tasks.generating')}</p>
  const finished = board.finished.length > 0
  return (
    <div className="noTasks">
      <p><b>{t(board.closed ? 'tasks.closed' : finished ? 'tasks.allDone' : 'tasks.nobody')}</b></p>
      <p className="dim">{board.closed ? t('tasks.closedSay') : board.beyond > 0 ? t('tasks.beyond', { count: board.beyond }) : t(stale ? 'tasks.nobodyStale' : finished ? 'tasks.allDoneSay' : 'tasks.nobodySay')}</p>
      {board.closed ? <button type="button" className="link" onClick={() => openSettings('contacts')}>{t('tasks.closedWhere')}</button>
        : !finished && <Button variant="default" size="xs" disabled={shop.readOnly} onClick={chooseAndImport}>{t('today.import')}</Button>}
    </div>
  )
}
