// Words along the axis of a picture: none touch, the last is always there, years are not skipped.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittingLabels } from '../../../renderer/ui/pictureWords.ts'

/** Ten pixels a letter. */
const measure = (text: string) => text.length * 10
const fit = (labels: string[], width: number, bars = true) => fittingLabels(labels, width, bars, measure)

describe('the labels along an axis', () => {
  it('all of them, where all fit', () => expect(fit(['1', '2', '3'], 90)).toEqual(['1', '2', '3']))
  it('every second one, where only these fit', () => expect(fit(['aa', 'bb', 'cc', 'dd', 'ee'], 100)).toEqual(['aa', '', 'cc', '', 'ee']))
  it('the last one always: the one before it gives way', () => expect(fit(['0', '7', '14', '21 and more'], 120)).toEqual(['0', '', '', '21 and more']))
  it('the year stays when months are skipped', () => expect(fit(['12', '2026/1', '2', '3', '4', '5', '6'], 130)).toEqual(['', '2026/1', '', '', '4', '', '6']))
  it('points reach from edge to edge', () => expect(fit(['aa', 'bb', 'cc'], 60, false)).toEqual(['aa', 'bb', 'cc']))
  it('no two that are shown touch, and the last is shown', () => fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 200, max: 900 }), (labels, width) => {
    const shown = fit(labels, width)
    const each = width / labels.length
    const at = shown.flatMap((label, i) => (label === '' ? [] : [i]))
    expect(at.at(-1)).toBe(labels.length - 1)
    at.forEach((one, i) => { if (i > 0) expect((measure(shown[at[i - 1]]) + measure(shown[one])) / 2 + 8).toBeLessThanOrEqual((one - at[i - 1]) * each) })
  })))
})
