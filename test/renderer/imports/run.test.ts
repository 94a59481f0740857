// The import under way: looked at, tried out, imported, stopped and refused, as the room sees it.
import { beforeEach, expect, test } from 'vitest'
import type { ImportResult, Inspection } from '../../../db/imports/model.ts'
import { cancelImport, changeFile, clearRun, dropAndImport, importChecked, preview, removeFile, showFiles, startImport, useRun } from '../../../renderer/imports/run.ts'
import { useView } from '../../../renderer/view.ts'
import { fakeBridge } from '../fake/bridge.ts'

const result: ImportResult = { importId: 1, dryRun: false, details: { changed: [], joined: [], newPeople: [], candidates: 0, returns: 0, members: { new: 0, known: 0 } }, files: [], orders: { new: 3, updated: 0, unchanged: 0 }, customers: { new: 2, joined: 0 }, seconds: 1 }
const known: Inspection = { file: 'orders.csv', kind: 'text', format: 'shopify', preset: null, encoding: 'utf-8', delimiter: ',', sheets: [], sheet: '', headerLine: 1, headings: ['a'], rows: [], saved: null, mapping: null, sure: {}, problem: null }
const file = { handle: 'h1', name: 'orders.csv', bytes: 10 }
const inspect = (found: Inspection) => ({ 'imports.inspect': () => ({ ok: true as const, value: found, generation: 1 }) })
beforeEach(() => { clearRun(); useView.getState().reset() })

test('a recognised file is tried out at once, and imported only when told to', async () => {
  const phases: unknown[] = []
  const stop = useRun.subscribe((run) => { if (run.state === 'running') phases.push([run.dryRun, run.progress?.phase ?? null]) })
  const bridge = fakeBridge({
    ...inspect(known),
    'imports.preview': (_input, { progress }) => { progress({ phase: 'saving', file: 'orders.csv', done: 1, total: 1, rows: 3 }); return { ok: true, value: { ...result, dryRun: true }, generation: 1 } },
    'imports.run': () => ({ ok: true, value: result, generation: 2 }),
  })
  await startImport([file])
  expect(bridge.asked.map(({ question }) => question)).toEqual(['imports.inspect', 'imports.preview'])
  expect(useRun.getState()).toMatchObject({ state: 'check', result: { dryRun: true } })
  expect(useView.getState().room).toBe('imports')
  await importChecked()
  stop()
  expect(bridge.asked.at(-1)).toMatchObject({ question: 'imports.run', input: { files: [{ handle: 'h1' }] } })
  expect(phases).toEqual([[true, null], [true, 'saving'], [false, null]])
  expect(useRun.getState()).toMatchObject({ state: 'done', result })
})

test('an unknown file waits for its columns; a refused one says why and can be taken off the list', async () => {
  const bridge = fakeBridge({ 'imports.inspect': (input) => (input as { handle: string }).handle === 'h1' ? { ok: true, value: { ...known, format: null }, generation: 1 } : { ok: false, code: 'fileIsPdf', params: {} } })
  await startImport([file, { ...file, handle: 'h2', name: 'a.pdf' }])
  expect(bridge.asked.map(({ question }) => question)).toEqual(['imports.inspect', 'imports.inspect'])
  expect(useRun.getState()).toMatchObject({ state: 'files', looking: false, files: [{ error: null }, { error: { code: 'fileIsPdf' } }] })
  removeFile(1)
  expect(useRun.getState()).toMatchObject({ files: [{ file: { handle: 'h1' } }] })
  removeFile(0)
  expect(useRun.getState()).toEqual({ state: 'idle' })
})

test('nothing starts beside a running dry run, and cancel ends it', async () => {
  const bridge = fakeBridge({ ...inspect(known), 'imports.preview': async (_input, { cancelled }) => { await cancelled; return { ok: false, code: 'cancelled', params: {} } } })
  const running = startImport([file])
  await expect.poll(() => useRun.getState().state).toBe('running')
  await startImport([{ ...file, handle: 'h2' }])
  expect(bridge.asked).toHaveLength(2)
  cancelImport()
  expect(useRun.getState()).toMatchObject({ state: 'running', cancelling: true })
  await running
  expect(useRun.getState()).toMatchObject({ state: 'failed', error: { code: 'cancelled' } })
})

test('dropped files go by their handles; none does nothing', async () => {
  const bridge = fakeBridge({ ...inspect(known), 'imports.preview': () => ({ ok: false, code: 'fileDamaged', params: {} }) })
  await dropAndImport([])
  expect(bridge.asked).toHaveLength(0)
  await dropAndImport([new File(['x'], 'a.csv')])
  expect(bridge.asked[0].input).toEqual({ handle: 'f0' })
  expect(useRun.getState()).toMatchObject({ state: 'failed', files: ['a.csv'], error: { code: 'fileDamaged' } })
})

test('of a recognised workbook the chosen sheet is tried out and imported', async () => {
  const book: Inspection = { ...known, kind: 'workbook', encoding: 'xlsx', sheets: ['4月', '5月'], sheet: '4月' }
  const bridge = fakeBridge({
    'imports.inspect': (input) => ({ ok: true, value: { ...book, sheet: (input as { sheet?: string }).sheet ?? '4月' }, generation: 1 }),
    'imports.preview': () => ({ ok: true, value: { ...result, dryRun: true }, generation: 1 }),
  })
  await startImport([file])
  expect(bridge.asked.at(-1)).toMatchObject({ question: 'imports.preview', input: { files: [{ handle: 'h1' }] } })
  showFiles()
  const run = useRun.getState()
  if (run.state !== 'files') throw new Error(run.state)
  await changeFile(0, { ...run.files[0], sheet: '5月', headerLine: undefined, mapping: undefined }, true)
  expect(useRun.getState()).toMatchObject({ files: [{ found: { sheet: '5月' } }] })
  await preview()
  expect(bridge.asked.at(-1)).toMatchObject({ question: 'imports.preview', input: { files: [{ handle: 'h1', sheet: '5月' }] } })
})
