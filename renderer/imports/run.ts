// The one import under way: files chosen, looked at, tried out, imported. It goes on while the user looks at other rooms.
import { create } from 'zustand'
import type { FileHandle } from '../../db/contract.ts'
import type { FileChoice, ImportResult, Progress } from '../../db/imports/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf, dropFiles } from '../shop.ts'
import { useView } from '../view.ts'
import type { Chosen } from './chosen.ts'
import { choiceOf, inspectAll, isReady } from './chosen.ts'

export type Run =
  | { state: 'idle' }
  /** ① and ②: `at` is the file whose columns are being shown, null = the list of files. */
  | { state: 'files'; files: Chosen[]; at: number | null; looking: boolean }
  /** A dry run or the import itself. */
  | { state: 'running'; files: string[]; dryRun: boolean; progress: Progress | null; cancelling: boolean }
  | { state: 'check'; choices: FileChoice[]; result: ImportResult }
  | { state: 'done'; choices: FileChoice[]; result: ImportResult }
  | { state: 'failed'; files: string[]; error: AskError }

export const useRun = create<Run>()(() => ({ state: 'idle' }))
const show = (run: Run) => useRun.setState(run, true)
const busy = () => useRun.getState().state === 'running'
let stop: AbortController | null = null
/** What was chosen last, to go back to from the check. */
let chosen: Chosen[] = []
/** Counts up with every choice: a look at files that were given up meanwhile is forgotten. */
let turn = 0

/** Looks at chosen files. Those that leave nothing to ask are tried out at once; else the list of files is shown. Does nothing while an import runs. */
export async function startImport(handles: FileHandle[]): Promise<void> {
  if (!handles.length || busy()) return
  const mine = ++turn
  useView.getState().go('imports')
  const before = useRun.getState().state === 'files' ? chosen : []
  chosen = [...before, ...handles.map((file): Chosen => ({ file, found: null, error: null }))]
  show({ state: 'files', files: chosen, at: null, looking: true })
  const looked = await inspectAll(chosen)
  if (mine !== turn) return
  showFiles(looked)
  if (looked.every(isReady)) await preview()
}

/** Shows the list of files again, as it is now or as it is given. */
export function showFiles(files: Chosen[] = chosen, at: number | null = null): void {
  if (busy()) return
  chosen = files
  show(files.length ? { state: 'files', files, at, looking: false } : { state: 'idle' })
}

/** Replaces one file of the list, for example after its columns were named; looks at it anew where `look` says so. */
export async function changeFile(index: number, file: Chosen, look = false): Promise<void> {
  const [next] = look ? await inspectAll([{ ...file, found: null }]) : [file]
  showFiles(chosen.map((each, i) => (i === index ? next : each)), look ? index : null)
}

export function removeFile(index: number): void {
  showFiles(chosen.filter((_, i) => i !== index))
}

/** Tries the files of the list out; nothing is written. */
export async function preview(): Promise<void> {
  const choices = chosen.map(choiceOf)
  const result = await work('imports.preview', choices)
  if (result) show({ state: 'check', choices, result })
}

/** Imports what was tried out. */
export async function importChecked(): Promise<void> {
  const run = useRun.getState()
  if (run.state !== 'check') return
  const result = await work('imports.run', run.choices)
  if (result) show({ state: 'done', choices: run.choices, result })
}

async function work(question: 'imports.preview' | 'imports.run', choices: FileChoice[]): Promise<ImportResult | null> {
  if (!choices.length || busy()) return null
  const files = chosen.map(({ file }) => file.name)
  const controller = new AbortController()
  stop = controller
  show({ state: 'running', files, dryRun: question === 'imports.preview', progress: null, cancelling: false })
  try {
    return await ask(question, { files: choices }, {
      signal: controller.signal,
      onProgress: (progress) => { const run = useRun.getState(); if (run.state === 'running') show({ ...run, progress }) },
    })
  } catch (failure) {
    show({ state: 'failed', files, error: askErrorOf(failure) })
    return null
  }
}

/** Asks the running dry run or import to stop; it ends as `failed` with code `cancelled` when it has rolled back. */
export function cancelImport(): void {
  const run = useRun.getState()
  if (run.state !== 'running') return
  show({ ...run, cancelling: true })
  stop?.abort()
}

/** Opens the file dialog and looks at what is chosen. */
export function chooseAndImport(): void {
  if (busy()) return useView.getState().go('imports')
  ask('shell.chooseFiles', {}).then(startImport, (failure: unknown) => fail(failure))
}

/** Looks at files that were dropped on the window. */
export async function dropAndImport(files: File[]): Promise<void> {
  try { await startImport(await dropFiles(files)) } catch (failure) { fail(failure) }
}

/** Puts the room back to its beginning. */
export function clearRun(): void {
  if (busy()) return
  turn++
  chosen = []
  show({ state: 'idle' })
}

function fail(failure: unknown): void {
  useView.getState().go('imports')
  show({ state: 'failed', files: [], error: askErrorOf(failure) })
}
