// Noting a task and putting it back; making tasks quietly and never twice at once.
import { beforeEach, expect, test } from 'vitest'
import { act, forgetActed, undoLast, useActed } from '../../../renderer/tasks/act.ts'
import { dayAfter, resultsOf } from '../../../renderer/tasks/channels.ts'
import { generateTasks, useGenerating } from '../../../renderer/tasks/generate.ts'
import { ask, versionOf } from '../../../renderer/shop.ts'
import { fakeBridge } from '../fake/bridge.ts'

const words = { customer: 9, say: '髙橋 様：「話せた」と記録しました。', undone: '髙橋 様：元に戻しました。' }
beforeEach(forgetActed)

test('what was noted can be put back once', async () => {
  const bridge = fakeBridge({ 'tasks.finish': () => ({ ok: true, value: {}, generation: 1 }), 'tasks.reopen': () => ({ ok: true, value: {}, generation: 2 }) })
  expect(await act(words, () => ask('tasks.finish', { id: 4, result: 'reached' }), () => ask('tasks.reopen', { id: 4 }))).toBe(true)
  expect(useActed.getState()).toMatchObject({ state: 'done', say: words.say })
  await undoLast()
  await undoLast()
  expect(bridge.asked.map((call) => call.question)).toEqual(['tasks.finish', 'tasks.reopen'])
  expect(useActed.getState()).toEqual({ state: 'undone', customer: 9, say: words.undone })
})

test('a refusal is shown, and the list is asked for again', async () => {
  fakeBridge({ 'tasks.finish': () => ({ ok: false, code: 'shopReadOnly', params: {} }) })
  const care = versionOf(['care'])
  expect(await act(words, () => ask('tasks.finish', { id: 4, result: 'reached' }), null)).toBe(false)
  expect(useActed.getState()).toMatchObject({ state: 'failed', error: { code: 'shopReadOnly' } })
  expect(versionOf(['care'])).toBe(care + 1)
})

test('tasks are made one run at a time; asked meanwhile, once more; a failure is quiet', async () => {
  let running = 0
  const bridge = fakeBridge({ 'tasks.generate': async () => { expect(++running).toBe(1); await Promise.resolve(); running--; return { ok: false, code: 'busyImporting', params: {} } } })
  await Promise.all([generateTasks(), generateTasks(), generateTasks()])
  expect(bridge.asked).toHaveLength(2)
  expect(useGenerating.getState().running).toBe(false)
})

test('paper is sent, calls are reached or not; days run over the month', () => {
  expect(resultsOf('postcard')).toEqual(['sent'])
  expect(resultsOf('phone')).toContain('stopCalls')
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
})
