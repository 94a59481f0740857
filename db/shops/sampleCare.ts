// The weeks before the sample shop's last day, as if its people had used the book: tasks made and done each morning.
import type { Day } from '../facts/day.ts'
import { formatDay } from '../facts/day.ts'
import type { ShopDb, Sqlite } from '../open.ts'
import { createRandom } from '../sample/random.ts'
import { hold } from '../shop.ts'
import { addDecisions } from './sampleDecisions.ts'
import { finishTask } from '../tasks/actions.ts'
import { taskBoard } from '../tasks/board.ts'
import { generateAtOnce } from '../tasks/generate.ts'
import { isClosed } from '../tasks/calendar.ts'
import type { TaskResult, TaskRow } from '../tasks/model.ts'

/** Days of use before the last one, tasks done on one of them, and tasks of the day before that nobody got round to. */
const [DAYS, A_DAY, LEFT_OVER] = [28, 40, 2]
/** Their tasks are still to be done on the last day: they are the guide's examples. */
const kept = ['髙橋 美咲', '佐藤 健一', '小林 結衣']

/** Writes the care of the sample shop; its facts are stored already. The same last day gives the same rows everywhere. */
export function fillCare(sqlite: Sqlite, lastDay: Day): void {
  // Nothing here opens or closes: the connection is the caller's.
  const open = hold({ path: '', readOnly: false, sqlite } as ShopDb)
  const random = createRandom(10)
  addVoices(sqlite, lastDay)
  addDecisions(sqlite, createRandom(11), lastDay, kept)
  const isKept = sqlite.prepare(`DELETE FROM task WHERE id IN (SELECT t.id FROM task t JOIN contact c ON c.id = t.contactId JOIN customer p ON p.id = c.customerId WHERE p.name IN (${kept.map(() => '?').join()}))`)
  for (let day = lastDay - DAYS; day < lastDay; day++) {
    if (isClosed(day, open.settings)) continue
    const asOf = formatDay(day)
    generateAtOnce(open, asOf)
    isKept.run(...kept)
    const { tasks } = taskBoard(open, { asOf, limit: A_DAY })
    const done = day === lastDay - 1 ? tasks.slice(0, -LEFT_OVER) : tasks
    for (const task of done) finishTask(open, { id: task.id, result: resultOf(task, random.below(100)), text: '', asOf })
  }
  // Nothing of the clock comes into the file.
  for (const day of sqlite.prepare('SELECT DISTINCT day FROM interaction').pluck().all() as Day[]) sqlite.prepare('UPDATE interaction SET createdAt = ? WHERE day = ?').run(`${formatDay(day)}T01:00:00.000Z`, day)
}

function resultOf({ channel }: TaskRow, chance: number): TaskResult {
  return channel !== 'phone' ? 'sent' : chance < 70 ? 'reached' : 'notReached'
}

/** What the guide's example customer was written and said. */
function addVoices(sqlite: Sqlite, lastDay: Day): void {
  const contact = sqlite.prepare('SELECT id FROM customer WHERE name = ?').pluck().get(kept[0]) as number | undefined
  if (contact === undefined) return
  const add = sqlite.prepare(`INSERT INTO interaction (contactId, taskId, day, kind, inbound, selling, result, text, staff, open, createdAt) VALUES (?, NULL, ?, ?, ?, 0, ?, ?, '山田', 0, '')`)
  add.run(contact, lastDay - 166, 'postcard', 0, 'sent', 'はじめてのお礼')
  add.run(contact, lastDay - 116, 'voice', 1, '', '「渋みが少し強い」→ 低温の淹れ方をご案内')
}
