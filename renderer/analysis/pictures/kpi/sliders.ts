// How far each lever can be moved by hand, and in which steps.
import type { Lever } from '../../../../db/analysis/rules.ts'

/** From nothing (once a year, 0 %, 0 yen) to twice what is, in steps that a hand can feel. */
export function rangeOf(lever: Lever, now: number): { min: number; max: number; step: number } {
  switch (lever) {
    case 'salesPerOccasion': { const step = now >= 2000 ? 50 : 10; return { min: 0, max: Math.ceil((now * 2) / step) * step || step, step } }
    case 'frequency': return { min: 1, max: Math.max(3, Math.ceil(now * 2)), step: 0.05 }
    case 'retention': return { min: 0, max: 1, step: 0.005 }
    case 'acquisitionCost':
    case 'retentionCost': return { min: 0, max: Math.max(lever === 'acquisitionCost' ? 5000 : 2000, now * 2), step: lever === 'acquisitionCost' ? 100 : 50 }
  }
}
