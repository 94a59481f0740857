// The filter of 分析 lets go of a segment that is there no more, and takes it back when its removal is undone.
import { expect, test } from 'vitest'
import { holding, isGone, noFilter } from '../../../renderer/analysis/desk.ts'

test('a segment that was taken away no longer filters; what else was chosen still does', () => {
  const chosen = { ...noFilter, channels: ['shopify'], segment: 7 }
  expect([isGone(chosen, [{ id: 7 }, { id: 8 }]), holding(chosen, [{ id: 7 }, { id: 8 }])]).toEqual([false, chosen])
  expect([isGone(chosen, [{ id: 8 }]), holding(chosen, [{ id: 8 }])]).toEqual([true, { ...chosen, segment: null }])
  // Brought back, it holds as before.
  expect(holding(chosen, [{ id: 7 }])).toBe(chosen)
  expect([isGone(noFilter, []), holding(noFilter, [])]).toEqual([false, noFilter])
})
