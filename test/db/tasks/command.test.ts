// `tasks`: reads unless told to generate; the JSON as promised.
import { expect, test } from 'vitest'
import en from '../../../resources/texts/tasks.en.json' with { type: 'json' }
import ja from '../../../resources/texts/tasks.ja.json' with { type: 'json' }
import { tasks } from '../../../db/commands/tasks.ts'
import { scenarios } from '../../../db/scenarios/scenarios.ts'
import { idOf, on, person, shopWith } from './shopOf.ts'

test('tasks and tasks --generate', async () => {
  const one = person(1)
  const shop = shopWith([{ by: one, day: '2026-03-01', no: 'A1' }])
  const run = (options: Record<string, string>) => Promise.resolve(tasks({ shop, rest: [], options, asOf: on('2026-03-01', 7), say: (key) => key, note: () => {} }))
  expect((await run({})).json).toEqual([])
  const made = await run({ generate: 'true' })
  expect(made.json).toEqual([{
    id: 1, due: '2026-03-08', customer: idOf(shop, one), scenario: 'thanks-first', channel: 'postcard', owner: 'staff', reason: '初回 1回・7日ぶり・宇治煎茶',
    words: '青葉様、はじめてのご注文をありがとうございました。宇治煎茶は無事に届きましたか。お気づきの点は何なりとお聞かせください。',
  }])
  expect((await run({})).json).toEqual(made.json)
})

test('every scenario and reason has its words in both languages', () => {
  for (const { id, name } of scenarios) expect([(ja.scenarios as Record<string, string>)[id], (en.scenarios as Record<string, string>)[id]]).toEqual([name.ja, name.en])
  expect(Object.keys(ja.tasksCli.closedWhy)).toEqual(Object.keys(en.tasksCli.closedWhy))
  expect(Object.keys(ja.tasksCli)).toEqual(Object.keys(en.tasksCli))
})
