// The one import that may be running: it goes on while the user looks at other rooms.
import { create } from 'zustand'
import type { FileHandle } from '../../db/contract.ts'
import type { ImportResult, Progress } from '../../db/imports/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf, dropFiles } from '../shop.ts'
import { useView } from '../view.ts'

export type Run =
  | { state: 'idle' }
  | { state: 'running'; files: string[]; progress: Progress | null; cancelling: boolean }
  | { state: 'done'; result: ImportResult }
  | { state: 'failed'; files: string[]; error: AskError }

export const useRun = create<Run>()(() => ({ state: 'idle' }))
const show = (run: Run) => useRun.setState(run, true)
let stop: AbortController | null = null

/** Imports chosen files; does nothing while another import runs. */
export async function startImport(handles: FileHandle[]): Promise<void> {
  if (!handles.length || useRun.getState().state === 'running') return
  const files = handles.map((file) => file.name)
  const controller = new AbortController()
  stop = controller
  useView.getState().go('imports')
  show({ state: 'running', files, progress: null, cancelling: false })
  try {
    const result = await ask('imports.run', { files: handles.map((file) => file.handle) }, {
      signal: controller.signal,
      onProgress: (progress) => { const run = useRun.getState(); if (run.state === 'running') show({ ...run, progress }) },
    })
    show({ state: 'done', result })
  } catch (failure) {
    show({ state: 'failed', files, error: askErrorOf(failure) })
  }
}

/** Asks the running import to stop; it ends as `failed` with code `cancelled` when it has rolled back. */
export function cancelImport(): void {
  const run = useRun.getState()
  if (run.state !== 'running') return
  show({ ...run, cancelling: true })
  stop?.abort()
}

/** Opens the file dialog and imports what is chosen. */
export function chooseAndImport(): void {
  if (useRun.getState().state === 'running') return useView.getState().go('imports')
  ask('shell.chooseFiles', {}).then(startImport, (failure: unknown) => fail(failure))
}

/** Imports files that were dropped on the window. */
export async function dropAndImport(files: File[]): Promise<void> {
  try { await startImport(await dropFiles(files)) } catch (failure) { fail(failure) }
}

/** Puts the room back to its beginning. */
export function clearRun(): void {
  if (useRun.getState().state !== 'running') show({ state: 'idle' })
}

function fail(failure: unknown): void {
  useView.getState().go('imports')
  show({ state: 'failed', files: [], error: askErrorOf(failure) })
}
