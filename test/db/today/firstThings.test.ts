// The first three things of the sample shop: their people are those the list opens, their words are whole, the command says the same.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textsIn } from '../../../db/texts.ts'
import { chosenPeople } from '../../../db/customers/chosen.ts'
import { listCustomers } from '../../../db/customers/list.ts'
import { asOfShop } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { closeShop, createShop, openSample } from '../../../db/shops/lifecycle.ts'
import { changeSettings } from '../../../db/settings/change.ts'
import { firstThings } from '../../../db/today/firstThings.ts'
import { shownTime, thousands, wordsOfThing } from '../../../db/today/rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'things-'))
const file = join(folder, '見本.omotenashi')
const D = '2026-11-21'
let open: OpenShop
beforeAll(async () => { open = await openSample(file, D) })
afterAll(async () => { await closeShop(open); rmSync(folder, { recursive: true }) })

test.each([D, '2026-02-28', '2025-06-30', '2025-01-01', '2019-01-01'])('each opens exactly its people, as of %s', (asOf) => {
  const shop = asOfShop(open, asOf)
  const things = firstThings(open, asOf)
  expect(things.length).toBe(asOf === '2019-01-01' ? 0 : 3)
  for (const { ref, people } of things) {
    if (ref === null) continue
    expect(chosenPeople(open, shop, ref)).toHaveLength(people)
    expect(listCustomers(open, { find: '', people: ref, sort: 'id', descending: false, asOf, offset: 0, limit: 1 }).total).toBe(people)
  }
})

test('the sample: the leak after the first purchase, 顧客単価 to its target, the peak', () => {
  const things = firstThings(open, D)
  expect(things.map(({ code }) => code).sort()).toEqual(['leak', 'lever', 'peak'])
  for (const thing of things) {
    if (thing.code === 'leak') expect(thing.expectedYen).toBe(Math.round((thing.people * thing.why.boughtMatured * thing.why.perOccasion.sales) / thing.why.matured / thing.why.perOccasion.occasions))
    if (thing.code === 'lever') expect([thing.why.kpi, thing.why.goal]).toEqual(['salesPerCustomer', { numerator: 13_000, denominator: 1 }])
    if (thing.code === 'peak') expect(thing.expectedYen).toBe(Math.round((thing.people * thing.why.came * thing.why.perOccasion.sales) / thing.why.still / thing.why.perOccasion.occasions))
  }
})

test('with no target of the three: setting one, as no figure has fallen', () => {
  const before = { 'target.f2': open.settings['target.f2'], 'target.repeatBuyers': open.settings['target.repeatBuyers'], 'target.salesPerCustomer': open.settings['target.salesPerCustomer'] }
  changeSettings(open, { 'target.f2': null, 'target.repeatBuyers': null, 'target.salesPerCustomer': null })
  const things = firstThings(open, D)
  expect(things.at(-1)).toMatchObject({ code: 'setTarget', why: { reason: 'none' } })
  changeSettings(open, before)
})

test.each(['ja', 'en'] as const)('words without holes: %s', async (language) => {
  const say = await textsIn(language)
  for (const asOf of [D, '2025-06-30', '2025-01-01']) {
    for (const thing of firstThings(open, asOf)) {
      const { title, why, people, worth, noYen, effort, sums } = wordsOfThing(thing, say)
      const all = [title, why, people, worth?.label ?? '', worth?.yen ?? '', noYen ?? '', effort, ...sums].join('\n')
      expect(all).not.toMatch(/\{\{|firstThings\.|undefined|null|NaN|▲/)
      if (thing.ref !== null) expect([title, why, people, effort].every((text) => text !== '')).toBe(true)
    }
  }
})

test('yen to the thousand, time to what one can plan with', () => {
  expect([0, 499, 500, 1499, 1500, 818_498].map(thousands)).toEqual([null, null, 1000, 1000, 2000, 818_000])
  expect([1, 12, 13, 57, 58, 62, 100, 169, 170, 627].map((minutes) => shownTime(minutes))).toEqual([
    { unit: 'minutes', count: 5 }, { unit: 'minutes', count: 10 }, { unit: 'minutes', count: 15 }, { unit: 'minutes', count: 55 }, { unit: 'hours', count: 1 },
    { unit: 'hours', count: 1 }, { unit: 'hours', count: 1.5 }, { unit: 'hours', count: 3 }, { unit: 'hours', count: 3 }, { unit: 'hours', count: 10 },
  ])
})

test('the command gives the same, and what to do first in an empty shop', async () => {
  const run = (...args: string[]) => execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', resolve('db/cli.ts'), 'first-things', ...args], { encoding: 'utf8' })
  const things = JSON.parse(run(file, '--json', '--as-of', D)) as object[]
  expect(things).toEqual(JSON.parse(JSON.stringify(firstThings(open, D))))
  expect(Object.keys(things[0]).slice(0, 6)).toEqual(['code', 'why', 'people', 'expectedYen', 'minutes', 'ref'])
  const empty = join(folder, '空.omotenashi')
  await closeShop(createShop(empty, '空'))
  expect(JSON.parse(run(empty, '--json'))).toEqual([])
  expect(run(empty)).toContain('過去の注文ファイルを取り込む')
})
