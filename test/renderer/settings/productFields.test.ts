// What is typed for a product becomes a value, or is refused.
import { expect, test } from 'vitest'
import { readDays, readWord } from '../../../renderer/settings/productFields.ts'

test.each([['', null], ['　', null], ['30', 30], ['３０日', 30], ['3,650', 3650], ['0', undefined], ['3651', undefined], ['1.5', undefined], ['-3', undefined], ['一月', undefined], ['1e2', undefined]])('days: %s', (typed, value) => {
  expect(readDays(typed)).toBe(value)
})
test.each([[' 煎茶 ', '煎茶'], ['', ''], ['長'.repeat(60), '長'.repeat(60)], ['長'.repeat(61), undefined]])('words: %s', (typed, value) => {
  expect(readWord(typed)).toBe(value)
})
