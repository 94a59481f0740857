// Figures of 定期 worked out from its counts.
import type { PlanStep } from './model.ts'

/** 残存率 after each delivery: the product of the k回目継続率 so far; null from the first k on by which nobody can be judged. */
export function survival(steps: readonly PlanStep[]): (number | null)[] {
  const left: (number | null)[] = []
  for (const { matured, delivered } of steps) {
    const before = left.length === 0 ? 1 : left[left.length - 1]
    left.push(before === null || matured === 0 ? null : before * (delivered / matured))
  }
  return left
}
