// Long answers are of one moment, and let others in between: what is written meanwhile neither gets into them nor puts them out of step.
import { expect, test } from 'vitest'
import { mergeCustomers } from '../../../db/customers/decide.ts'
import { tableBundle } from '../../../db/report/bundle.ts'
import type { TableBundle } from '../../../db/report/bundle.ts'
import { reportPaper } from '../../../db/report/paper.ts'
import { neverStopped } from '../../../db/turns.ts'
import { bring } from '../bring.ts'
import { asOf, emptyShop, twelveCustomers } from './reportShops.ts'

const nextTurn = () => new Promise((next) => setImmediate(next))

test.each([0, 1, 2, 3])('two customers become one %i turns after the start: every place still belongs to its customer', async (turns) => {
  const shop = emptyShop()
  // By place: Hokkaido, Hokkaido, then nine of Kyoto; whoever stands behind the second moves up by one when the two become one.
  bring(shop.open, 'base', Array.from({ length: 11 }, (_, i) => ({ no: `${i}`, day: '2026-06-01', yen: 1000 * (i + 1), contact: { name: `見本 ${i}子`, email: `one${i}@example.invalid`, prefecture: i < 2 ? '北海道' : '京都府' } })))
  const places = ({ files }: TableBundle): string => new TextDecoder().decode(files.find(({ name }) => name.includes('地域'))!.bytes)
  const before = places(await tableBundle(shop.open, 'csv', asOf, 'ja'))
  expect(before).toContain('京都府,9')
  shop.open.attributes = null
  const bundle = tableBundle(shop.open, 'csv', asOf, 'ja')
  for (let i = 0; i < turns; i++) await nextTurn()
  const [a, b] = shop.open.facts.customerId
  mergeCustomers(shop.open, { a, b })
  const made = places(await bundle)
  const after = places(await tableBundle(shop.open, 'csv', asOf, 'ja'))
  expect(after).not.toBe(before)
  expect([before, after]).toContain(made)
  await shop.close()
})

test('a full report lets others in while its sheets are made, also where some of it is still to come', async () => {
  const shop = twelveCustomers()
  let turns = 0
  let making = true
  const counting = (async () => { while (making) { await nextTurn(); turns++ } })()
  await reportPaper(shop.open, { kind: 'full', hideNames: true, asOf }, 'ja', neverStopped())
  making = false
  await counting
  // Before the first, after each of the five groups of sheets, after each of the four sheets they become.
  expect(turns).toBeGreaterThanOrEqual(10)
  await shop.close()
})
