// What was fixed last in bulk, so that it can be said and taken back.
import { create } from 'zustand'
import type { FixKind } from '../../db/cleansing/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf, touch } from '../shop.ts'

export type Fixed =
  | { state: 'rest' }
  | { state: 'busy' }
  | { state: 'done'; id: number | null; count: number }
  | { state: 'undone'; restored: number; skipped: number }
  | { state: 'failed'; error: AskError }

export const useFixed = create<Fixed>()(() => ({ state: 'rest' }))
const show = (fixed: Fixed) => useFixed.setState(fixed, true)

/** Applies a fix to everybody but `except`; nothing happens while another one runs. */
export async function applyFix(kind: FixKind, except: number[]): Promise<void> {
  await run(async () => { const { id, count } = await ask('cleansing.apply', { kind, except }); show({ state: 'done', id, count }) })
}

export async function undoFix(id: number): Promise<void> {
  await run(async () => { const { restored, skipped } = await ask('cleansing.undo', { id }); show({ state: 'undone', restored, skipped }) })
}

export function forgetFixed(): void {
  show({ state: 'rest' })
}

async function run(write: () => Promise<void>): Promise<void> {
  if (useFixed.getState().state === 'busy') return
  show({ state: 'busy' })
  try {
    await write()
  } catch (failure) {
    show({ state: 'failed', error: askErrorOf(failure) })
    touch(['orders'])
  }
}
