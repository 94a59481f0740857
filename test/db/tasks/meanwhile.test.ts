// Tasks are made in turns with everybody else: what is written meanwhile is what they are made of in the end.
import { expect, test, vi } from 'vitest'
import { mergeCustomers } from '../../../db/customers/decide.ts'
import { generateTasks } from '../../../db/tasks/generate.ts'
import { asOf, sampleShop } from '../report/reportShops.ts'

test.each([1, 5, 40])('customers become one %i turns after the start: the tasks are those of the new people', async (turns) => {
  const { open, close } = await sampleShop()
  open.db.sqlite.exec('PRAGMA foreign_keys = OFF; DELETE FROM task; PRAGMA foreign_keys = ON')
  // Every look at the clock ends a slice: others are let in wherever they may be.
  let clock = 0
  const looks = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 30))
  let made = false
  const run = generateTasks(open, asOf).finally(() => { made = true })
  for (let i = 0; i < turns; i++) await new Promise((next) => setImmediate(next))
  expect(made).toBe(false)
  // The newest customers: those to whom most is to be said.
  const ids = [...open.facts.customerId].slice(-80)
  for (let k = 0; k < ids.length; k += 2) mergeCustomers(open, { a: ids[k], b: ids[k + 1] })
  const { created } = await run
  looks.mockRestore()
  expect(created).toBeGreaterThan(0)
  const told = open.db.sqlite.prepare('SELECT count(DISTINCT c.customerId) FROM task t JOIN contact c ON c.id = t.contactId').pluck().get()
  expect(told).toBe(created)
  expect((await generateTasks(open, asOf)).created).toBe(0)
  await close()
})
