// The running import: progress, end, cancel and failure as the room sees them.
import { beforeEach, expect, test } from 'vitest'
import type { ImportResult } from '../../../db/imports/model.ts'
import { cancelImport, clearRun, dropAndImport, startImport, useRun } from '../../../renderer/imports/run.ts'
import { useView } from '../../../renderer/view.ts'
import { fakeBridge } from '../fake/bridge.ts'

const result: ImportResult = { importId: 1, dryRun: false, files: [], orders: { new: 3, updated: 0, unchanged: 0 }, customers: { new: 2, joined: 0 }, seconds: 1 }
const file = { handle: 'h1', name: 'orders.csv', bytes: 10 }
beforeEach(() => { clearRun(); useView.getState().reset() })

test('an import opens its room, shows progress, and ends with its result', async () => {
  const phases: unknown[] = []
  const stop = useRun.subscribe((run) => { if (run.state === 'running') phases.push(run.progress?.phase ?? null) })
  const bridge = fakeBridge({ 'imports.run': (_input, { progress }) => { progress({ phase: 'saving', file: 'orders.csv', done: 1, total: 1, rows: 3 }); return { ok: true, value: result, generation: 1 } } })
  await startImport([file])
  stop()
  expect(bridge.asked[0]).toMatchObject({ question: 'imports.run', input: { files: ['h1'] } })
  expect(phases).toEqual([null, 'saving'])
  expect(useRun.getState()).toEqual({ state: 'done', result })
  expect(useView.getState().room).toBe('imports')
})

test('a second import does not start beside a running one, and cancel ends it', async () => {
  const bridge = fakeBridge({ 'imports.run': async (_input, { cancelled }) => { await cancelled; return { ok: false, code: 'cancelled', params: {} } } })
  const running = startImport([file])
  await startImport([{ ...file, handle: 'h2' }])
  expect(bridge.asked).toHaveLength(1)
  cancelImport()
  expect(useRun.getState()).toMatchObject({ state: 'running', cancelling: true })
  await running
  expect(useRun.getState()).toMatchObject({ state: 'failed', error: { code: 'cancelled' } })
})

test('dropped files go by their handles; none does nothing', async () => {
  const bridge = fakeBridge({ 'imports.run': () => ({ ok: false, code: 'fileIsPdf', params: {} }) })
  await dropAndImport([])
  expect(bridge.asked).toHaveLength(0)
  await dropAndImport([new File(['x'], 'a.csv')])
  expect(bridge.asked[0].input).toEqual({ files: ['f0'] })
  expect(useRun.getState()).toMatchObject({ state: 'failed', files: ['a.csv'], error: { code: 'fileIsPdf' } })
})
