// Makes today's tasks in the background: after a shop is opened, after an import, and when a new day begins.
import { useEffect } from 'react'
import { create } from 'zustand'
import type { ShopInfo } from '../../db/shops/model.ts'
import { useRun } from '../imports/run.ts'
import { ask, touch } from '../shop.ts'

export const useGenerating = create<{ running: boolean }>()(() => ({ running: false }))
let againAsked = false

/** Asks for today's tasks. Quiet: a failure leaves the list as it is. Asked while running, it runs once more. */
export async function generateTasks(): Promise<void> {
  if (useGenerating.getState().running) { againAsked = true; return }
  useGenerating.setState({ running: true })
  do {
    againAsked = false
    await ask('tasks.generate', {}).catch(() => undefined)
  } while (againAsked)
  useGenerating.setState({ running: false })
}

const clockDay = () => new Date().toDateString()

/** Keeps the tasks of an open shop up to date for as long as the component is shown. */
export function useDailyTasks(shop: ShopInfo | null): void {
  const path = shop && !shop.readOnly ? shop.path : null
  const imported = useRun((run) => (run.state === 'done' ? run.result.importId : null))
  useEffect(() => { if (path !== null) void generateTasks() }, [path])
  useEffect(() => { if (imported !== null) void generateTasks() }, [imported])
  useEffect(() => {
    if (path === null) return
    let day = clockDay()
    const timer = setInterval(() => {
      if (clockDay() === day) return
      day = clockDay()
      touch(['orders', 'care'])
      void generateTasks()
    }, 30_000)
    return () => clearInterval(timer)
  }, [path])
}
