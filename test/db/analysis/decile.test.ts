// デシル: the order by sales, also where amounts are below zero or larger than a shop will ever see.
import { expect, test } from 'vitest'
import { bySales } from '../../../db/analysis/decile.ts'

test('most first, equals by place; negative amounts last', () => {
  expect([...bySales(Int32Array.of(0, 2, 3, 5, 6), Float64Array.of(700, 9, -50, 700, 9, 2_000_000_000, 0))]).toEqual([5, 0, 3, 6, 2])
})

test('amounts that do not fit into one number with their place are ordered alike', () => {
  const large = 9e15
  const sales = Float64Array.of(-large, large, 5, large, 2 ** 31)
  expect([...bySales(Int32Array.of(0, 1, 2, 3, 4), sales)]).toEqual([1, 3, 4, 2, 0])
})
