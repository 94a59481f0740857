// Which results a way of contact can have, and which days a task can be put off to.
import { formatDay, parseDay } from '../../db/facts/day.ts'
import type { TaskChannel, TaskResult } from '../../db/tasks/model.ts'

/** The result buttons of a channel, the usual one first. */
export function resultsOf(channel: TaskChannel): readonly TaskResult[] {
  return channel === 'phone' ? ['reached', 'notReached', 'voice', 'complaint', 'stopCalls'] : ['sent']
}

export const snoozeDays = { tomorrow: 1, threeDays: 3, week: 7 } as const
export type Snooze = keyof typeof snoozeDays

/** The day some days after another. */
export function dayAfter(day: string, days: number): string {
  return formatDay(parseDay(day) + days)
}
