// The morning of the sample shop's last day is one that people can believe, and the sample is the same every time.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseDay } from '../../../db/facts/day.ts'
import { memoryShop } from '../../../db/open.ts'
import { fillSample } from '../../../db/shops/sample.ts'
import { hold } from '../../../db/shop.ts'
import { taskBoard } from '../../../db/tasks/board.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'

const asOf = '2026-11-21'
function sample() {
  const db = memoryShop()
  fillSample(db.sqlite, parseDay(asOf))
  return hold(db)
}

test('a morning', async () => {
  const shop = sample()
  await generateTasks(shop, asOf)
  const board = taskBoard(shop, { asOf })
  expect(board.tasks.length).toBeGreaterThanOrEqual(8)
  expect(board.tasks.length).toBeLessThanOrEqual(20)
  expect(board).toMatchObject({ closed: false, beyond: 0, overdue: 2, finished: [] })
  expect(new Set(board.tasks.map(({ scenario }) => scenario)).size).toBeGreaterThanOrEqual(4)
  expect(board.tasks.find(({ name }) => name === '髙橋 美咲')).toMatchObject({
    scenario: 'use-up', channel: 'phone', due: asOf, product: '宇治煎茶', tier: 'repeat', occasions: 3, reason: 'リピート 3回・2か月ぶり・宇治煎茶・1個15日（設定）',
    words: '宇治煎茶がそろそろ残り少なくなる頃かと存じます。お味はいかがでしたか。次も同じでよろしいか、量の加減もご相談ください。',
  })
  expect(board.tasks.find(({ name }) => name === '佐藤 健一')).toMatchObject({ scenario: 'thanks-first', channel: 'postcard' })
  expect(board.tasks.find(({ name }) => name === '小林 結衣')?.words).toContain('次に和紅茶が好評です')
})

test('the care of the sample is the same on every machine', () => {
  const rows = (shop: ReturnType<typeof sample>) => ['task', 'interaction', 'stop', 'mark', 'consent'].map((table) => shop.db.sqlite.prepare(`SELECT * FROM ${table} ORDER BY id`).raw().all())
  const hash = () => createHash('sha256').update(JSON.stringify(rows(sample()))).digest('hex')
  expect(hash()).toBe(hash())
})
