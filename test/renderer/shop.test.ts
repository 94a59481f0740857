// ask(): typed errors, progress and cancel by id, and the news of what a write changed.
import { expect, test, vi } from 'vitest'
import type { Reply } from '../../db/contract.ts'
import { ask, AskError, onChange, versionOf } from '../../renderer/shop.ts'
import { fakeBridge } from './fake/bridge.ts'

const ok = (value: unknown, generation = 1): Reply => ({ ok: true, value, generation })

test('a planned failure arrives with its code and values', async () => {
  fakeBridge({ 'imports.run': () => ({ ok: false, code: 'quoteNeverClosed', params: { line: 12 } }) })
  const failure = await ask('imports.run', { files: [{ handle: 'a' }] }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(AskError)
  expect(failure).toMatchObject({ code: 'quoteNeverClosed', params: { line: 12 } })
})

test('anything unplanned becomes one plain sentence, and is logged', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  fakeBridge({ 'shop.info': () => ({ ok: false, code: 'somethingNew' as 'internal', params: {} }) })
  await expect(ask('shop.info', {})).rejects.toMatchObject({ code: 'internal' })
  await expect(ask('settings.get', {})).rejects.toMatchObject({ code: 'internal' })
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
})

test('progress reaches only its own question, and nobody listens afterwards', async () => {
  const bridge = fakeBridge({ 'imports.run': (_input, { progress }) => { progress({ phase: 'reading', file: 'a.csv', done: 1, total: 2, rows: 10 }); return ok(null) } })
  const heard: number[] = []
  await Promise.all([ask('imports.run', { files: [{ handle: 'a' }] }, { onProgress: ({ rows }) => heard.push(rows) }), ask('imports.run', { files: [{ handle: 'b' }] })])
  expect(heard).toEqual([10])
  expect(bridge.listening()).toBe(0)
})

test('cancel is sent once, and the answer is still waited for', async () => {
  const bridge = fakeBridge({ 'imports.run': async (_input, { cancelled }) => { await cancelled; return { ok: false, code: 'cancelled', params: {} } } })
  const stop = new AbortController()
  const answer = ask('imports.run', { files: [{ handle: 'a' }] }, { signal: stop.signal })
  stop.abort()
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
  expect(bridge.cancelled).toHaveLength(1)
})

test('a write wakes the reads of what it changes; a read wakes none; a foreign change wakes all', async () => {
  let generation = 100
  fakeBridge({ 'settings.save': () => ok({}, ++generation), 'settings.get': () => ok({}, generation) })
  await ask('settings.get', {})
  const woken = vi.fn()
  const stop = onChange(woken)
  const orders = versionOf(['orders'])
  const settings = versionOf(['settings'])
  await ask('settings.save', { owner: '緑川' })
  expect(versionOf(['settings'])).toBe(settings + 1)
  expect(versionOf(['orders'])).toBe(orders)
  await ask('settings.get', {})
  expect(woken).toHaveBeenCalledTimes(1)
  generation++
  await ask('settings.get', {})
  expect(versionOf(['orders'])).toBe(orders + 1)
  expect(woken).toHaveBeenCalledTimes(2)
  stop()
})
