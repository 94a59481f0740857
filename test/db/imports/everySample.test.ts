// Every sample, whatever it is: imported into a new shop it gives exactly the summary written down beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDay } from '../../../db/facts/day.ts'
import { runImport } from '../../../db/imports/run.ts'
import { memoryShop } from '../../../db/open.ts'
import { readSettings } from '../../../db/settings/queries.ts'
import { summaryOf } from '../../../db/shops/lifecycle.ts'
import { samples } from './orderFiles.ts'

interface Expected { summary: Record<string, unknown>; summary_of: string[] | string }
const cases = readdirSync(samples).filter((folder) => existsSync(join(samples, folder, 'expected.json'))).flatMap((folder) => {
  const expected = JSON.parse(readFileSync(join(samples, folder, 'expected.json'), 'utf8')) as Expected
  const files = readdirSync(join(samples, folder)).filter((file) => file !== 'expected.json')
  // "each file on its own"
  const runs = Array.isArray(expected.summary_of) ? [expected.summary_of] : files.map((file) => [file])
  return runs.map((run) => ({ folder, run, summary: expected.summary }))
})

test('there are samples of every kind', () => { expect(new Set(cases.map(({ folder }) => folder)).size).toBeGreaterThanOrEqual(13) })

test.each(cases)('$folder: $run', async ({ folder, run, summary }) => {
  const { sqlite } = memoryShop()
  const options = { timeZone: 'Asia/Tokyo', now: new Date('2026-11-21T00:00:00Z') }
  const { facts, result } = await runImport(sqlite, run.map((file) => join(samples, folder, file)), options)
  expect(result.files.flatMap(({ rejected }) => rejected)).toEqual([])
  const { orders, lines, customers, sales } = summaryOf({ facts, settings: readSettings(sqlite), asOf: parseDay('2026-11-21') })
  expect({ orders, lines, customers, sales }).toEqual(summary)
  const again = await runImport(sqlite, run.map((file) => join(samples, folder, file)), options)
  expect(again.result.orders).toMatchObject({ new: 0, updated: 0 })
})
